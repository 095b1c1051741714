package dev.ocelli.engine.request;

import java.util.Locale;

/** Where a request stands, in the closed set of words that clients know (wire contract A, section 4.1). */
public enum JobStatus {
    ENQUEUED,
    PENDING,
    RUNNING,
    COMPLETED,
    FAILED,
    PAUSED;

    public boolean isDone() {
        return this == COMPLETED || this == FAILED;
    }

    public String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    static JobStatus parse(String wireName) {
        return valueOf(wireName.toUpperCase(Locale.ROOT));
    }
}
