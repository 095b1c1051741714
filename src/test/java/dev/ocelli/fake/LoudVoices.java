package dev.ocelli.fake;

import dev.ocelli.catalog.model.speech.VoiceDetector;

/** Takes whatever is louder than a whisper for speech. */
public final class LoudVoices implements VoiceDetector {
    private static final float WHISPER = 0.02f;

    @Override
    public String name() {
        return "loud";
    }

    @Override
    public Listening listen() {
        return samples -> {
            float[] likely = new float[(samples.length + ROUND - 1) / ROUND];
            for (int i = 0; i < samples.length; i++) {
                if (Math.abs(samples[i]) > WHISPER) {
                    likely[i / ROUND] = 0.9f;
                }
            }
            return likely;
        };
    }
}
