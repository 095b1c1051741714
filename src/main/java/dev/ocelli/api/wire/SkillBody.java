package dev.ocelli.api.wire;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One version of a skill: contract A section 11, SkillInfo. {@code version} is the older name of the same value. */
public record SkillBody(
        String id,
        String name,
        String description,
        String skill_version,
        String version,
        @Nullable String skill_uri,
        boolean is_public,
        Instant created_at,
        Instant updated_at,
        String status) {}
