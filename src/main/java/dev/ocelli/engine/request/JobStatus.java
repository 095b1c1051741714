package dev.ocelli.engine.request;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.util.Arrays;
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

    /** Fails with {@link ErrorCode#INVALID_REQUEST} (param {@code status}) on any other word. */
    public static JobStatus parse(String wireName) {
        return Arrays.stream(values())
                .filter(status -> status.wireName().equals(wireName))
                .findFirst()
                .orElseThrow(() -> new OcelliException(
                        ErrorCode.INVALID_REQUEST,
                        "status",
                        "'" + wireName + "' is no status; expected one of enqueued, pending, running, completed, failed"
                                + " and paused."));
    }
}
