package dev.ocelli.engine.evaluate;

import dev.ocelli.catalog.skill.SkillVersion;
import dev.ocelli.core.base.Json;
import dev.ocelli.engine.evaluate.SchemaFacts.Field;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What changed from one version of a skill to another. */
public final class SkillDiff {
    private SkillDiff() {}

    /**
     * {@code instructions} as lines of a unified diff, empty when they are the same; {@code schema} with the paths of
     * fields {@code added}, {@code removed} and {@code changed} with their old and new type, and the same in {@code words};
     * {@code files} that differ, each with its {@code change} and its {@code lines}.
     */
    public static ObjectNode of(SkillVersion before, SkillVersion after) {
        ObjectNode diff = Json.object();
        diff.set("from", named(before));
        diff.set("to", named(after));
        ArrayNode lines = diff.putArray("instructions");
        LineDiff.of(before.bundle().instructions(), after.bundle().instructions())
                .forEach(lines::add);
        SchemaFacts old = SchemaFacts.of(before);
        SchemaFacts now = SchemaFacts.of(after);
        ObjectNode schema = schema(old.fields(), now.fields());
        ArrayNode words = schema.putArray("words");
        SchemaWords.of(old, now)
                .forEach(sentence ->
                        words.addObject().put("kind", sentence.kind()).put("words", sentence.words()));
        diff.set("schema", schema);
        diff.set("files", FileDiff.of(before.bundle().files(), after.bundle().files()));
        return diff;
    }

    private static ObjectNode named(SkillVersion version) {
        return Json.object()
                .put("id", version.id())
                .put("skill_version", version.version())
                .put("description", version.description());
    }

    private static ObjectNode schema(Map<String, Field> before, Map<String, Field> after) {
        ObjectNode schema = Json.object();
        ArrayNode added = schema.putArray("added");
        ArrayNode removed = schema.putArray("removed");
        ArrayNode changed = schema.putArray("changed");
        after.forEach((field, now) -> {
            Field old = before.get(field);
            if (old == null) {
                added.addObject().put("field", field).put("type", now.summary());
            } else if (!old.summary().equals(now.summary())) {
                changed.addObject()
                        .put("field", field)
                        .put("from", old.summary())
                        .put("to", now.summary());
            }
        });
        before.forEach((field, old) -> {
            if (!after.containsKey(field)) {
                removed.addObject().put("field", field).put("type", old.summary());
            }
        });
        return schema;
    }
}
