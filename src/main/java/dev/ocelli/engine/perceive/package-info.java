/**
 * Opens a file and says what is on its pages.
 *
 * <p>Door: {@code Perceiver}. Plan -> Perception. May use: catalog.format, catalog.model, core.
 */
@NullMarked
package dev.ocelli.engine.perceive;

import org.jspecify.annotations.NullMarked;
