/**
 * Tools of the group video: cut films, take frames and sound out of them.
 *
 * <p>May use: catalog.tool, catalog.format; core.
 */
@NullMarked
package dev.ocelli.catalog.tool.video;

import org.jspecify.annotations.NullMarked;
