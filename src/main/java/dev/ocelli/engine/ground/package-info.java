/**
 * Checks every value against the page.
 *
 * <p>Door: {@code Grounder}. Draft + Perception -> Grounded. May use: core.
 */
@NullMarked
package dev.ocelli.engine.ground;

import org.jspecify.annotations.NullMarked;
