package dev.ocelli.engine.evaluate;

import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.catalog.schema.Shape;
import dev.ocelli.catalog.skill.SkillVersion;
import dev.ocelli.core.base.Json;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What changed from one version of a skill to another. */
public final class SkillDiff {
    private SkillDiff() {}

    /**
     * {@code instructions} as lines of a unified diff, empty when they are the same; {@code schema} with the paths of
     * fields {@code added}, {@code removed} and {@code changed} with their old and new type.
     */
    public static ObjectNode of(SkillVersion before, SkillVersion after) {
        ObjectNode diff = Json.object();
        diff.set("from", named(before));
        diff.set("to", named(after));
        ArrayNode lines = diff.putArray("instructions");
        LineDiff.of(before.bundle().instructions(), after.bundle().instructions())
                .forEach(lines::add);
        diff.set("schema", schema(fields(before), fields(after)));
        return diff;
    }

    private static ObjectNode named(SkillVersion version) {
        return Json.object()
                .put("id", version.id())
                .put("skill_version", version.version())
                .put("description", version.description());
    }

    private static ObjectNode schema(Map<String, String> before, Map<String, String> after) {
        ObjectNode schema = Json.object();
        ArrayNode added = schema.putArray("added");
        ArrayNode removed = schema.putArray("removed");
        ArrayNode changed = schema.putArray("changed");
        after.forEach((field, type) -> {
            String old = before.get(field);
            if (old == null) {
                added.addObject().put("field", field).put("type", type);
            } else if (!old.equals(type)) {
                changed.addObject().put("field", field).put("from", old).put("to", type);
            }
        });
        before.forEach((field, type) -> {
            if (!after.containsKey(field)) {
                removed.addObject().put("field", field).put("type", type);
            }
        });
        return schema;
    }

    private static Map<String, String> fields(SkillVersion version) {
        var fields = new LinkedHashMap<String, String>();
        version.bundle().schema().map(JsonSchema::shape).ifPresent(shape -> collect("", shape, "", fields));
        return fields;
    }

    private static void collect(String path, Shape shape, String rule, Map<String, String> fields) {
        switch (shape) {
            case Shape.ObjectShape object -> {
                if (!path.isEmpty()) {
                    fields.put(path, "object" + rule);
                }
                object.properties()
                        .forEach((name, inner) -> collect(
                                path.isEmpty() ? name : path + "." + name,
                                inner,
                                object.required().contains(name) ? ", required" : "",
                                fields));
            }
            case Shape.ArrayShape array -> {
                fields.put(path, "array" + rule);
                collect(path + "[]", array.items(), "", fields);
            }
            case Shape.LeafShape leaf -> fields.put(path, type(leaf) + rule);
        }
    }

    private static String type(Shape.LeafShape leaf) {
        var text = new StringBuilder(leaf.type().name().toLowerCase(Locale.ROOT));
        leaf.rules()
                .format()
                .ifPresent(format -> text.append(" (").append(format).append(')'));
        if (!leaf.rules().allowed().isEmpty()) {
            text.append(" of ").append(leaf.rules().allowed());
        }
        leaf.rules().pattern().ifPresent(pattern -> text.append(" like ").append(pattern));
        return text.append(leaf.nullable() ? ", nullable" : "").toString();
    }
}
