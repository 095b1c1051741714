/**
 * Whole pages as results: Markdown, OCR lines, layout regions.
 *
 * <p>Door: {@code PageProducts}. Perception -> JSON. May use: core.
 */
@NullMarked
package dev.ocelli.engine.pages;

import org.jspecify.annotations.NullMarked;
