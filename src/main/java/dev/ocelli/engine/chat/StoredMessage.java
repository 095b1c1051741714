package dev.ocelli.engine.chat;

import dev.ocelli.catalog.model.chat.ToolRequest;
import dev.ocelli.engine.agent.AgentTask.Speaker;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message of a session.
 *
 * @param turn the number of the call that it came with or answers
 * @param materials names of the files that came with it, such as {@code file_1}
 */
public record StoredMessage(int turn, Said said, List<String> materials, String fingerprint, Instant createdAt) {
    public StoredMessage {
        materials = List.copyOf(materials);
    }

    /**
     * @param calls of the caller's own tools
     * @param answersCall the call that a tool's message answers
     */
    public record Said(
            Speaker speaker,
            String text,
            List<ToolRequest> calls,
            @Nullable String answersCall) {
        public Said {
            calls = List.copyOf(calls);
        }
    }
}
