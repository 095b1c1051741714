package dev.ocelli.catalog.model.upstream;

/**
 * A backend as it stands now.
 *
 * @param state {@code closed} while calls go through, {@code open} while it is left alone after too many failures, {@code
 *     half_open} while it is tried again
 * @param free how many more calls it may be asked at this moment
 */
public record Standing(Backend backend, String state, int free) {}
