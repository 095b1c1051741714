package dev.ocelli.catalog.skill;

/**
 * A skill ready for use: what a reference leads to.
 *
 * @param id the record's id; for an inline bundle {@code inline_} and 16 hex digits of its base64 text's SHA-256
 * @param version {@code inline} for an inline bundle
 */
public record SkillVersion(String id, String name, String description, String version, SkillBundle bundle) {}
