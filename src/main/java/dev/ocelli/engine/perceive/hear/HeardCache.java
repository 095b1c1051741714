package dev.ocelli.engine.perceive.hear;

import dev.ocelli.catalog.model.speech.SpeechModel.Heard;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Remembers what was heard, so that a file asked about twice is heard once and a long one that was cut off goes on where
 * it was. Safe for any thread.
 */
public interface HeardCache {
    /** Remembers nothing. */
    HeardCache NONE = new HeardCache() {
        @Override
        public Survey survey(Key key, Supplier<Survey> work) {
            return work.get();
        }

        @Override
        public Optional<Heard> find(Key key) {
            return Optional.empty();
        }

        @Override
        public void put(Key key, Heard heard) {}
    };

    /**
     * One stretch of one recording, or its survey.
     *
     * @param contentHash of the file: SHA-256, hex
     * @param options everything else that decides what is heard: model, channel, times, language
     */
    record Key(String contentHash, String options) {}

    /** The survey of a file: the one kept, or what {@code work} makes now. */
    Survey survey(Key key, Supplier<Survey> work);

    Optional<Heard> find(Key key);

    void put(Key key, Heard heard);
}
