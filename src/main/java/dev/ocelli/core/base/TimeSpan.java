package dev.ocelli.core.base;

/** A stretch of a recording: seconds from its start, {@code start} included, {@code end} not. */
public record TimeSpan(double start, double end) {

    public TimeSpan {
        if (!(start >= 0 && end >= start && end < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("not a stretch of time: " + start + " to " + end);
        }
    }

    /** Seconds. */
    public double length() {
        return end - start;
    }

    /** The smallest span that holds both. */
    public TimeSpan union(TimeSpan other) {
        return new TimeSpan(Math.min(start, other.start), Math.max(end, other.end));
    }

    /** Seconds shared with {@code other}; 0 when they do not meet. */
    public double overlap(TimeSpan other) {
        return Math.max(0, Math.min(end, other.end) - Math.max(start, other.start));
    }

    /** The same span, {@code seconds} later. */
    public TimeSpan later(double seconds) {
        return new TimeSpan(start + seconds, end + seconds);
    }

    public boolean contains(double moment) {
        return moment >= start && moment < end;
    }
}
