package dev.ocelli.engine.perceive.hear;

import dev.ocelli.core.base.TimeSpan;
import dev.ocelli.core.perception.SpeechSegment;
import dev.ocelli.core.perception.SpokenWord;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Takes away what was heard twice, at the end of one stretch and at the beginning of the next. */
final class Overlap {
    private static final int MOST_WORDS = 12;

    private Overlap() {}

    /**
     * {@code sentence} without its first words as far as they repeat the end of what was heard before in its channel; its
     * text is empty when nothing new is left.
     */
    static SpeechSegment without(SpeechSegment sentence, List<SpeechSegment> before) {
        List<String> end = lastWords(sentence.channel(), before);
        List<String> words = sentence.words().stream().map(w -> plain(w.text())).toList();
        for (int count = Math.min(MOST_WORDS, Math.min(end.size(), words.size())); count > 0; count--) {
            if (end.subList(end.size() - count, end.size()).equals(words.subList(0, count))) {
                return from(sentence, count);
            }
        }
        return sentence;
    }

    private static List<String> lastWords(int channel, List<SpeechSegment> before) {
        var words = before.stream()
                .filter(segment -> segment.channel() == channel)
                .flatMap(segment -> segment.words().stream())
                .map(word -> plain(word.text()))
                .toList();
        return words.subList(Math.max(0, words.size() - MOST_WORDS), words.size());
    }

    private static SpeechSegment from(SpeechSegment sentence, int first) {
        List<SpokenWord> rest = sentence.words().subList(first, sentence.words().size());
        String text = rest.stream().map(SpokenWord::text).collect(Collectors.joining(" "));
        double start = rest.isEmpty()
                ? sentence.span().end()
                : Math.min(rest.getFirst().span().start(), sentence.span().end());
        return new SpeechSegment(
                text, new TimeSpan(start, sentence.span().end()), sentence.channel(), rest, sentence.confidence());
    }

    private static String plain(String word) {
        return word.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
