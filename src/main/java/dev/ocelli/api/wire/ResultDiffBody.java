package dev.ocelli.api.wire;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Two executions compared field by field; {@code same} counts the fields that agree. */
public record ResultDiffBody(
        @JsonProperty("from") String from,
        @JsonProperty("to") String to,
        @JsonProperty("same") int same,
        @JsonProperty("changed") List<Change> changed,
        @JsonProperty("added") List<Change> added,
        @JsonProperty("removed") List<Change> removed) {

    /** One field; null where it is not there. */
    public record Change(
            @JsonProperty("field") String field,
            @JsonProperty("before") @Nullable JsonNode before,
            @JsonProperty("after") @Nullable JsonNode after) {}
}
