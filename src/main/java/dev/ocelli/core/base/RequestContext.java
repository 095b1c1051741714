package dev.ocelli.core.base;

/** Who asks and under which request id; jobs carry it and bind it again on their own thread. */
public record RequestContext(String requestId, String projectId) {
    /** Bound for the length of one HTTP request or one job run. */
    public static final ScopedValue<RequestContext> CURRENT = ScopedValue.newInstance();
}
