package dev.ocelli.engine.ground;

import dev.ocelli.engine.ground.Occurrence.Spelling;

/**
 * How sure a value is, in [0, 1], and the contract's word for it.
 *
 * <p>A value's confidence is the product of what the reasoner, the letters and the match are worth. The bounds of the
 * words were set on labelled documents so that {@code hi} values are nearly always right (bench/RESULTS.md).
 */
final class ConfidenceScale {
    private static final double HIGH = 0.8;
    private static final double MEDIUM = 0.5;

    private static final double OTHER_SPELLING = 0.98;
    private static final double MISREAD = 0.8;
    /** The value is printed, but not where the reasoner says that it read it. */
    static final double ELSEWHERE = 0.6;
    /** The value is printed, but for another field, as far as the page tells. */
    static final double CLAIMED_TWICE = 0.5;
    /** The reasoner's own score where it gives none. */
    static final double UNSCORED = 0.75;

    static final double DERIVED = 0.9;
    private static final double UNVERIFIED = 0.35;

    private ConfidenceScale() {}

    static double found(double score, Span span, Spelling spelling) {
        double letters = span.places().stream()
                .mapToDouble(p -> p.confidence())
                .average()
                .orElse(0);
        double match = switch (spelling) {
            case SAME -> 1;
            case OTHER -> OTHER_SPELLING;
            case MISREAD -> MISREAD;
        };
        return clip(score * letters * match);
    }

    static double unverified(double score) {
        return clip(score * UNVERIFIED);
    }

    static double clip(double confidence) {
        return Math.max(0, Math.min(1, confidence));
    }

    /** {@code hi}, {@code med} or {@code low}. */
    static String word(double confidence) {
        return confidence >= HIGH ? "hi" : confidence >= MEDIUM ? "med" : "low";
    }
}
