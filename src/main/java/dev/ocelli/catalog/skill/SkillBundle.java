package dev.ocelli.catalog.skill;

import dev.ocelli.catalog.schema.JsonSchema;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A skill as a folder: SKILL.md and what stands beside it, checked.
 *
 * <p>{@code files} maps paths relative to the folder, with forward slashes, to bytes; SKILL.md, schema.json and
 * vlmrun.yaml are among them. Source: wire contract B, section 2.
 */
public record SkillBundle(
        FrontMatter frontMatter,
        String instructions,
        Optional<JsonSchema> schema,
        Optional<AgentManifest> manifest,
        SortedMap<String, byte[]> files) {
    public static final String SKILL = "SKILL.md";
    public static final String SCHEMA = "schema.json";
    public static final String MANIFEST = "vlmrun.yaml";

    public SkillBundle {
        files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /** SHA-256 over path and bytes of every file in the order of their paths, lower-case hex. */
    public String contentHash() {
        return Hashes.ofFiles(files);
    }

    /**
     * What SKILL.md says of itself.
     *
     * @param name empty when it does not say
     * @param description empty when it does not say
     * @param others every other key as text; kept, not used
     */
    public record FrontMatter(String name, String description, Map<String, String> others) {
        public static final FrontMatter NONE = new FrontMatter("", "", Map.of());

        public FrontMatter {
            others = Map.copyOf(others);
        }
    }
}
