package dev.ocelli.engine.reason;

/** Turns points into a probability-like score in [0, 1]. */
final class Certainty {
    private Certainty() {}

    static double of(double points) {
        return 1 / (1 + Math.exp(-0.75 * (points - 2.2)));
    }
}
