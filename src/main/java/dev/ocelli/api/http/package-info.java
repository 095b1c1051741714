/**
 * The HTTP server and its routes.
 *
 * <p>Door: {@code Server}. HTTP -> engine -> HTTP. May use: everything below, api.wire.
 */
@NullMarked
package dev.ocelli.api.http;

import org.jspecify.annotations.NullMarked;
