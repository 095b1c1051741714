package dev.ocelli.engine.evaluate;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One leaf that an example expects.
 *
 * @param field path such as {@code items[0].total}
 * @param expected null: nothing should have come out
 * @param found null: nothing came out
 */
public record FieldResult(
        String field, @Nullable JsonNode expected, @Nullable JsonNode found, boolean right) {
    /** The path without positions, such as {@code items[].total}. */
    public String kind() {
        return field.replaceAll("\\[\\d+]", "[]");
    }
}
