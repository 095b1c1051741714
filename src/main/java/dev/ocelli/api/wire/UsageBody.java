package dev.ocelli.api.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/** {@code usage}: wire contract A, section 4.2. All numbers are whole. */
public record UsageBody(
        @JsonProperty("elements_processed") @Nullable Integer elementsProcessed,
        @JsonProperty("element_type") @Nullable String elementType,
        @JsonProperty("credits_used") @Nullable Integer creditsUsed,
        @JsonProperty("steps") @Nullable Integer steps,
        @JsonProperty("message") @Nullable String message,
        @JsonProperty("duration_seconds") int durationSeconds) {}
