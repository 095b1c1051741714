/**
 * Projects and API keys.
 *
 * <p>Door: {@code Keys}. bearer token -> Identity. May use: core.base, core.store.
 */
@NullMarked
package dev.ocelli.core.identity;

import org.jspecify.annotations.NullMarked;
