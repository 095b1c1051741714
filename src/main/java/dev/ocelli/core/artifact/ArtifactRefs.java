package dev.ocelli.core.artifact;

import dev.ocelli.core.base.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/**
 * Writes refs of artifacts in a JSON answer in the way in which the caller's schema wants them: {@code {"id":
 * "img_a05b3c"}} where it wants an object, a link where it wants a URI, the bare ref elsewhere. Source: wire contract A,
 * section 15.
 */
public final class ArtifactRefs {
    private static final Pattern REF = Pattern.compile("(?:img|vid|aud|doc|recon|arr|url)_[0-9a-f]{6}");
    private static final int DEEPEST = 64;

    private final ObjectNode root;
    private final Function<String, Optional<String>> links;

    /**
     * @param schema JSON Schema of the answer
     * @param links gives a link that opens the artifact of a ref; empty for refs that lead nowhere
     */
    public ArtifactRefs(ObjectNode schema, Function<String, Optional<String>> links) {
        this.root = schema;
        this.links = links;
    }

    /** Whether a text is written like a ref. */
    public static boolean isRef(String text) {
        return REF.matcher(text).matches();
    }

    /** Changes {@code answer} in place. */
    public void write(ObjectNode answer) {
        write(answer, root, 0);
    }

    private void write(JsonNode value, JsonNode schema, int depth) {
        JsonNode wanted = resolve(schema, 0);
        if (depth > DEEPEST) {
            return;
        }
        if (value instanceof ObjectNode object) {
            for (Map.Entry<String, JsonNode> field : object.properties()) {
                JsonNode below = property(wanted, field.getKey());
                JsonNode written = written(field.getValue(), below);
                field.setValue(written);
                write(written, below, depth + 1);
            }
        } else if (value instanceof ArrayNode array) {
            JsonNode items = resolve(wanted.path("items"), 0);
            for (int i = 0; i < array.size(); i++) {
                JsonNode written = written(array.get(i), items);
                array.set(i, written);
                write(written, items, depth + 1);
            }
        }
    }

    /** The value of one field, turned into a link or an object when it is a ref and the schema wants that. */
    private JsonNode written(JsonNode value, JsonNode schema) {
        Optional<String> ref = ref(value);
        if (ref.isEmpty()) {
            return value;
        }
        if (isUri(schema)) {
            return links.apply(ref.get()).<JsonNode>map(StringNode::valueOf).orElse(value);
        }
        boolean wantsObject =
                takes(schema, "object") && resolve(schema, 0).path("properties").has("id");
        if (value.isString() && wantsObject && !takes(schema, "string")) {
            return Json.object().put("id", ref.get());
        }
        boolean wantsString = takes(schema, "string") && !takes(schema, "object");
        return value.isObject() && wantsString ? StringNode.valueOf(ref.get()) : value;
    }

    private static Optional<String> ref(JsonNode value) {
        JsonNode text = value.isObject() && value.size() == 1 ? value.path("id") : value;
        return text.isString() && isRef(text.stringValue()) ? Optional.of(text.stringValue()) : Optional.empty();
    }

    private boolean isUri(JsonNode schema) {
        for (JsonNode option : options(schema)) {
            String format = option.path("format").asString("");
            if (format.equals("uri")
                    || format.equals("url")
                    || format.equals("uri-reference")
                    || format.equals("iri")) {
                return true;
            }
        }
        return false;
    }

    private boolean takes(JsonNode schema, String type) {
        for (JsonNode option : options(schema)) {
            JsonNode types = option.path("type");
            if (types.isString() && types.stringValue().equals(type)) {
                return true;
            }
            for (JsonNode one : types) {
                if (one.isString() && one.stringValue().equals(type)) {
                    return true;
                }
            }
        }
        return false;
    }

    /** The schema itself, or the branches of its {@code anyOf} and {@code oneOf}. */
    private List<JsonNode> options(JsonNode schema) {
        JsonNode whole = resolve(schema, 0);
        var options = new ArrayList<JsonNode>();
        options.add(whole);
        for (String word : List.of("anyOf", "oneOf", "allOf")) {
            for (JsonNode branch : whole.path(word)) {
                options.add(resolve(branch, 0));
            }
        }
        return options;
    }

    private JsonNode property(JsonNode schema, String name) {
        for (JsonNode option : options(schema)) {
            JsonNode found = option.path("properties").path(name);
            if (!found.isMissingNode()) {
                return resolve(found, 0);
            }
        }
        return resolve(schema, 0).path("additionalProperties");
    }

    private JsonNode resolve(JsonNode schema, int hops) {
        JsonNode reference = schema.path("$ref");
        if (!reference.isString() || !reference.stringValue().startsWith("#/") || hops > DEEPEST) {
            return schema;
        }
        return resolve(root.at(reference.stringValue().substring(1)), hops + 1);
    }
}
