package dev.ocelli.engine.perceive.hear;

import dev.ocelli.core.base.TimeSpan;
import dev.ocelli.core.perception.SpeechSegment;
import dev.ocelli.core.perception.SpokenWord;
import java.util.ArrayList;
import java.util.List;

/**
 * Joins pieces of one sentence: models cut where it suits their clock, in the middle of a clause. Short sentences that
 * follow each other without a breath are joined too.
 */
final class Sentences {
    private static final double LONGEST = 20;
    private static final double LONGEST_BREATH = 12;
    private static final double BREATH = 0.5;
    private static final double PAUSE = 1.0;

    private Sentences() {}

    /**
     * @param pieces of one stretch, in order
     * @param speech where somebody speaks, in order
     */
    static List<SpeechSegment> of(List<SpeechSegment> pieces, List<TimeSpan> speech) {
        if (pieces.stream().noneMatch(piece -> SentenceMarks.areIn(piece.text()))) {
            return pieces; // nothing says which belong together
        }
        var sentences = new ArrayList<SpeechSegment>();
        for (SpeechSegment piece : pieces) {
            if (!sentences.isEmpty() && belongs(sentences.getLast(), piece, speech)) {
                sentences.add(joined(sentences.removeLast(), piece));
            } else {
                sentences.add(piece);
            }
        }
        return sentences;
    }

    private static boolean belongs(SpeechSegment before, SpeechSegment piece, List<TimeSpan> speech) {
        double silence = piece.span().start() - before.span().end();
        double length = piece.span().end() - before.span().start();
        if (SentenceMarks.ends(before.text())) {
            return length <= LONGEST_BREATH
                    && silence < BREATH
                    && !Breaths.isBetween(before.span(), piece.span(), speech);
        }
        return length <= LONGEST && silence < PAUSE;
    }

    private static SpeechSegment joined(SpeechSegment before, SpeechSegment piece) {
        var words = new ArrayList<SpokenWord>(before.words());
        words.addAll(piece.words());
        double length = Math.max(1e-6, before.text().length() + piece.text().length());
        double sure = (before.confidence() * before.text().length()
                        + piece.confidence() * piece.text().length())
                / length;
        return new SpeechSegment(
                before.text() + (spaced(before.text()) ? " " : "") + piece.text(),
                before.span().union(piece.span()),
                before.channel(),
                words,
                sure);
    }

    /** Whether words are parted by spaces in the script of the text. */
    private static boolean spaced(String text) {
        return switch (Character.UnicodeScript.of(text.codePointBefore(text.length()))) {
            case HAN, HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> false;
            default -> true;
        };
    }
}
