/**
 * Whole pages as results: Markdown, OCR lines, layout regions.
 *
 * <p>Door: {@code PageProducts}. Plan + Perception -> JSON. May use: engine.plan, core.
 */
@NullMarked
package dev.ocelli.engine.pages;

import org.jspecify.annotations.NullMarked;
