package dev.ocelli.catalog.model.speech;

/**
 * The triangular filters from a spectrum of 201 bins (16 kHz, window of 400 samples) to bands on the mel scale of Slaney's
 * Auditory Toolbox, each of equal area: what Whisper was trained with.
 */
final class MelFilters {
    static final int BINS = 201;
    private static final double NYQUIST = 8000;
    private static final double LINEAR_STEP = 200.0 / 3;
    private static final double LOG_FROM_HERTZ = 1000;
    private static final double LOG_FROM_MEL = LOG_FROM_HERTZ / LINEAR_STEP;
    private static final double LOG_STEP = Math.log(6.4) / 27;

    private MelFilters() {}

    /** Weights band by band, {@code bands * BINS} of them. */
    static float[] weights(int bands) {
        double[] edges = new double[bands + 2];
        double top = mel(NYQUIST);
        for (int i = 0; i < edges.length; i++) {
            edges[i] = hertz(top * i / (bands + 1));
        }
        float[] weights = new float[bands * BINS];
        for (int band = 0; band < bands; band++) {
            double area = 2 / (edges[band + 2] - edges[band]);
            for (int bin = 0; bin < BINS; bin++) {
                double frequency = NYQUIST * bin / (BINS - 1);
                double rising = (frequency - edges[band]) / (edges[band + 1] - edges[band]);
                double falling = (edges[band + 2] - frequency) / (edges[band + 2] - edges[band + 1]);
                weights[band * BINS + bin] = (float) (area * Math.max(0, Math.min(rising, falling)));
            }
        }
        return weights;
    }

    private static double mel(double hertz) {
        return hertz < LOG_FROM_HERTZ
                ? hertz / LINEAR_STEP
                : LOG_FROM_MEL + Math.log(hertz / LOG_FROM_HERTZ) / LOG_STEP;
    }

    private static double hertz(double mel) {
        return mel < LOG_FROM_MEL ? mel * LINEAR_STEP : LOG_FROM_HERTZ * Math.exp(LOG_STEP * (mel - LOG_FROM_MEL));
    }
}
