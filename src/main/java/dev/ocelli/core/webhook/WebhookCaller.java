package dev.ocelli.core.webhook;

import java.time.Duration;
import java.util.Map;

/** Posts to a receiver's address. */
@FunctionalInterface
public interface WebhookCaller {
    /**
     * Posts {@code body} as JSON and gives the HTTP status of the answer; redirects are answers, not followed.
     *
     * @throws dev.ocelli.core.base.OcelliException {@code URL_REFUSED} for an address that must not be called,
     *     {@code FETCH_FAILED} when no answer came within {@code limit}
     */
    int post(String url, Map<String, String> headers, byte[] body, Duration limit);
}
