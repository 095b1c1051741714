package dev.ocelli.engine.chat;

import dev.ocelli.catalog.skill.SessionDraft;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.file.StoredFile;
import dev.ocelli.engine.agent.AgentTask.Speaker;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reads a conversation for a skill: the words, and the last answer that was JSON. */
final class DraftReader {
    private static final Pattern FENCED = Pattern.compile("(?s)```(?:json)?\\s*(\\{.*?})\\s*```");

    private DraftReader() {}

    static SessionDraft read(List<StoredMessage> messages, List<TurnRecord> turns, List<StoredFile> files) {
        Optional<TurnRecord> last =
                turns.reversed().stream().filter(turn -> json(turn).isPresent()).findFirst();
        @Nullable ObjectNode schema = last.map(turn -> turn.asked().schema()).orElse(null);
        @Nullable ObjectNode answer = last.flatMap(DraftReader::json).orElse(null);
        return new SessionDraft(
                texts(messages, Speaker.SYSTEM),
                texts(messages, Speaker.USER),
                files.stream()
                        .map(file -> file.filename() + " (" + file.mediaType() + ")")
                        .toList(),
                schema,
                answer);
    }

    private static List<String> texts(List<StoredMessage> messages, Speaker speaker) {
        return messages.stream()
                .filter(message -> message.said().speaker() == speaker)
                .map(message -> message.said().text())
                .filter(text -> !text.isBlank())
                .toList();
    }

    /** The object that an answer is, or holds as its one block of JSON. */
    private static Optional<ObjectNode> json(TurnRecord turn) {
        if (!(turn.result() instanceof TurnRecord.Answered answered)) {
            return Optional.empty();
        }
        @Nullable ObjectNode json = answered.answer().json();
        return json != null ? Optional.of(json) : json(answered.answer().text());
    }

    private static Optional<ObjectNode> json(String text) {
        Matcher fenced = FENCED.matcher(text);
        String inner = fenced.find() ? fenced.group(1) : text.strip();
        if (!inner.startsWith("{")) {
            return Optional.empty();
        }
        try {
            return Json.parse(inner) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (OcelliException notJson) {
            return Optional.empty();
        }
    }
}
