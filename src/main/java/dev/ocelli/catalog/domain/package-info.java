/**
 * Built-in domains, read from the {@code domains} folder.
 *
 * <p>Door: {@code Domains}. name -> Domain. May use: core.base, catalog.schema.
 */
@NullMarked
package dev.ocelli.catalog.domain;

import org.jspecify.annotations.NullMarked;
