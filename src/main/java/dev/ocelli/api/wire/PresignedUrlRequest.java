package dev.ocelli.api.wire;

import org.jspecify.annotations.Nullable;

/** @param expiration seconds for which the link takes bytes */
public record PresignedUrlRequest(
        @Nullable String filename,
        @Nullable String purpose,
        @Nullable Long expiration) {}
