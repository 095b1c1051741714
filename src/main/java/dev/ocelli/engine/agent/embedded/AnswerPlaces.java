package dev.ocelli.engine.agent.embedded;

import dev.ocelli.engine.agent.ask.Ask;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A string of a schema that is meant for the answer in words, such as {@code answer} or {@code summary}. */
final class AnswerPlaces {
    private static final Pattern NAME = Pattern.compile(
            "answer|response|reply|result|message|output|explanation|summary|short_summary|markdown|markdown_content|full_text|transcript|text|content");

    private AnswerPlaces() {}

    static boolean any(ObjectNode schema) {
        return schema.path("properties").properties().stream()
                .anyMatch(property -> isPlace(property.getKey(), property.getValue()));
    }

    private static boolean isPlace(String name, JsonNode shape) {
        boolean string = shape.path("type").asString("").equals("string")
                || shape.path("type")
                        .valueStream()
                        .anyMatch(type -> type.asString("").equals("string"));
        boolean free = !shape.has("enum") && !shape.has("format") && !shape.has("pattern");
        return string && free && NAME.matcher(name.toLowerCase(Locale.ROOT)).matches();
    }

    /** Puts the words of the replies where the schema has a place for them that was not read from a document. */
    static void fill(ObjectNode schema, ObjectNode into, List<Ask> asks, List<Reply> replies) {
        String text = String.join(
                "\n\n",
                replies.stream().map(Reply::text).filter(t -> !t.isBlank()).toList());
        if (text.isEmpty() || asks.isEmpty()) {
            return;
        }
        for (var property : schema.path("properties").properties()) {
            String name = property.getKey();
            if (isPlace(name, property.getValue())) {
                into.put(name, text);
                into.remove(name + "_metadata");
                return;
            }
        }
    }
}
