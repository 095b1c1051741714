package dev.ocelli.engine.reason;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * A kind of column that printed tables have.
 *
 * @param names what schemas call it, lower case, one blank between two words
 * @param heads what is printed over it
 */
record ColumnConcept(String id, Kind kind, List<String> names, Phrases heads) {
    ColumnConcept {
        names = List.copyOf(names);
    }

    /** The columns that the lexicon knows, in the file's order. */
    static List<ColumnConcept> load() {
        return LexiconFile.read("columns.yaml").list().stream()
                .map(entry -> new ColumnConcept(
                        entry.string("id"),
                        Kind.valueOf(entry.string("kind").toUpperCase(Locale.ROOT)),
                        entry.strings("names"),
                        Phrases.of(entry.strings("heads"))))
                .toList();
    }

    /** The column that a field of a schema asks for; empty when the lexicon knows none. */
    static Optional<ColumnConcept> of(FieldNames names, List<ColumnConcept> columns) {
        for (String phrase : List.of(names.name(), names.title())) {
            for (ColumnConcept column : columns) {
                if (column.names().contains(phrase)) {
                    return Optional.of(column);
                }
            }
        }
        ColumnConcept best = null;
        double bestShare = 0.49;
        for (ColumnConcept column : columns) {
            for (String name : column.names()) {
                double share = share(names.tokens(), List.of(name.split(" ")));
                if (share > bestShare) {
                    bestShare = share;
                    best = column;
                }
            }
        }
        return Optional.ofNullable(best);
    }

    private static double share(List<String> own, List<String> theirs) {
        long both = own.stream().filter(theirs::contains).count();
        return (double) both / (own.size() + theirs.size() - both);
    }
}
