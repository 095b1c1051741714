package dev.ocelli.engine.reason;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.Place;
import dev.ocelli.core.perception.Word;
import java.util.ArrayList;
import java.util.List;

/** Characters [from, to) of a run. */
record Span(Run run, int from, int to) {
    Span {
        if (from < 0 || from > to || to > run.text().length()) {
            throw new IllegalArgumentException(
                    "no span " + from + ".." + to + " in a run of " + run.text().length());
        }
    }

    String text() {
        return run.text().substring(from, to);
    }

    boolean overlaps(Span other) {
        return run.equals(other.run) && from < other.to && other.from < to;
    }

    /** The span without white space and the given characters at its ends. */
    Span trimmed(String characters) {
        int a = from;
        int b = to;
        while (a < b && loose(run.text().charAt(a), characters)) {
            a++;
        }
        while (b > a && loose(run.text().charAt(b - 1), characters)) {
            b--;
        }
        return new Span(run, a, b);
    }

    /** The box around the words it covers; of a word that it covers in part, the share by characters. */
    Place place() {
        var boxes = new ArrayList<BoundingBox>();
        var covered = new ArrayList<Word>();
        int at = 0;
        for (Word word : run.line().words()) {
            int end = at + word.text().length();
            if (at < to && from < end) {
                boxes.add(part(word, Math.max(from, at) - at, Math.min(to, end) - at));
                covered.add(word);
            }
            at = end + 1;
        }
        var box = boxes.isEmpty() ? run.box() : BoundingBox.around(boxes);
        double mean = covered.stream()
                .mapToDouble(Word::confidence)
                .average()
                .orElse(run.line().confidence());
        return new Place(run.page(), box, text(), mean, Word.timeOf(covered));
    }

    static List<Place> places(List<Span> spans) {
        return spans.stream().map(Span::place).toList();
    }

    private static BoundingBox part(Word word, int from, int to) {
        var box = word.box();
        double n = Math.max(1, word.text().length());
        return BoundingBox.ofCorners(
                box.x() + box.width() * from / n, box.y(), box.x() + box.width() * to / n, box.bottom());
    }

    private static boolean loose(char c, String characters) {
        return Character.isWhitespace(c) || characters.indexOf(c) >= 0;
    }
}
