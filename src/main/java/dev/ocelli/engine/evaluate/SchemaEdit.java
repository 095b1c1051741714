package dev.ocelli.engine.evaluate;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** One small change of a schema that may make a field easier to find. Fields are named as {@code items[].total}. */
sealed interface SchemaEdit {
    String field();

    /** What it does, as a sentence for people. */
    String words();

    /** Changes the field's part of the schema; false when that part cannot take it. */
    boolean change(ObjectNode part);

    /** The schema with the change; empty when it has no such field of its own or the change says nothing new. */
    default Optional<ObjectNode> applied(ObjectNode schema) {
        ObjectNode copy = schema.deepCopy();
        return Optional.ofNullable(part(copy, field())).filter(this::change).map(_ -> copy);
    }

    /** The part of a schema that stands for a field; null behind a reference or a choice. */
    static @Nullable ObjectNode part(ObjectNode schema, String field) {
        @Nullable JsonNode at = schema;
        for (String step : field.split("\\.")) {
            String name = step.replace("[]", "");
            at = at == null ? null : at.path("properties").get(name);
            if (step.endsWith("[]")
                    && at != null
                    && field.endsWith(step)
                    && !at.path("items").has("properties")) {
                return at instanceof ObjectNode list ? list : null;
            }
            at = step.endsWith("[]") && at != null ? at.get("items") : at;
        }
        return at instanceof ObjectNode object && !object.has("$ref") ? object : null;
    }

    /** The words beside the value in print become one more name of the field. */
    record AddLabel(String field, String label) implements SchemaEdit {
        @Override
        public String words() {
            return "`" + field + "` may also be called “" + label + "”.";
        }

        @Override
        public boolean change(ObjectNode part) {
            String told = part.path("description").asString("").strip();
            if (told.isEmpty()) {
                told = part.path("title").asString("").strip();
            }
            if (told.isEmpty()) {
                told = field.substring(field.lastIndexOf('.') + 1)
                        .replace("[]", "")
                        .replace('_', ' ');
            }
            if (told.toLowerCase(java.util.Locale.ROOT).contains(label.toLowerCase(java.util.Locale.ROOT))) {
                return false;
            }
            String stem = told.endsWith(".") ? told.substring(0, told.length() - 1) : told;
            part.put("description", stem + (stem.contains(":") ? ", " : ": ") + label);
            return true;
        }
    }

    /** The words beside the value in print become the field's title. */
    record Retitle(String field, String label) implements SchemaEdit {
        @Override
        public String words() {
            return "`" + field + "` is titled “" + label + "”.";
        }

        @Override
        public boolean change(ObjectNode part) {
            if (part.path("title").asString("").equalsIgnoreCase(label)) {
                return false;
            }
            part.put("title", label);
            return true;
        }
    }

    /**
     * The field's type becomes that of the expected values.
     *
     * @param format null: none
     */
    record Retype(String field, String type, @Nullable String format) implements SchemaEdit {
        @Override
        public String words() {
            return "`" + field + "` is a " + (format == null ? type : format) + ", as its examples are.";
        }

        @Override
        public boolean change(ObjectNode part) {
            boolean list = part.path("items").isObject();
            ObjectNode leaf = list ? (ObjectNode) part.path("items") : part;
            if (leaf.has("anyOf") || leaf.has("oneOf") || leaf.has("enum")) {
                return false;
            }
            if (leaf.path("type").isArray()) {
                ArrayNode types = leaf.putArray("type");
                types.add(type).add("null");
            } else {
                leaf.put("type", type);
            }
            if (format == null) {
                leaf.remove("format");
            } else {
                leaf.put("format", format);
            }
            return true;
        }
    }
}
