package dev.ocelli.catalog.model.speech;

/** Tells speech from silence, music and noise. Safe for any thread; each {@link Listening} is for one. */
public interface VoiceDetector {
    /** Samples of one round at {@link SpeechModel#RATE}: 32 milliseconds. */
    int ROUND = 512;

    /** What it hears with; results of detectors with different names are kept apart. */
    String name();

    /** Begins at the start of a recording. */
    Listening listen();

    /** One recording, heard from its beginning on. */
    interface Listening {
        /**
         * How likely somebody speaks, in [0, 1], round by round.
         *
         * @param samples that follow those of the call before; rounds are whole but for the last of the recording, which
         *     is filled up with silence
         */
        float[] hear(float[] samples);
    }
}
