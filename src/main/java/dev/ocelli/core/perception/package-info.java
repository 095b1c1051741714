/**
 * What was seen and heard in a file, with places and times: words, lines, tables, codes, speech, shots.
 *
 * <p>Door: {@code Perception}. Made by perceive, read by reason, ground and tools. May use: core.base.
 */
@NullMarked
package dev.ocelli.core.perception;

import org.jspecify.annotations.NullMarked;
