package dev.ocelli.api.wire;

/** One line of {@code GET /v1/models}: a model and a domain it serves. */
public record ModelEntry(String model, String domain) {}
