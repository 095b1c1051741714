package dev.ocelli.catalog.skill;

import java.time.Instant;

/**
 * One frozen revision of a skill, as the registry knows it.
 *
 * @param version {@code YYYYMMDD-<8 hex of the content hash>}
 */
public record Skill(String id, String projectId, Words words, String version, Times times, Standing standing) {
    /** What it is called and for. */
    public record Words(String name, String description) {}

    public record Times(Instant createdAt, Instant updatedAt) {}

    public record Standing(String contentHash, boolean isPublic, boolean promoted) {}

    public String name() {
        return words.name();
    }
}
