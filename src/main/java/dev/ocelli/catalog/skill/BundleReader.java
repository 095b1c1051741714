package dev.ocelli.catalog.skill;

import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.SortedMap;

/** Zip or files -> checked {@link SkillBundle}; every refusal names the entry and the reason. */
public final class BundleReader {
    /** Reads a zip within {@code limits}. */
    public SkillBundle read(byte[] zip, BundleLimits limits) {
        return read(new SkillZip(limits).read(zip));
    }

    /** Checks files that stand in memory already; paths as in {@link SkillBundle}. */
    public SkillBundle read(SortedMap<String, byte[]> files) {
        byte[] skill = files.get(SkillBundle.SKILL);
        if (skill == null) {
            throw new OcelliException(
                    ErrorCode.INVALID_SKILL,
                    "The skill has no SKILL.md at its top; found: "
                            + files.keySet().stream().limit(5).toList() + ".");
        }
        SkillText text = SkillText.parse(text(SkillBundle.SKILL, skill));
        return new SkillBundle(text.frontMatter(), text.instructions(), schema(files), manifest(files), files);
    }

    private static Optional<JsonSchema> schema(SortedMap<String, byte[]> files) {
        byte[] bytes = files.get(SkillBundle.SCHEMA);
        if (bytes == null) {
            return Optional.empty();
        }
        try {
            JsonSchema schema = JsonSchema.parse(Json.parse(text(SkillBundle.SCHEMA, bytes)));
            SkillSchemaCheck.check(schema.root());
            return Optional.of(schema);
        } catch (OcelliException e) {
            throw new OcelliException(ErrorCode.INVALID_SKILL, null, "schema.json: " + e.getMessage(), e);
        }
    }

    private static Optional<AgentManifest> manifest(SortedMap<String, byte[]> files) {
        return Optional.ofNullable(files.get(SkillBundle.MANIFEST))
                .map(bytes -> ManifestReader.read(text(SkillBundle.MANIFEST, bytes)));
    }

    private static String text(String name, byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (CharacterCodingException e) {
            throw new OcelliException(ErrorCode.INVALID_SKILL, null, name + " is not UTF-8 text.", e);
        }
    }
}
