package dev.ocelli.engine.chat;

import dev.ocelli.engine.agent.AgentTask.Speaker;
import java.util.List;

/** What a session is called until somebody renames it: the first line that a person said. */
final class Title {
    private static final int LENGTH = 80;

    private Title() {}

    static String of(List<StoredMessage> messages) {
        return messages.stream()
                .filter(message -> message.said().speaker() == Speaker.USER)
                .map(message ->
                        message.said().text().strip().lines().findFirst().orElse(""))
                .filter(line -> !line.isBlank())
                .findFirst()
                .map(Title::shortened)
                .orElse("New chat");
    }

    private static String shortened(String line) {
        String plain = line.replaceAll("\\s+", " ");
        return plain.length() <= LENGTH ? plain : plain.substring(0, LENGTH - 1) + "…";
    }
}
