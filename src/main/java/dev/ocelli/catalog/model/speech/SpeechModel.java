package dev.ocelli.catalog.model.speech;

import dev.ocelli.core.perception.SpeechSegment;
import java.util.List;

/** Writes down what is said. Safe for any thread; calls wait in a queue, first come first served. */
public interface SpeechModel {
    /** Samples a second that models want. */
    int RATE = 16_000;

    /** Most seconds of one {@link #hear}. */
    int MOST_SECONDS = 30;

    /** The pack or the server that it runs on, such as {@code whisper-base}. */
    String name();

    /**
     * Hears one stretch of sound.
     *
     * @param samples mono, {@link #RATE} a second, in [-1, 1], at most {@link #MOST_SECONDS}
     * @throws dev.ocelli.core.base.OcelliException {@code NEEDS_MODEL} when its files are absent, naming the command that
     *     pulls them
     */
    Heard hear(float[] samples, Hint hint);

    /**
     * What is known beforehand.
     *
     * @param language ISO 639-1; empty: find out
     * @param before what was said just before, for names and style; may be empty
     * @param translate write in English whatever is spoken
     */
    record Hint(String language, String before, boolean translate) {
        public static final Hint NONE = new Hint("", "", false);
    }

    /**
     * What was heard.
     *
     * @param language ISO 639-1
     * @param segments with times from the start of the samples, channel 0
     */
    record Heard(String language, List<SpeechSegment> segments) {
        public Heard {
            segments = List.copyOf(segments);
        }
    }
}
