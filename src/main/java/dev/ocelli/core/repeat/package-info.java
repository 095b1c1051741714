/**
 * First answers of repeatable calls: the header Idempotency-Key.
 *
 * <p>Door: {@code Repeats}. key + fingerprint -> first answer. May use: core.base, core.store.
 */
@NullMarked
package dev.ocelli.core.repeat;

import org.jspecify.annotations.NullMarked;
