package dev.ocelli.engine.perceive.hear;

import dev.ocelli.core.base.TimeSpan;
import dev.ocelli.core.perception.SpeechSegment;
import dev.ocelli.core.perception.SpokenWord;
import java.util.ArrayList;
import java.util.List;

/**
 * Parts what a model gave as one piece at the ends of its sentences, as far as the speaker draws breath there: the words
 * say where a sentence ends, the voice detector says when. Pure.
 */
final class Breaths {
    /** Seconds between the end of a word as the model times it and the pause behind it. */
    private static final double SLIP = 0.8;

    private static final double CLOSE = 0.3;

    private final SpeechSegment piece;
    private final List<TimeSpan> speech;

    private Breaths(SpeechSegment piece, List<TimeSpan> speech) {
        this.piece = piece;
        this.speech = speech;
    }

    /**
     * @param piece with the recording's times
     * @param speech where somebody speaks, in order
     * @return the piece, or its sentences in order
     */
    static List<SpeechSegment> parted(SpeechSegment piece, List<TimeSpan> speech) {
        return new Breaths(piece, speech).parts();
    }

    /** Whether there is a pause where {@code before} ends and {@code after} begins, give or take a little. */
    static boolean isBetween(TimeSpan before, TimeSpan after, List<TimeSpan> speech) {
        for (int i = 0; i + 1 < speech.size(); i++) {
            double middle = (speech.get(i).end() + speech.get(i + 1).start()) / 2;
            if (speech.get(i).end() < speech.get(i + 1).start()
                    && middle > before.end() - CLOSE
                    && middle < after.start() + CLOSE) {
                return true;
            }
        }
        return false;
    }

    private record Pause(double from, double to) {}

    private List<SpeechSegment> parts() {
        var parts = new ArrayList<SpeechSegment>();
        List<SpokenWord> words = piece.words();
        int first = 0;
        int letter = 0;
        double start = piece.span().start();
        int behind = 0; // the first pause that may be taken
        List<Pause> pauses = pauses();
        for (int i = 0; i + 1 < words.size(); i++) {
            if (!SentenceMarks.endsSentence(words.get(i).text())) {
                continue;
            }
            int taken = nearest(pauses, behind, words.get(i), words.get(i + 1));
            int end = endOf(letter, words.subList(first, i + 1));
            if (taken >= 0 && end > letter) {
                double until = Math.max(start, pauses.get(taken).from());
                parts.add(part(letter, end, new TimeSpan(start, until), words.subList(first, i + 1)));
                first = i + 1;
                letter = end;
                start = Math.max(until, pauses.get(taken).to());
                behind = taken + 1;
            }
        }
        double end = Math.max(start, piece.span().end());
        parts.add(part(letter, piece.text().length(), new TimeSpan(start, end), words.subList(first, words.size())));
        return parts;
    }

    private List<Pause> pauses() {
        var pauses = new ArrayList<Pause>();
        for (int i = 0; i + 1 < speech.size(); i++) {
            var pause = new Pause(speech.get(i).end(), speech.get(i + 1).start());
            if (pause.from() < pause.to()
                    && pause.from() > piece.span().start()
                    && pause.to() < piece.span().end()) {
                pauses.add(pause);
            }
        }
        return pauses;
    }

    /** The index of the pause between two words, or the nearest to them; negative when none is near. */
    private static int nearest(List<Pause> pauses, int behind, SpokenWord before, SpokenWord after) {
        int best = -1;
        double least = SLIP;
        for (int i = behind; i < pauses.size(); i++) {
            double middle = (pauses.get(i).from() + pauses.get(i).to()) / 2;
            double end = before.span().end();
            double begin = Math.max(end, after.span().start());
            double away = Math.max(0, Math.max(end - middle, middle - begin));
            if (away < least) {
                least = away;
                best = i;
            }
        }
        return best;
    }

    /** The index in the text behind {@code words}, which stand there from {@code from} on. */
    private int endOf(int from, List<SpokenWord> words) {
        int at = from;
        for (SpokenWord word : words) {
            int found = piece.text().indexOf(word.text(), at);
            if (found < 0) {
                return from;
            }
            at = found + word.text().length();
        }
        return at;
    }

    private SpeechSegment part(int from, int to, TimeSpan span, List<SpokenWord> words) {
        double sure =
                words.stream().mapToDouble(SpokenWord::confidence).average().orElse(piece.confidence());
        var within = words.stream()
                .map(word -> new SpokenWord(word.text(), clamped(word.span(), span), word.confidence()))
                .toList();
        return new SpeechSegment(piece.text().substring(from, to).strip(), span, piece.channel(), within, sure);
    }

    private static TimeSpan clamped(TimeSpan word, TimeSpan span) {
        double start = Math.clamp(word.start(), span.start(), span.end());
        return new TimeSpan(start, Math.clamp(word.end(), start, span.end()));
    }
}
