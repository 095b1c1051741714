/**
 * What tools need of pictures: pages as pixels, cutting, turning, drawing, keeping.
 *
 * <p>Door: {@code Pictures}. Material + page -> pixels. May use: catalog.tool, catalog.format; core.
 */
@NullMarked
package dev.ocelli.catalog.tool.picture;

import org.jspecify.annotations.NullMarked;
