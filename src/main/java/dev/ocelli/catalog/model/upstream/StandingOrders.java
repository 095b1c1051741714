package dev.ocelli.catalog.model.upstream;

import dev.ocelli.catalog.model.chat.ChatMessage;
import dev.ocelli.catalog.model.chat.ChatMessage.Role;
import dev.ocelli.catalog.model.chat.ChatPart;
import java.util.ArrayList;
import java.util.List;

/** Adds to what a conversation's first message orders; many chat templates know one system message, and only there. */
final class StandingOrders {
    private StandingOrders() {}

    static List<ChatMessage> added(List<ChatMessage> messages, String words) {
        List<ChatMessage> all = new ArrayList<>(messages);
        if (messages.isEmpty() || messages.getFirst().role() != Role.SYSTEM) {
            all.addFirst(ChatMessage.of(Role.SYSTEM, words));
            return all;
        }
        List<ChatPart> parts = new ArrayList<>(messages.getFirst().parts());
        parts.add(new ChatPart.Text("\n\n" + words));
        all.set(0, new ChatMessage(Role.SYSTEM, parts, List.of(), null));
        return all;
    }
}
