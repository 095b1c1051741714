/**
 * Says which of several kinds a document is by asking the model that is plugged in; rules stand in for it.
 *
 * <p>Door: {@code ModelClassifier}. Kinds + Perception -> Verdict. May use: engine.classify, reason; catalog; core.
 */
@NullMarked
package dev.ocelli.engine.classify.model;

import org.jspecify.annotations.NullMarked;
