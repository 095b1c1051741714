/**
 * Durable jobs and their step journal.
 *
 * <p>Door: {@code Jobs}. row -> run to the end, also after a crash. May use: core.base, core.store.
 */
@NullMarked
package dev.ocelli.core.job;

import org.jspecify.annotations.NullMarked;
