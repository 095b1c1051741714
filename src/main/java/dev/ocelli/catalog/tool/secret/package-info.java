/**
 * What on a page should not be given away: names, numbers, addresses, and every further place where they stand.
 *
 * <p>Door: {@code SecretSearch}. Perception + wanted kinds -> Secrets with places. May use: catalog.schema; core.
 */
@NullMarked
package dev.ocelli.catalog.tool.secret;

import org.jspecify.annotations.NullMarked;
