package dev.ocelli.engine.perceive.hear;

import java.util.HashMap;
import java.util.Map;

/** The language of a recording: asked of each stretch until enough was heard, then held. For one thread. */
final class LanguageVote {
    private final String given;
    private final double enough;
    private final Map<String, Double> seconds = new HashMap<>();

    /**
     * @param given what the caller says; empty: to be found out
     * @param enough seconds of one language that settle it
     */
    LanguageVote(String given, double enough) {
        this.given = given;
        this.enough = enough;
    }

    void add(String language, double length) {
        if (!language.isEmpty()) {
            seconds.merge(language, length, Double::sum);
        }
    }

    /** The language that the next stretch is taken to be in; empty while that is open. */
    String sure() {
        return !given.isEmpty() || seconds.getOrDefault(language(), 0.0) >= enough ? language() : "";
    }

    /** The language of most of what was heard; empty when nothing was. */
    String language() {
        return !given.isEmpty()
                ? given
                : seconds.entrySet().stream()
                        .max(Map.Entry.<String, Double>comparingByValue().thenComparing(Map.Entry.comparingByKey()))
                        .map(Map.Entry::getKey)
                        .orElse("");
    }
}
