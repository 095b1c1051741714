/**
 * The database: embedded or given, its migrations and its connections; and bytes on disk under their hashes.
 *
 * <p>Doors: {@code Database}, {@code Blobs}. Config -> Jdbi; stream -> hash. May use: core.base.
 */
@NullMarked
package dev.ocelli.core.store;

import org.jspecify.annotations.NullMarked;
