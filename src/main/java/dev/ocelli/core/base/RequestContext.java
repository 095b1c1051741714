package dev.ocelli.core.base;

import java.util.Optional;

/** Who asks and under which request id; jobs carry it and bind it again on their own thread. */
public record RequestContext(String requestId, String projectId, Caller caller) {
    /** Bound for the length of one HTTP request or one job run. */
    public static final ScopedValue<RequestContext> CURRENT = ScopedValue.newInstance();

    /** Work that no caller waits for. */
    public RequestContext(String requestId, String projectId) {
        this(requestId, projectId, Caller.NOBODY);
    }

    /**
     * Who is at the other end.
     *
     * @param keyId the API key that was shown, or that the browser signed in with; empty for work of our own
     */
    public record Caller(Optional<String> keyId, Origin origin) {
        public static final Caller NOBODY = new Caller(Optional.empty(), Origin.API);
    }

    /** Where a request comes from; told from how it was signed in, so that no caller can choose. */
    public enum Origin {
        /** A program with an API key. */
        API,
        /** A person at the browser pages of this server. */
        BROWSER
    }
}
