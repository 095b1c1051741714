package dev.ocelli.catalog.schema;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** JSON with sorted keys, {@code ", "} and {@code ": "} as separators and ASCII only, so that two hashes agree. */
final class SortedJson {
    private SortedJson() {}

    static String write(JsonNode node) {
        if (node.isObject()) {
            return node.propertyStream()
                    .sorted(java.util.Map.Entry.comparingByKey())
                    .map(e -> quote(e.getKey()) + ": " + write(e.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (node.isArray()) {
            return node.valueStream().map(SortedJson::write).collect(Collectors.joining(", ", "[", "]"));
        }
        return node.isString() ? quote(node.asString()) : node.toString();
    }

    private static String quote(String text) {
        var quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                case '\b' -> quoted.append("\\b");
                case '\f' -> quoted.append("\\f");
                default -> quoted.append(c < ' ' || c > '~' ? "\\u%04x".formatted((int) c) : String.valueOf(c));
            }
        }
        return quoted.append('"').toString();
    }
}
