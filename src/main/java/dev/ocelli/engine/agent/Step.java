package dev.ocelli.engine.agent;

import dev.ocelli.catalog.model.chat.ChatReply.TokenUsage;
import dev.ocelli.core.artifact.Artifact;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * One finished unit of an agent's work: a tool call or a model call. Kept as JSON, so components are only ever added.
 *
 * @param index counts from 0 within the run
 * @param id of the call, for a model that asked for it
 * @param name of the tool; {@code model} for a model call
 * @param output what came back; empty object when it failed
 * @param error plain words when it failed, else null
 */
public record Step(
        int index,
        String id,
        String name,
        ObjectNode input,
        ObjectNode output,
        @Nullable String error,
        Trace trace) {

    /**
     * @param summary one line for people
     * @param artifacts what was made
     * @param inputHash SHA-256 of name and input, lower-case hex
     */
    public record Trace(
            String summary,
            List<Artifact> artifacts,
            String inputHash,
            Instant startedAt,
            long millis,
            TokenUsage tokens) {
        public Trace {
            artifacts = List.copyOf(artifacts);
        }
    }

    public boolean failed() {
        return error != null;
    }
}
