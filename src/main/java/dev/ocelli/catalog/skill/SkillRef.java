package dev.ocelli.catalog.skill;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;

/**
 * How a request points to a skill. A version is opaque; {@link #LATEST} is the newest.
 *
 * <p>Kept with accepted requests as JSON, so the words of the kinds never change. Source: wire contract A section 12, B
 * section 3.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = SkillRef.ById.class, name = "id"),
    @JsonSubTypes.Type(value = SkillRef.ByName.class, name = "name"),
    @JsonSubTypes.Type(value = SkillRef.Inline.class, name = "inline")
})
public sealed interface SkillRef {
    String LATEST = "latest";

    /** By id, where the id is a UUID of one version (then {@code version} is ignored) or a name. */
    record ById(String id, String version) implements SkillRef {}

    record ByName(String name, String version) implements SkillRef {}

    /** A bundle inside the request, as base64 text of a zip; never stored. */
    record Inline(String name, String description, String base64) implements SkillRef {}
}
