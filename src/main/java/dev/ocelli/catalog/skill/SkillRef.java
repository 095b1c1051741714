package dev.ocelli.catalog.skill;

/**
 * How a request points to a skill. A version is opaque; {@link #LATEST} is the newest.
 *
 * <p>Source: wire contract A section 12, B section 3.
 */
public sealed interface SkillRef {
    String LATEST = "latest";

    /** By id, where the id is a UUID of one version (then {@code version} is ignored) or a name. */
    record ById(String id, String version) implements SkillRef {}

    record ByName(String name, String version) implements SkillRef {}

    /** A bundle inside the request, as base64 text of a zip; never stored. */
    record Inline(String name, String description, String base64) implements SkillRef {}
}
