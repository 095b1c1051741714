package dev.ocelli.engine.reason;

/** Characters [from, to) of a text that a recogniser understood; {@code quality} in [0, 1] tells how typical they look. */
record Match(int from, int to, Value value, double quality) {
    boolean overlaps(Match other) {
        return from < other.to && other.from < to;
    }
}
