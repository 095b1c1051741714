package dev.ocelli.core.job;

/** Ends one run of a body from inside, without making the job failed. */
final class RunEnded extends RuntimeException {
    private static final long serialVersionUID = 1;

    RunEnded(String reason) {
        super(reason, null, false, false);
    }
}
