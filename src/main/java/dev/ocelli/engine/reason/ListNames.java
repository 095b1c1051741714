package dev.ocelli.engine.reason;

import dev.ocelli.catalog.schema.Shape.Label;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * What a document may call a list: the telling words of its name and title, one and many: {@code breakdown_of_charges}
 * is headed "Charges", or its first column "Charge".
 *
 * @param own any of those words
 * @param whole its name, its title and the synonyms that the schema tells, as they are
 */
record ListNames(Phrases own, Phrases whole) {
    /** Words that every list may bear. */
    private static final Set<String> PLAIN = Set.of(
            "item",
            "items",
            "line",
            "lines",
            "list",
            "entry",
            "entries",
            "row",
            "rows",
            "table",
            "detail",
            "details",
            "breakdown",
            "summary",
            "summaries",
            "data",
            "all",
            "of",
            "the",
            "and",
            "other",
            "others",
            "record",
            "records");

    static ListNames of(RowSpec list) {
        return of(list.label());
    }

    static ListNames of(Label label) {
        var phrases = new LinkedHashSet<String>();
        for (String text : List.of(FieldNames.words(label.name()), FieldNames.words(label.title()))) {
            var telling = List.of(text.split(" ")).stream()
                    .filter(word -> word.length() > 2 && !PLAIN.contains(word))
                    .toList();
            if (!telling.isEmpty()) {
                phrases.add(String.join(" ", telling));
                phrases.addAll(numbers(telling.getLast()));
                phrases.addAll(numbers(telling.getFirst()));
            }
        }
        var synonyms = Meanings.synonyms(FieldNames.of(label));
        phrases.addAll(synonyms);
        var whole = new LinkedHashSet<>(synonyms);
        whole.add(FieldNames.words(label.name()));
        whole.add(FieldNames.words(label.title()));
        return new ListNames(Phrases.of(phrases), Phrases.of(whole));
    }

    private static List<String> numbers(String word) {
        String one = FieldNames.singular(word);
        return one.equals(word) ? List.of(word, word + "s") : List.of(word, one);
    }

    /** Whether the words are the list's name and nothing else. */
    boolean is(String text) {
        return own.is(Letters.of(text));
    }
}
