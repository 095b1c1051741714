/**
 * Uploaded files and fetched URLs.
 *
 * <p>Door: {@code Files}. bytes or URL -> StoredFile. May use: core.base, core.store.
 */
@NullMarked
package dev.ocelli.core.file;

import org.jspecify.annotations.NullMarked;
