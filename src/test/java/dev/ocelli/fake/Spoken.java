package dev.ocelli.fake;

import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.TimeSpan;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.Recording;
import dev.ocelli.core.perception.SpeechSegment;
import dev.ocelli.core.perception.SpokenWord;
import dev.ocelli.core.perception.Transcript;
import dev.ocelli.engine.perceive.hear.SpeechPages;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A recording in which each text is said in ten seconds, one after the other, every word as long as the next. */
public final class Spoken {
    public static final double SECONDS = 10;

    private Spoken() {}

    public static Transcript transcript(String... texts) {
        var segments = new ArrayList<SpeechSegment>();
        for (String text : texts) {
            double from = segments.size() * SECONDS;
            String[] words = text.split(" ");
            double each = SECONDS / words.length;
            var spoken = new ArrayList<SpokenWord>();
            for (int i = 0; i < words.length; i++) {
                spoken.add(new SpokenWord(words[i], new TimeSpan(from + i * each, from + (i + 1) * each), 0.95));
            }
            segments.add(new SpeechSegment(text, new TimeSpan(from, from + SECONDS), 0, spoken, 0.95));
        }
        return new Transcript("en", segments);
    }

    public static Perception perception(String... texts) {
        var transcript = transcript(texts);
        var pages = SpeechPages.of(transcript, 0);
        var recording = Recording.ofSound(texts.length * SECONDS, transcript);
        return new Perception(new MediaType("audio/mpeg"), pages.size(), pages, List.of(), Optional.of(recording));
    }
}
