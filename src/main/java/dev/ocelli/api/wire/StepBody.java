package dev.ocelli.api.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One finished step of an execution; {@code tokens} of model calls are prompt and completion. */
public record StepBody(
        @JsonProperty("index") int index,
        @JsonProperty("id") String id,
        @JsonProperty("name") String name,
        @JsonProperty("status") String status,
        @JsonProperty("summary") String summary,
        @JsonProperty("input") JsonNode input,
        @JsonProperty("output") JsonNode output,
        @JsonProperty("error") @Nullable String error,
        @JsonProperty("artifacts") List<Made> artifacts,
        @JsonProperty("input_hash") String inputHash,
        @JsonProperty("started_at") Instant startedAt,
        @JsonProperty("duration_ms") long durationMs,
        @JsonProperty("prompt_tokens") long promptTokens,
        @JsonProperty("completion_tokens") long completionTokens) {

    /** An artifact that the step made. */
    public record Made(
            @JsonProperty("id") String id,
            @JsonProperty("filename") String filename,
            @JsonProperty("media_type") String mediaType) {}
}
