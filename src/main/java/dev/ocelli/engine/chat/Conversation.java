package dev.ocelli.engine.chat;

import java.util.List;

/**
 * Tells which of the messages of a request are new to the conversation that is kept.
 *
 * <p>Clients send only what is new, or the whole history again, or their standing orders with every message. So what a
 * request begins with is left out as far as it is what the conversation begins with. When that leaves nothing, the same
 * question is asked once more: its last message is new.
 */
final class Conversation {
    private Conversation() {}

    static List<SentMessage> fresh(List<StoredMessage> kept, List<SentMessage> sent) {
        int same = 0;
        while (same < kept.size()
                && same < sent.size()
                && kept.get(same).fingerprint().equals(sent.get(same).fingerprint())) {
            same++;
        }
        return sent.subList(Math.min(same, sent.size() - 1), sent.size());
    }
}
