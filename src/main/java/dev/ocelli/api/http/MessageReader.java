package dev.ocelli.api.http;

import dev.ocelli.catalog.model.chat.ToolRequest;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.engine.agent.AgentTask.Speaker;
import dev.ocelli.engine.chat.SentMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads {@code messages} of a chat request: wire contract A, section 16. */
final class MessageReader {
    private static final int MOST_MESSAGES = 2000;
    private static final int MOST_CALLS = 128;

    private MessageReader() {}

    /** At least one; the last is what is asked. */
    static List<SentMessage> messages(Fields body) {
        List<Fields> items = body.items("messages", MOST_MESSAGES);
        if (items.isEmpty()) {
            throw body.refused(
                    "messages",
                    "messages is " + (body.has("messages") ? "empty" : "missing")
                            + "; expected at least one message, such as {\"role\": \"user\", \"content\": \"Hello\"}.");
        }
        var messages = new ArrayList<SentMessage>();
        items.forEach(item -> messages.add(message(item)));
        return asking(messages, items.getLast());
    }

    /** A request of standing orders alone is a question. */
    private static List<SentMessage> asking(List<SentMessage> messages, Fields last) {
        SentMessage asked = messages.getLast();
        if (asked.speaker() == Speaker.AGENT) {
            throw last.refused("role", "The last message is the assistant's; expected one of role user or tool.");
        }
        if (messages.stream().allMatch(message -> message.speaker() == Speaker.SYSTEM)) {
            messages.set(
                    messages.size() - 1, new SentMessage(Speaker.USER, asked.text(), asked.files(), List.of(), null));
        }
        return messages;
    }

    private static SentMessage message(Fields item) {
        Speaker speaker = speaker(item);
        PartReader.Content content = PartReader.read(item);
        if (speaker == Speaker.USER && !item.has("content")) {
            throw item.refused("content", item.path("content") + " is missing; expected a text or a list of parts.");
        }
        @Nullable String answers = speaker == Speaker.TOOL ? item.word("tool_call_id") : null;
        if (speaker == Speaker.TOOL && answers == null) {
            throw item.refused(
                    "tool_call_id", item.path("tool_call_id") + " is missing; expected the id of the call it answers.");
        }
        return new SentMessage(
                speaker, content.text(), content.files(), speaker == Speaker.AGENT ? calls(item) : List.of(), answers);
    }

    private static Speaker speaker(Fields item) {
        String role = Objects.requireNonNullElse(item.word("role"), "");
        return switch (role) {
            case "system", "developer" -> Speaker.SYSTEM;
            case "user" -> Speaker.USER;
            case "assistant" -> Speaker.AGENT;
            case "tool" -> Speaker.TOOL;
            default ->
                throw item.refused(
                        "role",
                        item.path("role") + " is '" + role + "'; expected system, developer, user, assistant or tool.");
        };
    }

    private static List<ToolRequest> calls(Fields item) {
        var calls = new ArrayList<ToolRequest>();
        for (Fields call : item.items("tool_calls", MOST_CALLS)) {
            Fields function = call.inside("function").orElseThrow(() -> missing(call, "function", "a JSON object"));
            @Nullable String id = call.word("id");
            @Nullable String name = function.word("name");
            if (id == null || name == null) {
                throw missing(id == null ? call : function, id == null ? "id" : "name", "a string");
            }
            calls.add(new ToolRequest(id, name, Objects.requireNonNullElse(function.text("arguments"), "{}")));
        }
        return calls;
    }

    private static OcelliException missing(Fields object, String field, String expected) {
        return object.refused(field, object.path(field) + " is missing; expected " + expected + ".");
    }
}
