/**
 * Signed, retried deliveries to a caller's URL.
 *
 * <p>Door: {@code Webhooks}. event -> delivery. May use: core.base, core.store, core.job, core.file.
 */
@NullMarked
package dev.ocelli.core.webhook;

import org.jspecify.annotations.NullMarked;
