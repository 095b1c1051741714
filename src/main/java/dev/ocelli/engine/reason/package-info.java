/**
 * Fills a schema from what was seen.
 *
 * <p>Door: {@code Reasoner}. Plan + Perception -> Draft. May use: catalog.schema, core.
 */
@NullMarked
package dev.ocelli.engine.reason;

import org.jspecify.annotations.NullMarked;
