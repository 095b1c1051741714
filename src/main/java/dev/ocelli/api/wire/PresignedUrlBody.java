package dev.ocelli.api.wire;

import java.time.Instant;

/** Where to send a file's bytes without a key: contract A section 6, PresignedUrlResponse. */
public record PresignedUrlBody(
        String id,
        String url,
        String filename,
        String content_type,
        String upload_method,
        String public_url,
        Instant created_at,
        long expiration,
        String method) {}
