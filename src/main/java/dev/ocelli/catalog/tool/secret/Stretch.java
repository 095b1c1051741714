package dev.ocelli.catalog.tool.secret;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.core.perception.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * Words that belong together as one text, and where each of its letters stands.
 *
 * <p>Words of a line are joined by a space, lines of one row by a tab, lines below each other by a line feed.
 */
final class Stretch {
    private final String text;
    private final List<Owner> owners;

    /** The word whose letters are {@code from..to} of the text. */
    private record Owner(int from, int to, Word word) {}

    private Stretch(String text, List<Owner> owners) {
        this.text = text;
        this.owners = owners;
    }

    static Stretch of(TextLine line) {
        return of(List.of(line), ' ');
    }

    static Stretch of(List<TextLine> lines, char between) {
        var text = new StringBuilder();
        var owners = new ArrayList<Owner>();
        for (TextLine line : lines) {
            boolean first = true;
            for (Word word : line.words()) {
                if (!text.isEmpty()) {
                    text.append(first ? between : ' ');
                }
                owners.add(new Owner(text.length(), text.length() + word.text().length(), word));
                text.append(word.text());
                first = false;
            }
        }
        return new Stretch(text.toString(), owners);
    }

    /** A text that stands at one place as a whole, such as what a bar code says. */
    static Stretch of(String text, BoundingBox box) {
        return new Stretch(text, List.of(new Owner(0, text.length(), new Word(text, box, 1))));
    }

    String text() {
        return text;
    }

    /** Places of the letters {@code from..to}: one box a line, cut inside words where other letters remain. */
    List<BoundingBox> boxes(int from, int to) {
        var boxes = new ArrayList<BoundingBox>();
        for (Owner owner : owners) {
            int first = Math.max(from, owner.from());
            int last = Math.min(to, owner.to());
            if (first >= last) {
                continue;
            }
            var box = LetterWidths.part(owner.word(), first - owner.from(), last - owner.from());
            if (!boxes.isEmpty() && follows(boxes.getLast(), box)) {
                boxes.add(boxes.removeLast().union(box));
            } else {
                boxes.add(box);
            }
        }
        return boxes;
    }

    /** On the same line and not far off. */
    private static boolean follows(BoundingBox last, BoundingBox next) {
        double height = Math.min(last.height(), next.height());
        boolean sameLine = last.overlapY(next) > 0.5 * height;
        double gap = Math.max(next.x() - last.right(), last.x() - next.right());
        return sameLine && gap < 3 * Math.max(last.height(), next.height());
    }
}
