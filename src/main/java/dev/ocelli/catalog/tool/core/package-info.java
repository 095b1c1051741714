/**
 * Tools of the group core: which files there are, what they say and what they are.
 *
 * <p>May use: catalog.tool, catalog.format; core.
 */
@NullMarked
package dev.ocelli.catalog.tool.core;

import org.jspecify.annotations.NullMarked;
