/**
 * Nouns that every room shares: boxes, media types, error codes, ids.
 *
 * <p>Door: none. No flow. May use: the JDK and the JSON tree.
 */
@NullMarked
package dev.ocelli.core.base;

import org.jspecify.annotations.NullMarked;
