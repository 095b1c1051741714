package dev.ocelli.catalog.model.upstream;

import dev.ocelli.catalog.model.chat.AnswerShape;
import dev.ocelli.catalog.model.chat.ChatMessage;
import dev.ocelli.catalog.model.chat.ChatMessage.Role;
import dev.ocelli.catalog.model.chat.ChatQuery;
import dev.ocelli.catalog.model.chat.ChatReply;
import dev.ocelli.catalog.model.chat.ChatReply.Finish;
import dev.ocelli.catalog.model.chat.ToolRequest;
import dev.ocelli.catalog.model.chat.ToolSpec;
import dev.ocelli.core.base.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tools for a backend that has none: the model answers with one JSON object, either {@code {"calls": [{"tool": …,
 * "arguments": {…}}]}} or {@code {"answer": …}}; calls and results of earlier rounds are told as plain messages.
 */
final class SpokenTools {
    private static final Pattern ANSWER = Pattern.compile("^\\s*\\{\\s*\"answer\"\\s*:\\s*\"");

    private SpokenTools() {}

    /** The same question for a backend without tools. */
    static ChatQuery spoken(ChatQuery query) {
        List<ChatMessage> messages = new ArrayList<>();
        query.messages().forEach(message -> messages.add(plain(message)));
        var orders = """
                You may use tools. Each of your messages is one JSON object and nothing else, one of these two:
                {"calls": [{"tool": "<name>", "arguments": {...}}]} to use one or more tools; their results come in the next message;
                {"answer": ...} when you are done; %s.
                The tools, each with the JSON Schema of its arguments:
                %s""".formatted(answerWords(query.shape()), list(query.tools()));
        return new ChatQuery(
                        StandingOrders.added(messages, orders),
                        List.of(),
                        new AnswerShape.Fitting("move", schema(query)),
                        query.sampling())
                .by(query.deadline());
    }

    private static String answerWords(AnswerShape shape) {
        return switch (shape) {
            case AnswerShape.Free() -> "the answer is a string with your words";
            case AnswerShape.AnyJson() -> "the answer is a JSON object";
            case AnswerShape.Fitting fitting ->
                "the answer is JSON that fits this JSON Schema: " + Json.write(fitting.schema());
        };
    }

    private static String list(List<ToolSpec> tools) {
        var text = new StringBuilder();
        tools.forEach(tool -> text.append("- ")
                .append(tool.name())
                .append(": ")
                .append(tool.description())
                .append(" Arguments: ")
                .append(Json.write(tool.parameters()))
                .append('\n'));
        return text.toString();
    }

    private static ChatMessage plain(ChatMessage message) {
        if (message.role() == Role.TOOL) {
            return ChatMessage.of(Role.USER, "Result of call " + message.answersCall() + ":\n" + text(message));
        }
        if (message.calls().isEmpty()) {
            return message;
        }
        ObjectNode told = Json.object();
        ArrayNode calls = told.putArray("calls");
        message.calls()
                .forEach(call -> calls.addObject()
                        .put("tool", call.name())
                        .put("id", call.id())
                        .put("arguments", call.arguments()));
        return ChatMessage.of(Role.ASSISTANT, Json.write(told));
    }

    private static String text(ChatMessage message) {
        var text = new StringBuilder();
        message.parts().forEach(part -> {
            if (part instanceof dev.ocelli.catalog.model.chat.ChatPart.Text(String words)) {
                text.append(words);
            }
        });
        return text.toString();
    }

    private static ObjectNode schema(ChatQuery query) {
        ObjectNode calls = Json.object().put("type", "array").put("minItems", 1);
        ObjectNode call = calls.putObject("items").put("type", "object").put("additionalProperties", false);
        ObjectNode properties = call.putObject("properties");
        ArrayNode names = properties.putObject("tool").put("type", "string").putArray("enum");
        query.tools().forEach(tool -> names.add(tool.name()));
        properties.putObject("arguments").put("type", "object");
        call.putArray("required").add("tool").add("arguments");
        ObjectNode root = Json.object();
        ArrayNode either = root.putArray("anyOf");
        either.add(only("calls", calls));
        either.add(only("answer", answer(query.shape())));
        return root;
    }

    private static ObjectNode answer(AnswerShape shape) {
        return switch (shape) {
            case AnswerShape.Free() -> Json.object().put("type", "string");
            case AnswerShape.AnyJson() -> Json.object().put("type", "object");
            case AnswerShape.Fitting fitting -> fitting.schema().deepCopy();
        };
    }

    private static ObjectNode only(String field, ObjectNode schema) {
        ObjectNode node = Json.object().put("type", "object").put("additionalProperties", false);
        node.putObject("properties").set(field, schema);
        node.putArray("required").add(field);
        return node;
    }

    /** What the model meant; words that are no JSON are an answer as they stand. */
    static ChatReply understood(ChatReply reply) {
        JsonNode root = parse(reply.text());
        if (root.path("calls").isArray() && !root.path("calls").isEmpty()) {
            List<ToolRequest> calls = new ArrayList<>();
            for (JsonNode call : root.path("calls")) {
                calls.add(new ToolRequest(
                        "call_" + calls.size(), call.path("tool").asString(""), arguments(call.path("arguments"))));
            }
            return new ChatReply("", calls, Finish.TOOL_CALLS, reply.usage(), reply.backend());
        }
        JsonNode answer = root.path("answer");
        if (answer.isMissingNode()) {
            return begun(reply);
        }
        String text = answer.isString() ? answer.stringValue() : Json.write(answer);
        return new ChatReply(text, List.of(), reply.finish(), reply.usage(), reply.backend());
    }

    /** Of an answer that the token limit cut, the words that came. */
    private static ChatReply begun(ChatReply reply) {
        var head = ANSWER.matcher(reply.text());
        if (reply.finish() != Finish.LENGTH || !head.find()) {
            return reply;
        }
        String written = reply.text().substring(head.end());
        try {
            String text = Json.MAPPER
                    .readTree("\"" + written.substring(0, whole(written)) + "\"")
                    .asString("");
            return new ChatReply(text, List.of(), reply.finish(), reply.usage(), reply.backend());
        } catch (JacksonException _) {
            return reply; // raw line feeds, say: then it is words as they stand
        }
    }

    /** Where the last whole letter of a JSON string ends. */
    private static int whole(String written) {
        int at = 0;
        while (at < written.length()) {
            int length = written.charAt(at) != '\\' ? 1 : written.startsWith("\\u", at) ? 6 : 2;
            if (at + length > written.length() || written.charAt(at) == '"') {
                return at;
            }
            at += length;
        }
        return at;
    }

    private static String arguments(JsonNode given) {
        return given.isString() ? given.stringValue() : given.isObject() ? Json.write(given) : "{}";
    }

    /** The first JSON object in a text that may stand in a code fence. */
    private static JsonNode parse(String text) {
        int from = text.indexOf('{');
        int to = text.lastIndexOf('}');
        if (from < 0 || to < from) {
            return Json.object();
        }
        try {
            return Json.MAPPER.readTree(text.substring(from, to + 1));
        } catch (JacksonException _) {
            return Json.object(); // not the protocol: then it is words
        }
    }
}
