package dev.ocelli.engine.agent.graph;

import dev.ocelli.core.base.Json;
import dev.ocelli.engine.agent.AgentAnswer;
import dev.ocelli.engine.agent.AgentTask;
import dev.ocelli.engine.agent.graph.Gathered.Filled;
import dev.ocelli.engine.agent.graph.GraphTrace.Visit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Puts together what a walk found: an object that fits the wanted schema, or words where none is wanted. */
final class GraphAnswer {
    private static final String METADATA = "_metadata";

    private final boolean grounding;
    private final Optional<ObjectNode> schema;

    GraphAnswer(AgentTask task, Guide guide) {
        this.grounding = task.wanted().grounding();
        this.schema = guide.schema();
    }

    AgentAnswer of(Gathered gathered, GraphTrace trace) {
        boolean nothingFilled = gathered.filled().isEmpty() && gathered.made().isEmpty();
        if (schema.isEmpty() && nothingFilled) {
            return new AgentAnswer(words(gathered, trace), null, List.of(), List.of());
        }
        ObjectNode json = filled(gathered);
        schema.ifPresent(root -> {
            new Documents(root).list(gathered.documents(), json);
            new Refs(root).put(gathered.made(), json);
            new Sums(root).put(json, grounding);
            complete(root, json);
        });
        if (schema.isEmpty()) {
            artifacts(gathered, json);
        }
        if (!grounding) {
            strip(json);
        }
        return new AgentAnswer(Json.write(json), json, List.of(), List.of());
    }

    private ObjectNode filled(Gathered gathered) {
        ObjectNode json = Json.object();
        for (Filled one : gathered.filled()) {
            if (one.property().isEmpty()) {
                merge(json, one.data());
            } else if (isList(one.property())) {
                json.withArray("/" + one.property()).add(one.data().deepCopy());
            } else {
                json.set(one.property(), one.data().deepCopy());
            }
        }
        return json;
    }

    private boolean isList(String property) {
        return schema.map(root -> !root.path("properties").has(property)
                        || root.path("properties").path(property).path("items").isObject())
                .orElse(true);
    }

    /** Several documents that fill the same object: the first word counts, lists grow. */
    private static void merge(ObjectNode into, ObjectNode from) {
        from.properties().forEach(p -> {
            JsonNode known = into.get(p.getKey());
            if (known instanceof ArrayNode list && p.getValue() instanceof ArrayNode more) {
                list.addAll(more.deepCopy());
            } else if (known == null || known.isNull() || known.asString("x").isEmpty()) {
                into.set(p.getKey(), p.getValue().deepCopy());
            }
        });
    }

    /** What is wanted and was not found is there and empty. */
    private static void complete(ObjectNode root, ObjectNode json) {
        root.path("properties").properties().forEach(p -> {
            if (!json.has(p.getKey())) {
                json.set(p.getKey(), empty(p.getValue()));
            }
        });
    }

    private static JsonNode empty(JsonNode property) {
        JsonNode type = property.path("type");
        boolean nullable = type.isArray()
                && type.valueStream().anyMatch(one -> one.asString("").equals("null"));
        String word = type.isArray() ? "" : type.asString("");
        return nullable
                ? Json.MAPPER.nullNode()
                : switch (word) {
                    case "array" -> Json.array();
                    case "string" -> Json.MAPPER.valueToTree("");
                    default -> Json.MAPPER.nullNode();
                };
    }

    private static void artifacts(Gathered gathered, ObjectNode json) {
        ArrayNode list = Json.array();
        gathered.made()
                .forEach(made -> list.addObject().put("id", made.artifact().id()));
        if (!list.isEmpty()) {
            json.set("artifacts", list);
        }
    }

    private static void strip(JsonNode node) {
        if (node instanceof ObjectNode object) {
            List<String> names = object.propertyNames().stream()
                    .filter(name -> name.endsWith(METADATA))
                    .toList();
            object.remove(names);
        }
        node.forEach(GraphAnswer::strip);
    }

    private static String words(Gathered gathered, GraphTrace trace) {
        String way = trace.visits().stream().map(Visit::state).collect(Collectors.joining(" → "));
        String said = gathered.notes().stream()
                .filter(note -> !note.words().isBlank())
                .map(note -> "- " + note.state() + ": " + note.words())
                .collect(Collectors.joining("\n"));
        return "Went " + way + "." + (said.isEmpty() ? "" : "\n\n" + said);
    }
}
