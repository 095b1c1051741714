/**
 * File kinds: what can be opened, its pages, text layer and pictures.
 *
 * <p>Door: {@code Formats}. path + media type -> OpenDocument. May use: core.base, core.perception.
 */
@NullMarked
package dev.ocelli.catalog.format;

import org.jspecify.annotations.NullMarked;
