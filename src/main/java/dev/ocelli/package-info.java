/**
 * Ocelli: files in, grounded JSON out.
 *
 * <p>{@link dev.ocelli.Main} starts a command, {@code Ocelli} wires the rooms once, top to bottom.
 */
@NullMarked
package dev.ocelli;

import org.jspecify.annotations.NullMarked;
