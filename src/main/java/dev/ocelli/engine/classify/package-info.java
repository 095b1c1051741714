/**
 * Says which of several kinds a document is.
 *
 * <p>Door: {@code Classifier}. Kinds + Perception -> Verdict. May use: core, catalog.schema.
 */
@NullMarked
package dev.ocelli.engine.classify;

import org.jspecify.annotations.NullMarked;
