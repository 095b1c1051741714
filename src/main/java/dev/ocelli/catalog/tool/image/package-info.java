/**
 * Tools of the group image: look at pictures and pages, cut, turn, hide and find in them.
 *
 * <p>May use: catalog.tool, catalog.format; core.
 */
@NullMarked
package dev.ocelli.catalog.tool.image;

import org.jspecify.annotations.NullMarked;
