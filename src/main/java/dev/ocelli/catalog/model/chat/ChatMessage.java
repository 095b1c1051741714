package dev.ocelli.catalog.model.chat;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One message of a conversation.
 *
 * @param calls tools that the assistant asks for; empty for the other roles
 * @param answersCall for {@link Role#TOOL}: the id of the call that it answers
 */
public record ChatMessage(
        Role role,
        List<ChatPart> parts,
        List<ToolRequest> calls,
        @Nullable String answersCall) {
    public ChatMessage {
        parts = List.copyOf(parts);
        calls = List.copyOf(calls);
    }

    public enum Role {
        SYSTEM,
        USER,
        ASSISTANT,
        TOOL
    }

    public static ChatMessage of(Role role, String text) {
        return new ChatMessage(role, List.of(new ChatPart.Text(text)), List.of(), null);
    }
}
