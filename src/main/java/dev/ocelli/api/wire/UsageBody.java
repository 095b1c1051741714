package dev.ocelli.api.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * {@code usage}: wire contract A, section 4.2. All numbers are whole.
 *
 * @param engine ours: which engine made the result, {@code embedded} or {@code model} and the backend's name
 * @param modelCalls ours, like the tokens: absent where no model was asked
 */
public record UsageBody(
        @JsonProperty("elements_processed") @Nullable Integer elementsProcessed,
        @JsonProperty("element_type") @Nullable String elementType,
        @JsonProperty("credits_used") @Nullable Integer creditsUsed,
        @JsonProperty("steps") @Nullable Integer steps,
        @JsonProperty("message") @Nullable String message,
        @JsonProperty("duration_seconds") int durationSeconds,

        @JsonProperty("engine") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        String engine,

        @JsonProperty("model_calls") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        Integer modelCalls,

        @JsonProperty("prompt_tokens") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        Long promptTokens,

        @JsonProperty("completion_tokens") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
        Long completionTokens) {

    /** Of work that no model was asked for. */
    public UsageBody(
            @Nullable Integer elementsProcessed,
            @Nullable String elementType,
            @Nullable Integer creditsUsed,
            @Nullable Integer steps,
            @Nullable String message,
            int durationSeconds) {
        this(elementsProcessed, elementType, creditsUsed, steps, message, durationSeconds, null, null, null, null);
    }
}
