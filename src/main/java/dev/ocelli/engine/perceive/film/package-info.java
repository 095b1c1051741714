/**
 * Watches films: where shots begin, which frames say most, what is written on them and how long.
 *
 * <p>Door: {@code Watching}. File -> shots and pages. May use: catalog.format, perceive.see, perceive.layout, core.
 */
@NullMarked
package dev.ocelli.engine.perceive.film;

import org.jspecify.annotations.NullMarked;
