/** Runs the published clients, unmodified, against the real server. */
@NullMarked
package dev.ocelli.conformance;

import org.jspecify.annotations.NullMarked;
