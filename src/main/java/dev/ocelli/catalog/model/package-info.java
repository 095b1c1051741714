/**
 * Model runners and the model store: OCR, later speech and chat models.
 *
 * <p>Door: {@code Models}. picture -> text lines. May use: core.base, core.perception.
 */
@NullMarked
package dev.ocelli.catalog.model;

import org.jspecify.annotations.NullMarked;
