package dev.ocelli.engine.perceive.pair;

import dev.ocelli.core.perception.TextLine;
import dev.ocelli.core.perception.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Tells labels by how they are written, and cuts runs such as "Date: 1/2/99 Time: 10:30" at them. */
final class Labels {
    private static final int LONGEST = 7;
    private static final Pattern COLON = Pattern.compile(".*\\p{L}.*[:：]|[:：]|.*[)\\]#.][:：]|\\p{L}[\\p{L}.&/()'-]*#");
    private static final Pattern GLUED = Pattern.compile("(.*\\p{L}[)\\].]?[:：])(?!//)(\\S.*)");
    private static final Pattern WORDY = Pattern.compile("[\\p{L}\\p{N}&/().,'’#*%:°-]+");

    private Labels() {}

    /** A part of a run; {@code label} says that a colon ends it. */
    record Part(List<Word> words, boolean label) {}

    static List<Part> parts(TextLine line) {
        var words = unglue(line.words());
        var parts = new ArrayList<Part>();
        int from = 0;
        for (int i = 0; i < words.size(); i++) {
            if (COLON.matcher(words.get(i).text()).matches()) {
                int start = Math.max(from, labelStart(words, from, i));
                if (i - start >= LONGEST) {
                    continue;
                }
                if (start > from) {
                    parts.add(new Part(words.subList(from, start), false));
                }
                parts.add(new Part(words.subList(start, i + 1), true));
                from = i + 1;
            }
        }
        if (from < words.size()) {
            parts.add(new Part(words.subList(from, words.size()), false));
        }
        return parts;
    }

    /** Where the label that ends at {@code end} starts: at the run's start, else after the value before it. */
    private static int labelStart(List<Word> words, int from, int end) {
        if (from == 0) {
            return 0;
        }
        int start = end;
        while (start - 1 > from
                && end - start < 2
                && words.get(start - 1).text().matches("\\p{Lu}[\\p{L}.&/()'-]*")) {
            start--;
        }
        return start;
    }

    /** Cuts words such as "Date:1/2/99" after the colon; boxes are shared out by letters. */
    private static List<Word> unglue(List<Word> words) {
        var cut = new ArrayList<Word>();
        for (var word : words) {
            var glued = GLUED.matcher(word.text());
            if (glued.matches()) {
                double share = (double) glued.group(1).length() / word.text().length();
                var box = word.box();
                double middle = box.x() + box.width() * share;
                cut.add(new Word(
                        glued.group(1),
                        dev.ocelli.core.base.BoundingBox.ofCorners(box.x(), box.y(), middle, box.bottom()),
                        word.confidence()));
                cut.add(new Word(
                        glued.group(2),
                        dev.ocelli.core.base.BoundingBox.ofCorners(middle, box.y(), box.right(), box.bottom()),
                        word.confidence()));
            } else {
                cut.add(word);
            }
        }
        return cut;
    }

    /** A short run of words without a colon that may be a label: letters, not a sentence, few digits. */
    static boolean weak(Span span) {
        String text = span.text();
        long letters = text.chars().filter(Character::isLetter).count();
        long digits = text.chars().filter(Character::isDigit).count();
        return span.words().size() <= 6
                && letters >= 2
                && letters > 3 * digits
                && !text.endsWith(".")
                && !text.endsWith(",")
                && Character.isUpperCase(firstLetter(text))
                && span.words().stream().allMatch(w -> WORDY.matcher(w.text()).matches());
    }

    private static int firstLetter(String text) {
        return text.codePoints().filter(Character::isLetter).findFirst().orElse('a');
    }
}
