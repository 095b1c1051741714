/**
 * Pure geometry: sights of pages into pages with reading order, blocks, tables and pairs.
 *
 * <p>Door: {@code PageLayout}. PageSight -> Page. May use: perceive.see, perceive.table, perceive.pair, perceive.zone,
 * core.
 */
@NullMarked
package dev.ocelli.engine.perceive.layout;

import org.jspecify.annotations.NullMarked;
