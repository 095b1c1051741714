/**
 * The database: embedded or given, its migrations and its connections.
 *
 * <p>Door: {@code Database}. Config -> Jdbi. May use: core.base.
 */
@NullMarked
package dev.ocelli.core.store;

import org.jspecify.annotations.NullMarked;
