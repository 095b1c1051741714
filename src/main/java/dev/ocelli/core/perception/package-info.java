/**
 * What was seen in a file, with places: words, lines, tables, codes.
 *
 * <p>Door: {@code Perception}. Made by perceive, read by reason, ground and tools. May use: core.base.
 */
@NullMarked
package dev.ocelli.core.perception;

import org.jspecify.annotations.NullMarked;
