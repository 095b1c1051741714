package dev.ocelli.engine.agent.graph;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads what tools say of documents inside a file, and of what a document is. */
final class SplitReading {
    private SplitReading() {}

    /** The documents that a splitting tool found in {@code whole}; the whole when it found none. */
    static List<Part> parts(Part whole, ObjectNode output) {
        var parts = new ArrayList<Part>();
        for (JsonNode document : output.path("documents")) {
            List<Integer> pages = pages(document);
            if (!pages.isEmpty()) {
                parts.add(new Part(whole.file(), pages, kind(document), confidence(document)));
            }
        }
        return parts.isEmpty() ? List.of(whole) : parts;
    }

    private static List<Integer> pages(JsonNode document) {
        if (document.path("pages").isArray()) {
            return document.path("pages")
                    .valueStream()
                    .map(page -> page.asInt(0))
                    .toList();
        }
        int first = document.path("first_page").asInt(0);
        int last = document.path("last_page").asInt(first);
        return first < 1
                ? List.of()
                : IntStream.rangeClosed(first, last).boxed().toList();
    }

    /** What a classifying tool decided; empty when nothing fits. */
    static String kind(JsonNode output) {
        for (String key : List.of("kind", "category", "best", "domain", "type")) {
            String kind = output.path(key).asString("");
            if (!kind.isBlank()) {
                return kind;
            }
        }
        return "";
    }

    static double confidence(JsonNode output) {
        return output.path("kind_confidence").asDouble(output.path("confidence").asDouble(0));
    }
}
