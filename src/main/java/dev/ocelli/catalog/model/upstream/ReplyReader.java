package dev.ocelli.catalog.model.upstream;

import dev.ocelli.catalog.model.chat.ChatListener;
import dev.ocelli.catalog.model.chat.ChatReply;
import dev.ocelli.catalog.model.chat.ChatReply.Finish;
import dev.ocelli.catalog.model.chat.ChatReply.TokenUsage;
import dev.ocelli.catalog.model.chat.ToolRequest;
import dev.ocelli.catalog.model.upstream.UpstreamFault.Kind;
import dev.ocelli.core.base.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** Folds what a backend sends, whole or in chunks, into one answer. One answer each. */
final class ReplyReader {
    /** Parts of one tool call as they come. */
    private static final class Call {
        private String id = "";
        private final StringBuilder name = new StringBuilder();
        private final StringBuilder arguments = new StringBuilder();
    }

    private final Backend backend;
    private final ChatListener listener;
    private final StringBuilder text = new StringBuilder();
    private final TreeMap<Integer, Call> calls = new TreeMap<>();
    private @Nullable Finish finish;
    private TokenUsage usage = TokenUsage.NONE;
    private boolean heard;

    ReplyReader(Backend backend, ChatListener listener) {
        this.backend = backend;
        this.listener = listener;
    }

    /** Whether the listener was told something, so that another try would tell it twice. */
    boolean heard() {
        return heard;
    }

    boolean finished() {
        return finish != null;
    }

    /** A whole answer. */
    void whole(String body) {
        JsonNode root = json(body);
        take(root, "message");
        if (finish == null) {
            finish = calls.isEmpty() ? Finish.STOP : Finish.TOOL_CALLS;
        }
    }

    /** The data of one event; {@code [DONE]} is not for here. */
    void chunk(String data) {
        take(json(data), "delta");
    }

    ChatReply reply() {
        List<ToolRequest> asked = new ArrayList<>();
        calls.forEach((index, call) -> asked.add(new ToolRequest(
                call.id.isEmpty() ? "call_" + index : call.id,
                call.name.toString(),
                call.arguments.isEmpty() ? "{}" : call.arguments.toString())));
        Finish why = finish == null ? Finish.STOP : finish;
        return new ChatReply(text.toString(), asked, asked.isEmpty() ? why : Finish.TOOL_CALLS, usage, backend.name());
    }

    private static JsonNode json(String body) {
        try {
            return Json.MAPPER.readTree(body);
        } catch (JacksonException e) {
            throw UpstreamFault.of(Kind.GARBLED, "its answer is not JSON", e);
        }
    }

    private void take(JsonNode root, String holder) {
        if (!root.isObject()) {
            throw misshaped("an object");
        }
        if (root.hasNonNull("error")) {
            throw UpstreamFault.of(Kind.PASSING, "it broke off with: " + Refusal.words(Json.write(root)));
        }
        usage(root.path("usage"));
        JsonNode choices = root.path("choices");
        if (!choices.isArray() || (choices.isEmpty() && holder.equals("message"))) {
            throw misshaped("a list 'choices'");
        }
        if (choices.isEmpty()) {
            return;
        }
        JsonNode choice = choices.get(0);
        JsonNode message = choice.path(holder);
        if (message.isObject()) {
            message(message);
        } else if (holder.equals("message")) {
            throw misshaped("choices[0].message");
        }
        finish(choice.path("finish_reason"));
    }

    private void message(JsonNode message) {
        thought(message.path("reasoning_content"));
        thought(message.path("reasoning"));
        content(message.path("content"));
        JsonNode asked = message.path("tool_calls");
        if (asked.isMissingNode() || asked.isNull()) {
            return;
        }
        if (!asked.isArray()) {
            throw misshaped("a list 'tool_calls'");
        }
        for (int i = 0; i < asked.size(); i++) {
            call(asked.get(i), i);
        }
    }

    private void thought(JsonNode piece) {
        if (piece.isString() && !piece.stringValue().isEmpty()) {
            listener.thought(piece.stringValue());
        }
    }

    private void content(JsonNode content) {
        if (content.isString()) {
            say(content.stringValue());
        } else if (content.isArray()) { // a list of parts, as some servers answer
            content.forEach(this::part);
        } else if (!content.isNull() && !content.isMissingNode()) {
            throw misshaped("text as 'content'");
        }
    }

    private void part(JsonNode part) {
        if (!part.isObject()) {
            throw misshaped("parts of text as 'content'");
        }
        say(part.path("text").asString(""));
    }

    private void say(String piece) {
        if (!piece.isEmpty()) {
            text.append(piece);
            heard = true;
            listener.text(piece);
        }
    }

    private void call(JsonNode piece, int place) {
        JsonNode function = piece.path("function");
        if (!function.isObject()) {
            throw misshaped("a 'function' in each of 'tool_calls'");
        }
        int index = piece.path("index").isInt() ? piece.path("index").intValue() : place;
        Call call = calls.computeIfAbsent(index, _ -> new Call());
        if (piece.path("id").isString() && !piece.path("id").stringValue().isEmpty()) {
            call.id = piece.path("id").stringValue();
        }
        call.name.append(function.path("name").asString(""));
        JsonNode arguments = function.path("arguments");
        if (arguments.isString()) {
            call.arguments.append(arguments.stringValue());
        } else if (arguments.isObject()) {
            call.arguments.append(Json.write(arguments));
        }
    }

    private void usage(JsonNode told) {
        if (told.isObject()) {
            long prompt = Math.max(0, told.path("prompt_tokens").asLong(0));
            long completion = Math.max(0, told.path("completion_tokens").asLong(0));
            usage = new TokenUsage(prompt, completion, backend.prices().micros(prompt, completion));
        }
    }

    private void finish(JsonNode reason) {
        if (reason.isString()) {
            finish = switch (reason.stringValue()) {
                case "length", "max_tokens" -> Finish.LENGTH;
                case "tool_calls", "function_call" -> Finish.TOOL_CALLS;
                case "content_filter" -> Finish.CONTENT_FILTER;
                default -> Finish.STOP;
            };
        }
    }

    private static UpstreamFault misshaped(String expected) {
        return UpstreamFault.of(Kind.GARBLED, "its answer is not a chat completion: expected " + expected);
    }
}
