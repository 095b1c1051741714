/**
 * One page's raw sight: lines from the text layer or OCR, rulings, pictures, bar codes.
 *
 * <p>Door: {@code PageSeer}. PageSource -> PageSight. May use: catalog.format, catalog.model, core.
 */
@NullMarked
package dev.ocelli.engine.perceive.see;

import org.jspecify.annotations.NullMarked;
