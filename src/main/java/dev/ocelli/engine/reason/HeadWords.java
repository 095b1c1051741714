package dev.ocelli.engine.reason;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Finds the words that stand over columns: those that the lexicon knows and those of the schema's own fields. */
final class HeadWords {
    private static final double KNOWN = 1;
    private static final double OWN = 0.9;
    private static final double OWN_ONLY = 1.1;
    private static final double SLIP = 0.8;
    private static final double WHOLE = 1.3;
    private static final double COVERED = 0.6;

    private final List<ColumnConcept> columns;
    private final List<RowField> fields;

    HeadWords(List<ColumnConcept> columns, List<RowField> fields) {
        this.columns = columns;
        this.fields = fields;
    }

    /** Letters [from, to) of a text that are the head of the column {@code key}. */
    record Hit(String key, Kind kind, int from, int to, double weight) {
        private boolean overlaps(Hit other) {
            return from < other.to && other.from < to;
        }
    }

    /** All heads in a text that consists of little else; from left to right. */
    List<Hit> in(String text) {
        var letters = Letters.of(text);
        var found = new ArrayList<Hit>();
        for (RowField field : fields) {
            double weight = field.column().isEmpty() ? OWN_ONLY : OWN;
            collect(letters, field.own(), field.key(), field.meaning().kind(), weight, found);
        }
        for (ColumnConcept column : columns) {
            collect(letters, column.heads(), column.id(), column.kind(), KNOWN, found);
        }
        found.sort(Comparator.comparingDouble(h -> -(h.to() - h.from()) * h.weight()));
        var free = new ArrayList<Hit>();
        for (Hit hit : found) {
            if (free.stream().noneMatch(hit::overlaps)) {
                free.add(hit);
            }
        }
        free.sort(Comparator.comparingInt(Hit::from));
        return covers(text, free) ? free : List.of();
    }

    /** The head that a text of one column is, if it is one. */
    Optional<Hit> best(String text) {
        return in(text).stream().max(Comparator.comparingDouble(h -> (h.to() - h.from()) * h.weight()));
    }

    private static void collect(Letters letters, Phrases heads, String key, Kind kind, double weight, List<Hit> found) {
        for (String phrase : heads.folded()) {
            if (phrase.length() <= letters.folded().length()) {
                for (Letters.Hit hit : letters.find(phrase)) {
                    boolean whole = phrase.length() == letters.folded().length();
                    double fit = (hit.exact() ? 1 : SLIP) * (whole ? WHOLE : 1);
                    found.add(new Hit(key, kind, hit.from(), hit.to(), weight * fit));
                }
            }
        }
    }

    /** Little else stands in the text; a unit in brackets does not count. */
    private static boolean covers(String text, List<Hit> hits) {
        long letters = letters(text.replaceAll("\\([^)]*\\)", ""));
        long covered = hits.stream()
                .mapToLong(h -> letters(text.substring(h.from(), h.to())))
                .sum();
        return !hits.isEmpty() && covered >= COVERED * letters;
    }

    static long letters(String text) {
        return text.chars().filter(Character::isLetter).count();
    }
}
