/**
 * What tools need to find things on pages: words, tables, pictures, faces, codes, and what only a model can see.
 *
 * <p>Door: {@code Finder}. Material + words of a wish -> places. May use: catalog.tool, catalog.tool.picture; core.
 */
@NullMarked
package dev.ocelli.catalog.tool.find;

import org.jspecify.annotations.NullMarked;
