/**
 * Schemas for documents that nobody has described.
 *
 * <p>Door: {@code SchemaProposer}. Perception -> schema with a sample. May use: catalog.schema, core.
 */
@NullMarked
package dev.ocelli.engine.propose;

import org.jspecify.annotations.NullMarked;
