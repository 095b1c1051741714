/**
 * Hears a recording: where somebody speaks, stretch by stretch what is said, put together to one transcript.
 *
 * <p>Door: {@code Hearing}. file -> Recording. May use: catalog.format, catalog.model, core.
 */
@NullMarked
package dev.ocelli.engine.perceive.hear;

import org.jspecify.annotations.NullMarked;
