package dev.ocelli.catalog.model.speech;

/**
 * Tells sound from silence by loudness alone: what is well above the quietest level of late counts as speech. Stands in
 * where the pack of the real detector is absent; music and noise pass it.
 */
final class EnergyVoices implements VoiceDetector {
    private static final double QUIETEST = 1e-4;
    private static final double ABOVE_FLOOR = 4;
    private static final double RISE = 1.002;

    @Override
    public String name() {
        return "loudness";
    }

    @Override
    public Listening listen() {
        return new Run();
    }

    private static final class Run implements Listening {
        private double floor = QUIETEST * 10;

        @Override
        public float[] hear(float[] samples) {
            float[] likely = new float[(samples.length + ROUND - 1) / ROUND];
            for (int i = 0; i < likely.length; i++) {
                double level = level(samples, i * ROUND, Math.min(samples.length, (i + 1) * ROUND));
                floor = Math.max(QUIETEST, Math.min(level, floor * RISE));
                likely[i] = level > ABOVE_FLOOR * floor ? 0.9f : 0.05f;
            }
            return likely;
        }

        private static double level(float[] samples, int from, int to) {
            double sum = 0;
            for (int i = from; i < to; i++) {
                sum += samples[i] * samples[i];
            }
            return Math.sqrt(sum / Math.max(1, to - from));
        }
    }
}
