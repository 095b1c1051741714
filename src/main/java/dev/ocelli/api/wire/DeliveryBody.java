package dev.ocelli.api.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A webhook delivery; {@code status} is {@code pending}, {@code delivered} or {@code failed}. */
public record DeliveryBody(
        @JsonProperty("id") String id,
        @JsonProperty("subject_id") String subjectId,
        @JsonProperty("url") String url,
        @JsonProperty("status") String status,
        @JsonProperty("created_at") Instant createdAt,
        @JsonProperty("attempts") List<Attempt> attempts,
        @JsonProperty("body") @Nullable String body) {

    /** One try; {@code response_code} is null when no answer came. */
    public record Attempt(
            @JsonProperty("number") int number,
            @JsonProperty("at") Instant at,
            @JsonProperty("response_code") @Nullable Integer responseCode,
            @JsonProperty("problem") @Nullable String problem,
            @JsonProperty("duration_ms") long durationMs) {}
}
