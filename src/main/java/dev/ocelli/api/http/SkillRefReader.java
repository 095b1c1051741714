package dev.ocelli.api.http;

import dev.ocelli.catalog.skill.SkillRef;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Reads the entries of {@code skills}, in {@code config} or at the top of a chat request: contract A section 12. Clients
 * leave out whatever has a default, so everything has one here.
 */
final class SkillRefReader {
    private static final int MOST_SKILLS = 50;
    private static final String BASE64 = "base64";
    private static final Set<String> ZIP = Set.of("application/zip", "application/x-zip-compressed");

    private SkillRefReader() {}

    /** @param parent the object that has the list */
    static List<SkillRef> skills(Fields parent) {
        return parent.items("skills", MOST_SKILLS).stream()
                .map(SkillRefReader::skill)
                .toList();
    }

    private static SkillRef skill(Fields entry) {
        @Nullable String type = entry.word("type");
        boolean carries = entry.has("source") || entry.has("bundle");
        if (type == null) {
            return carries ? inline(entry) : reference(entry);
        }
        return switch (type) {
            case "inline" -> inline(entry);
            case "vlm-run", "skill_reference" -> reference(entry);
            default ->
                throw entry.refused("type", "type is '" + type + "'; expected skill_reference, vlm-run or inline.");
        };
    }

    /** {@code skill_id} wins over {@code skill_name}; {@code version} is another word for {@code skill_version}. */
    private static SkillRef reference(Fields entry) {
        String version = Objects.requireNonNullElse(entry.word("skill_version", "version"), SkillRef.LATEST);
        @Nullable String id = entry.word("skill_id", "skillId", "id");
        @Nullable String name = entry.word("skill_name", "skillName", "name");
        if (id != null) {
            return new SkillRef.ById(id, version);
        }
        if (name != null) {
            return new SkillRef.ByName(name, version);
        }
        throw entry.refused("skill_id", "The entry names no skill: give skill_id, skill_name or an inline source.");
    }

    private static SkillRef inline(Fields entry) {
        Optional<Fields> source = entry.inside("source");
        @Nullable String data = source.isPresent() ? data(source.get()) : entry.word("bundle");
        if (data == null) {
            throw entry.refused("source.data", "The inline skill has no source.data; expected a zip as base64 text.");
        }
        return new SkillRef.Inline(text(entry, "name"), text(entry, "description"), data);
    }

    private static String text(Fields entry, String name) {
        return Objects.requireNonNullElse(entry.word(name), "");
    }

    private static @Nullable String data(Fields source) {
        String type = Objects.requireNonNullElse(source.word("type"), BASE64);
        if (!type.equals(BASE64)) {
            throw source.refused("type", "type is '" + type + "'; expected " + BASE64 + ".");
        }
        @Nullable String mediaType = source.word("media_type", "mediaType");
        if (mediaType != null && !ZIP.contains(mediaType)) {
            throw source.refused("media_type", "media_type is '" + mediaType + "'; expected application/zip.");
        }
        return source.word("data");
    }
}
