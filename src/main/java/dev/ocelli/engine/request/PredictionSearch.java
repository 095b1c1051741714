package dev.ocelli.engine.request;

import java.util.Optional;

/**
 * Which predictions are wanted.
 *
 * @param words part of a file's name, of the domain or of the id, in any case; empty: all
 */
public record PredictionSearch(Optional<JobStatus> status, String words) {
    public static final PredictionSearch ALL = new PredictionSearch(Optional.empty(), "");

    /** For ILIKE; the words' own wildcards count as they stand. */
    Optional<String> pattern() {
        String plain = words.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return plain.isEmpty() ? Optional.empty() : Optional.of("%" + plain + "%");
    }
}
