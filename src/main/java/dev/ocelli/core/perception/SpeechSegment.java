package dev.ocelli.core.perception;

import dev.ocelli.core.base.TimeSpan;
import java.util.List;

/**
 * A sentence or so of speech.
 *
 * @param text as it is written, with capitals and punctuation
 * @param channel of the sound it was heard in, from 0; 0 where the channels carry the same
 * @param words of {@code text} in order; empty when the listener gives no times of words
 * @param confidence mean over its words, in [0, 1]
 */
public record SpeechSegment(String text, TimeSpan span, int channel, List<SpokenWord> words, double confidence) {
    public SpeechSegment {
        words = List.copyOf(words);
    }
}
