package dev.ocelli.engine.reason;

import java.util.List;

/**
 * A value that a field might have.
 *
 * @param spans where it is printed, one a line of print; empty for a value of the whole document
 * @param score in points: 0 says nothing, 4 is a plain label right before a typical value
 */
record Candidate(List<Span> spans, Value value, double score) {
    Candidate {
        spans = List.copyOf(spans);
    }

    Candidate(Span span, Value value, double score) {
        this(List.of(span), value, score);
    }

    Candidate plus(double points) {
        return new Candidate(spans, value, score + points);
    }

    Span first() {
        return spans.getFirst();
    }

    boolean overlaps(Candidate other) {
        return spans.stream().anyMatch(s -> other.spans.stream().anyMatch(s::overlaps));
    }

    boolean samePlace(Candidate other) {
        return !spans.isEmpty() && spans.equals(other.spans);
    }
}
