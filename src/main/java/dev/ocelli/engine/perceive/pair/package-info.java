/**
 * Labels and what stands for them.
 *
 * <p>Door: {@code PairReader}. text lines -> KeyValuePair. May use: core.
 */
@NullMarked
package dev.ocelli.engine.perceive.pair;

import org.jspecify.annotations.NullMarked;
