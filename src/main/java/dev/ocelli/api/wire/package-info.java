/**
 * JSON bodies in wire spelling, no behaviour.
 *
 * <p>Door: none. No flow. May use: core.base.
 */
@NullMarked
package dev.ocelli.api.wire;

import org.jspecify.annotations.NullMarked;
