package dev.ocelli.engine.request;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which requests or executions are wanted, and in which order.
 *
 * @param statuses empty: all
 */
public record RunSearch(Set<JobStatus> statuses, About about, Span span, Order order) {
    public static final RunSearch ALL = new RunSearch(Set.of(), About.ANYTHING, Span.ALWAYS, Order.NEWEST);

    public RunSearch {
        statuses = Set.copyOf(statuses);
    }

    /**
     * What they are about.
     *
     * @param words part of a file's name, of the subject or of the id, in any case; empty: all
     * @param subject what a request was read as (a domain, a skill), or an agent's name
     * @param medium {@code document}, {@code image}, {@code audio}, {@code video}, or {@code agent}
     * @param fileId one of their files
     */
    public record About(String words, Optional<String> subject, Optional<String> medium, Optional<String> fileId) {
        public static final About ANYTHING = new About("", Optional.empty(), Optional.empty(), Optional.empty());

        /** What works with a file. */
        public static About file(String id) {
            return new About("", Optional.empty(), Optional.empty(), Optional.of(id));
        }
    }

    /** When they were accepted: from, inclusive, to, exclusive; empty: no bound. */
    public record Span(Optional<Instant> from, Optional<Instant> to) {
        public static final Span ALWAYS = new Span(Optional.empty(), Optional.empty());
    }

    /** By what they are put in order; rows that are alike stand newest first. */
    public record Order(Key key, boolean falling) {
        public static final Order NEWEST = new Order(Key.CREATED, true);

        /** A column that lists can be sorted by. */
        public enum Key {
            CREATED,
            TOOK,
            CREDITS,
            SUBJECT,
            STATUS
        }
    }

    /** For ILIKE; the words' own wildcards count as they stand. Empty when there are none. */
    public Optional<String> pattern() {
        String plain =
                about.words().strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_");
        return plain.isEmpty() ? Optional.empty() : Optional.of("%" + plain + "%");
    }
}
