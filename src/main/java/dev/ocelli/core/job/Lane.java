package dev.ocelli.core.job;

import java.util.Locale;

/** Queues that do not hold each other up: each has its own places in flight. */
public enum Lane {
    /** Somebody holds a connection open for it. */
    INTERACTIVE,
    /** Work that is polled for. */
    BATCH,
    /** Hours of sound or film that are polled for: they must not hold up pages. */
    RECORDING,
    /** Calls to other people's servers, which may be slow. */
    DELIVERY;

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    String table() {
        return "queue_" + wireName();
    }
}
