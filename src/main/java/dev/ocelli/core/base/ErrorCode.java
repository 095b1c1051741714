package dev.ocelli.core.base;

/**
 * The catalogue of everything that can go wrong, as callers see it.
 *
 * <p>Status and wire type follow the wire contract, A section 3.2. {@code retryable} says whether the same call may
 * work later without a change by the caller.
 */
public enum ErrorCode {
    INVALID_REQUEST(400, "invalid_request_error", false),
    UNKNOWN_DOMAIN(400, "invalid_request_error", false),
    INVALID_SCHEMA(400, "invalid_request_error", false),
    INVALID_FILE(400, "invalid_request_error", false),
    UNSUPPORTED_FILE(400, "invalid_request_error", false),
    ENCRYPTED_FILE(400, "invalid_request_error", false),
    PAGE_OUT_OF_RANGE(400, "invalid_request_error", false),
    URL_REFUSED(400, "invalid_request_error", false),
    FETCH_FAILED(400, "invalid_request_error", true),
    INVALID_SKILL(400, "invalid_request_error", false),
    NEEDS_MODEL(400, "invalid_request_error", false),
    UNSUPPORTED_OPERATION(400, "invalid_request_error", false),
    INVALID_API_KEY(401, "authentication_error", false),
    PERMISSION_DENIED(403, "permission_error", false),
    NOT_FOUND(404, "not_found_error", false),
    MODEL_NOT_FOUND(404, "not_found_error", false),
    METHOD_NOT_ALLOWED(405, "invalid_request_error", false),
    CONFLICT(409, "conflict_error", false),
    TOO_LARGE(413, "request_too_large", false),
    RANGE_NOT_SATISFIABLE(416, "invalid_request_error", false),
    UNREADABLE_BODY(422, "invalid_request_error", false),
    RATE_LIMITED(429, "rate_limit_error", true),
    INTERNAL(500, "api_error", true),
    /** A model that is plugged in gave no usable answer, also after retries. */
    UPSTREAM_FAILED(502, "api_error", true),
    OVERLOADED(503, "overloaded_error", true);

    private final int status;
    private final String wireType;
    private final boolean retryable;

    ErrorCode(int status, String wireType, boolean retryable) {
        this.status = status;
        this.wireType = wireType;
        this.retryable = retryable;
    }

    /** HTTP status. */
    public int status() {
        return status;
    }

    /** The {@code error.type} on the wire. */
    public String wireType() {
        return wireType;
    }

    /** The {@code error.code} on the wire: this constant's name in lower case. */
    public String wireCode() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }

    public boolean retryable() {
        return retryable;
    }
}
