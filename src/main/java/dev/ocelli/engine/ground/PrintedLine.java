package dev.ocelli.engine.ground;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.Place;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.core.perception.Word;
import java.util.ArrayList;
import java.util.List;

/** One line of print as searchable text: its words joined by single spaces, each with its place in that text. */
final class PrintedLine {
    private final int page;
    private final boolean read;
    private final List<Word> words;
    private final List<Integer> starts;
    private final String text;
    private final BoundingBox box;

    private PrintedLine(int page, boolean read, TextLine line) {
        this.page = page;
        this.read = read;
        this.words = line.words();
        this.box = line.box();
        var joined = new StringBuilder();
        var offsets = new ArrayList<Integer>();
        for (Word word : words) {
            if (!joined.isEmpty()) {
                joined.append(' ');
            }
            offsets.add(joined.length());
            joined.append(word.text());
        }
        this.starts = List.copyOf(offsets);
        this.text = joined.toString();
    }

    /** {@code read} is true where the letters come from OCR and may be mistaken. */
    static PrintedLine of(int page, boolean read, TextLine line) {
        return new PrintedLine(page, read, line);
    }

    /** Counts from 0 in the file. */
    int page() {
        return page;
    }

    boolean read() {
        return read;
    }

    String text() {
        return text;
    }

    BoundingBox box() {
        return box;
    }

    List<Word> words() {
        return words;
    }

    /** Where word {@code index} starts in {@link #text()}. */
    int start(int index) {
        return starts.get(index);
    }

    /** What is printed between two offsets, with a tight box; a word that is only partly inside is cut by letters. */
    Place place(int from, int to) {
        var boxes = new ArrayList<BoundingBox>();
        var covered = new ArrayList<Word>();
        for (int i = 0; i < words.size(); i++) {
            int start = starts.get(i);
            int end = start + words.get(i).text().length();
            if (start < to && end > from) {
                boxes.add(part(words.get(i), Math.max(0, from - start), Math.max(0, end - to)));
                covered.add(words.get(i));
            }
        }
        if (boxes.isEmpty()) {
            return new Place(page, box, text.substring(from, to), 0, Word.timeOf(words));
        }
        double sure = covered.stream().mapToDouble(Word::confidence).average().orElse(0);
        return new Place(page, BoundingBox.around(boxes), text.substring(from, to), sure, Word.timeOf(covered));
    }

    private static BoundingBox part(Word word, int cutLeft, int cutRight) {
        int length = word.text().length();
        if (cutLeft == 0 && cutRight <= 1) {
            return word.box();
        }
        var whole = word.box();
        return BoundingBox.ofCorners(
                whole.x() + whole.width() * cutLeft / length,
                whole.y(),
                whole.right() - whole.width() * cutRight / length,
                whole.bottom());
    }
}
