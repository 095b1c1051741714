/**
 * Requests: accept, store, queue, run, finish.
 *
 * <p>Door: {@code Predictions}. Submission -> Prediction. May use: engine.plan, classify, perceive, reason, ground, pages, propose;
 * catalog; core.
 */
@NullMarked
package dev.ocelli.engine.request;

import org.jspecify.annotations.NullMarked;
