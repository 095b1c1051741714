package dev.ocelli.api.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One file: contract A section 6, FileResponse. */
public record FileBody(
        String id,
        String filename,
        long bytes,
        String purpose,
        Instant created_at,
        String object,
        @Nullable String public_url) {}
