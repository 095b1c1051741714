package dev.ocelli.engine.execution;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import tools.jackson.databind.JsonNode;

/**
 * One input of an execution under the name that the caller gave it; a list under one name is several inputs.
 *
 * <p>Kept with accepted executions as JSON, so the words of the kinds never change.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = ExecutionInput.FileInput.class, name = "file"),
    @JsonSubTypes.Type(value = ExecutionInput.TextInput.class, name = "text"),
    @JsonSubTypes.Type(value = ExecutionInput.ValueInput.class, name = "value")
})
public sealed interface ExecutionInput {
    String name();

    /** A stored file of the project. */
    record FileInput(String name, String fileId) implements ExecutionInput {}

    /** Words for the agent. */
    record TextInput(String name, String text) implements ExecutionInput {}

    /** Any JSON for the agent to work with. */
    record ValueInput(String name, JsonNode value) implements ExecutionInput {}
}
