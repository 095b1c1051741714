package dev.ocelli.catalog.skill;

import dev.ocelli.catalog.schema.BoundedPattern;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.util.HashSet;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a published skill's schema may not have, beyond what {@code JsonSchema} refuses: references that lead back to
 * themselves (a skill's output has a bounded shape, so that its fields can be listed, scored and compared) and patterns
 * that explode.
 */
final class SkillSchemaCheck {
    /** Read where they are referred to. */
    private static final Set<String> DEFINITIONS = Set.of("$defs", "definitions");

    private final ObjectNode root;
    private final Set<String> finished = new HashSet<>();
    private final Set<String> open = new HashSet<>();

    private SkillSchemaCheck(ObjectNode root) {
        this.root = root;
    }

    static void check(ObjectNode root) {
        new SkillSchemaCheck(root).walk(root);
    }

    private void walk(JsonNode node) {
        String pattern = node.path("pattern").asString("");
        if (!pattern.isEmpty() && BoundedPattern.compile(pattern).explodes()) {
            throw new OcelliException(
                    ErrorCode.INVALID_SCHEMA,
                    "the pattern " + pattern + " takes exponential time; write it without nested repeats.");
        }
        if (node.path("$ref").isString()) {
            follow(node.path("$ref").asString());
        }
        node.propertyStream().filter(e -> !DEFINITIONS.contains(e.getKey())).forEach(e -> walk(e.getValue()));
        if (node.isArray()) {
            node.forEach(this::walk);
        }
    }

    private void follow(String reference) {
        if (!open.add(reference) || reference.equals("#")) {
            throw new OcelliException(
                    ErrorCode.INVALID_SCHEMA,
                    "'$ref': '" + reference + "' leads back to itself; a skill's schema must end.");
        }
        if (finished.add(reference)) {
            walk(root.at(reference.substring(1)));
        }
        open.remove(reference);
    }
}
