package dev.ocelli.engine.classify;

import java.util.List;

/**
 * Kinds with their scores, best first.
 *
 * @param rationale one sentence: which words of the document spoke for the best kind
 */
public record Verdict(List<Score> scores, String rationale) {
    public Verdict {
        scores = List.copyOf(scores);
    }

    /**
     * How well one kind fits.
     *
     * @param share of all kinds' evidence, in [0, 1]; 0 when nothing spoke for it
     */
    public record Score(String name, double share) {}

    public Score best() {
        return scores.getFirst();
    }
}
