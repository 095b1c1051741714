/**
 * Tools of the group viz: draw on pages what was found on them.
 *
 * <p>May use: catalog.tool, catalog.format; core.
 */
@NullMarked
package dev.ocelli.catalog.tool.viz;

import org.jspecify.annotations.NullMarked;
