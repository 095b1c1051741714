package dev.ocelli.core.job;

/** Where a job stands. A state that {@link #isDone()} never changes by itself; only {@link Jobs#retry} leaves it. */
public enum JobState {
    WAITING,
    RUNNING,
    /** Rests until somebody lets it go on. */
    PAUSED,
    COMPLETED,
    FAILED,
    CANCELLED;

    public boolean isDone() {
        return this == COMPLETED || this == FAILED || this == CANCELLED;
    }
}
