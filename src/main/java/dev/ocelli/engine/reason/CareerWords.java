package dev.ocelli.engine.reason;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Words of papers about a person's life, from {@code careers.yaml}. Safe for any thread. */
record CareerWords(
        Map<String, List<String>> fields, Phrases posts, Phrases organisations, Phrases degrees, Phrases open) {

    static CareerWords load() {
        var file = LexiconFile.read("careers.yaml");
        var prints = file.child("prints");
        return new CareerWords(
                new HashMap<>(file.child("fields").lists()),
                Phrases.of(prints.strings("posts")),
                Phrases.of(prints.strings("organisations")),
                Phrases.of(prints.strings("degrees")),
                Phrases.of(prints.strings("open")));
    }

    /** Which part of an entry a field asks for: a key of {@code fields}. */
    Optional<String> part(FieldNames names) {
        return named(names.name()).or(() -> named(names.title()));
    }

    private Optional<String> named(String words) {
        return fields.entrySet().stream()
                .filter(entry -> entry.getValue().contains(words))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /** What a print is by its own words: post, degree or organisation; empty when nothing tells. */
    Optional<String> kind(String print) {
        var letters = Letters.of(print);
        return degrees.start(letters).isPresent()
                ? Optional.of("degree")
                : posts.in(letters)
                        ? Optional.of("post")
                        : organisations.in(letters) ? Optional.of("organisation") : Optional.empty();
    }
}
