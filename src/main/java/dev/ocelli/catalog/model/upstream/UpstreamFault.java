package dev.ocelli.catalog.model.upstream;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why one try at a backend gave no answer. Never leaves this room. */
final class UpstreamFault extends RuntimeException {
    private static final long serialVersionUID = 1;

    /** What to do about it. */
    enum Kind {
        /** No connection, a broken one, silence, a 5xx: another try may work. */
        PASSING,
        /** The backend asks for patience. */
        BUSY,
        /** An answer that is no answer: broken text, wrong types. Another try may work. */
        GARBLED,
        /** The backend understood and will not: another try says the same. */
        REFUSED,
        /** The caller's time is over, or the caller left. */
        OUT_OF_TIME
    }

    private final Kind kind;
    private final int status;
    private final transient @Nullable Duration retryAfter;

    private UpstreamFault(
            Kind kind, String words, int status, @Nullable Duration retryAfter, @Nullable Throwable cause) {
        super(words, cause);
        this.kind = kind;
        this.status = status;
        this.retryAfter = retryAfter;
    }

    static UpstreamFault of(Kind kind, String words) {
        return new UpstreamFault(kind, words, 0, null, null);
    }

    static UpstreamFault of(Kind kind, String words, Throwable cause) {
        return new UpstreamFault(kind, words, 0, null, cause);
    }

    /** From an HTTP status other than 200. */
    static UpstreamFault ofStatus(int status, String words, @Nullable Duration retryAfter) {
        Kind kind = switch (status) {
            case 429 -> Kind.BUSY;
            case 408, 425 -> Kind.PASSING;
            default -> status >= 500 && status != 501 ? Kind.PASSING : Kind.REFUSED;
        };
        return new UpstreamFault(kind, words, status, retryAfter, null);
    }

    Kind kind() {
        return kind;
    }

    /** HTTP status; 0 when there was none. */
    int status() {
        return status;
    }

    /** How long the backend asks us to wait. */
    Optional<Duration> retryAfter() {
        return Optional.ofNullable(retryAfter);
    }

    boolean mayPass() {
        return kind == Kind.PASSING || kind == Kind.BUSY || kind == Kind.GARBLED;
    }

    @Override
    public String getMessage() {
        return java.util.Objects.requireNonNullElse(super.getMessage(), "no answer");
    }
}
