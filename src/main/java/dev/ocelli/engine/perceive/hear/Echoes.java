package dev.ocelli.engine.perceive.hear;

import dev.ocelli.core.perception.SpeechSegment;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Takes away what one channel carries of the other's speaker: the same words at the same time, heard less surely. */
final class Echoes {
    private static final double ALIKE = 0.6;

    private Echoes() {}

    static List<SpeechSegment> removed(List<SpeechSegment> segments) {
        var kept = new ArrayList<SpeechSegment>();
        for (SpeechSegment segment : segments) {
            boolean echo = segments.stream()
                    .anyMatch(other -> other.channel() != segment.channel()
                            && isSurer(other, segment)
                            && other.span().overlap(segment.span())
                                    > segment.span().length() / 2
                            && shared(other, segment) >= ALIKE);
            if (!echo) {
                kept.add(segment);
            }
        }
        return kept;
    }

    private static boolean isSurer(SpeechSegment one, SpeechSegment other) {
        return one.confidence() > other.confidence()
                || (one.confidence() == other.confidence() && one.channel() < other.channel());
    }

    /** The share of the second's words that the first has too. */
    private static double shared(SpeechSegment one, SpeechSegment other) {
        Set<String> words = words(other);
        if (words.isEmpty()) {
            return 0;
        }
        Set<String> common = new HashSet<>(words);
        common.retainAll(words(one));
        return (double) common.size() / words.size();
    }

    private static Set<String> words(SpeechSegment segment) {
        var words = new HashSet<>(
                Arrays.asList(segment.text().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+")));
        words.remove("");
        return words;
    }
}
