package dev.ocelli.api.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Answers of the feedback routes: wire contract A, section 10. */
public sealed interface FeedbackBody {

    /** The answer to a submission; one of the three ids is not null. */
    record Submitted(
            @JsonProperty("id") String id,
            @JsonProperty("request_id") @Nullable String requestId,
            @JsonProperty("agent_execution_id") @Nullable String executionId,
            @JsonProperty("chat_id") @Nullable String chatId,
            @JsonProperty("created_at") Instant createdAt,
            @JsonProperty("response") @Nullable JsonNode response)
            implements FeedbackBody {}

    /** All verdicts on one target. */
    record Listed(
            @JsonProperty("request_id") @Nullable String requestId,
            @JsonProperty("agent_execution_id") @Nullable String executionId,
            @JsonProperty("chat_id") @Nullable String chatId,
            @JsonProperty("items") List<Item> items)
            implements FeedbackBody {
        public Listed {
            items = List.copyOf(items);
        }
    }

    /** One verdict of a list. */
    record Item(
            @JsonProperty("id") String id,
            @JsonProperty("created_at") Instant createdAt,
            @JsonProperty("response") @Nullable JsonNode response,
            @JsonProperty("notes") @Nullable String notes) {}
}
