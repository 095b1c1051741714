/**
 * Tools of the group video: write down what is said, find and cut parts, join them, take frames and sound, blur what is
 * seen.
 *
 * <p>May use: catalog.tool, its rooms find and picture, catalog.format; core.
 */
@NullMarked
package dev.ocelli.catalog.tool.video;

import org.jspecify.annotations.NullMarked;
