/**
 * Turns a submission into a plan: all look-ups done.
 *
 * <p>Door: {@code Planner}. Submission -> Plan. May use: catalog, core.
 */
@NullMarked
package dev.ocelli.engine.plan;

import org.jspecify.annotations.NullMarked;
