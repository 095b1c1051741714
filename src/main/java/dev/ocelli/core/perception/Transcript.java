package dev.ocelli.core.perception;

import java.util.List;
import java.util.stream.Collectors;

/**
 * All that was said in a recording, in order of time.
 *
 * @param language of most of the speech, ISO 639-1 such as {@code en}; empty when nothing was said
 */
public record Transcript(String language, List<SpeechSegment> segments) {
    public static final Transcript SILENCE = new Transcript("", List.of());

    public Transcript {
        segments = List.copyOf(segments);
    }

    /** The segments joined by single spaces. */
    public String text() {
        return segments.stream().map(SpeechSegment::text).collect(Collectors.joining(" "));
    }
}
