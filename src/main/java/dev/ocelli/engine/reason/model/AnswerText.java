package dev.ocelli.engine.reason.model;

import dev.ocelli.core.base.Json;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The JSON in a model's answer, as far as it goes.
 *
 * <p>Thoughts, code fences and words around it are skipped. Text that breaks off gives what was complete: a value in
 * the middle of which it ends is left out, and so is a list entry that is not closed.
 *
 * @param whole false when the text broke off or went wrong behind {@code tree}
 */
public record AnswerText(JsonNode tree, boolean whole) {

    /** Empty when there is no JSON at all. */
    public static Optional<AnswerText> parse(String answer) {
        String text = withoutThoughts(answer);
        for (int at = start(text, 0); at >= 0; at = start(text, at + 1)) {
            var read = new Reader().read(text.substring(at));
            if (read.isPresent()) {
                return read;
            }
        }
        return Optional.empty();
    }

    private static String withoutThoughts(String answer) {
        int end = answer.lastIndexOf("</think>");
        return end < 0 ? answer : answer.substring(end + "</think>".length());
    }

    private static int start(String text, int from) {
        int object = text.indexOf('{', from);
        int array = text.indexOf('[', from);
        return object < 0 ? array : array < 0 ? object : Math.min(object, array);
    }

    /** Builds the tree token by token, so that a break costs only what was open. */
    private static final class Reader {
        private final Deque<JsonNode> open = new ArrayDeque<>();
        private final Deque<String> names = new ArrayDeque<>();
        private @Nullable JsonNode root;
        private String name = "";

        Optional<AnswerText> read(String text) {
            boolean whole = false;
            try (JsonParser parser = Json.MAPPER.createParser(text)) {
                for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                    take(token, parser);
                    if (open.isEmpty()) {
                        whole = true;
                        break;
                    }
                }
            } catch (JacksonException e) {
                whole = false; // what was read until here counts
            }
            dropUnfinishedEntry(whole);
            JsonNode tree = root;
            return tree == null || (!whole && tree.isEmpty())
                    ? Optional.empty()
                    : Optional.of(new AnswerText(tree, whole));
        }

        private void take(JsonToken token, JsonParser parser) {
            switch (token) {
                case START_OBJECT -> begin(Json.object());
                case START_ARRAY -> begin(Json.array());
                case END_OBJECT, END_ARRAY -> {
                    open.pop();
                    names.pop();
                }
                case PROPERTY_NAME -> name = parser.currentName();
                case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT, VALUE_TRUE, VALUE_FALSE, VALUE_NULL ->
                    put(parser.readValueAsTree());
                case VALUE_EMBEDDED_OBJECT, NOT_AVAILABLE -> {}
            }
        }

        private void begin(JsonNode container) {
            put(container);
            open.push(container);
            names.push(name);
            root = root == null ? container : root;
        }

        private void put(JsonNode value) {
            switch (open.peek()) {
                case ObjectNode object -> object.set(name, value);
                case ArrayNode array -> array.add(value);
                case null, default -> {}
            }
        }

        /** Of a text that broke off, the innermost list loses its last entry when that is still open. */
        private void dropUnfinishedEntry(boolean whole) {
            if (whole) {
                return;
            }
            JsonNode inner = null;
            for (JsonNode container : open) { // innermost first
                if (container instanceof ArrayNode list && inner != null) {
                    inner = list;
                    list.remove(list.size() - 1);
                } else {
                    inner = container;
                }
            }
        }
    }
}
