package dev.ocelli.engine.reason;

import dev.ocelli.catalog.schema.Shape.Label;
import java.util.List;
import java.util.stream.Stream;

/**
 * The words of a field's name, title and description, lower case, one blank between two; {@code told} is the description
 * as given.
 */
record FieldNames(String name, String title, String description, String told) {

    static FieldNames of(Label label) {
        return new FieldNames(
                words(label.name()), words(label.title()), words(label.description()), label.description());
    }

    /** {@code merchantName}, {@code merchant_name} and {@code Merchant Name} are one. */
    static String words(String text) {
        return String.join(" ", Letters.words(text.replaceAll("(?<=[a-z\\d])(?=[A-Z])", " ")));
    }

    /** What may be printed for the name and title: as they are, shortened as people print them, and one instead of many. */
    List<String> printed() {
        return Stream.of(name, title)
                .flatMap(words -> words.endsWith(" number")
                        ? Stream.of(words, words.replaceFirst("number$", "no"))
                        : Stream.of(words, singular(words)))
                .distinct()
                .toList();
    }

    /** One of what the last word says many of; the words as they are when it does not end as many do. */
    static String singular(String words) {
        if (words.endsWith("ies") && words.length() > 4) {
            return words.substring(0, words.length() - 3) + "y";
        }
        return words.matches(".{3,}[^sui]s") ? words.substring(0, words.length() - 1) : words;
    }

    List<String> tokens() {
        return List.of(name.split(" "));
    }

    /** True when {@code phrase} stands in {@code text} as whole words. */
    static boolean holds(String text, String phrase) {
        return !phrase.isEmpty() && (" " + text + " ").contains(" " + phrase + " ");
    }
}
