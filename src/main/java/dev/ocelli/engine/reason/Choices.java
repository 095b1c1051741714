package dev.ocelli.engine.reason;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/** Finds the allowed value that some words mean. */
final class Choices {
    private Choices() {}

    /** The value that equals, begins or holds the words, without case and signs; the first such in the schema's order. */
    static Optional<JsonNode> nearest(List<JsonNode> allowed, String text, String print) {
        for (String words : List.of(text, print)) {
            String folded = Letters.fold(words);
            if (folded.isEmpty()) {
                continue;
            }
            var found = first(allowed, a -> a.equals(folded))
                    .or(() -> first(allowed, a -> folded.startsWith(a) || a.startsWith(folded)))
                    .or(() -> first(
                            allowed, a -> a.length() > 2 && Letters.of(words).has(a)));
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<JsonNode> first(List<JsonNode> allowed, java.util.function.Predicate<String> test) {
        return allowed.stream()
                .filter(a -> !a.isNull())
                .filter(a -> !Letters.fold(a.asString()).isEmpty() && test.test(Letters.fold(a.asString())))
                .findFirst();
    }
}
