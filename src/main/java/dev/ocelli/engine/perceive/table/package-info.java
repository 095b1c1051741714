/**
 * Tables, ruled and unruled.
 *
 * <p>Door: {@code TableReader}. text lines + rulings -> Table. May use: core.
 */
@NullMarked
package dev.ocelli.engine.perceive.table;

import org.jspecify.annotations.NullMarked;
