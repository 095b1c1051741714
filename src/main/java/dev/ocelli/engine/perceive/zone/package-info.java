/**
 * Machine-readable zones of travel documents (ICAO 9303).
 *
 * <p>Door: {@code ZoneReader}. text lines -> MachineReadableZone. May use: core.
 */
@NullMarked
package dev.ocelli.engine.perceive.zone;

import org.jspecify.annotations.NullMarked;
