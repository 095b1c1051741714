package dev.ocelli.engine.agent.model;

import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.catalog.schema.Misfit;
import dev.ocelli.catalog.tool.Material;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.engine.agent.AgentTask;
import dev.ocelli.engine.ground.Evidence;
import dev.ocelli.engine.ground.Grounded;
import dev.ocelli.engine.ground.Grounder;
import dev.ocelli.engine.ground.WireJson;
import dev.ocelli.engine.reason.Draft;
import dev.ocelli.engine.reason.Draft.Making;
import dev.ocelli.engine.reason.Draft.ModelUse;
import dev.ocelli.engine.reason.model.AnswerText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A model's answer as JSON: found in its words, held against the schema, each value looked for in the files. */
final class JsonAnswer {
    private static final int MISFITS_TOLD = 8;
    private static final String BY_MODEL = "model";

    private final AgentTask task;
    private final Desk desk;
    private final Optional<JsonSchema> schema;
    private final Grounder grounder = new Grounder();

    JsonAnswer(AgentTask task, Desk desk) {
        this.task = task;
        this.desk = desk;
        this.schema = task.wanted().schema().map(JsonSchema::parse);
    }

    /** Either the value, or what is wrong with it in words for the model. */
    record Reading(Optional<ObjectNode> value, String objection) {
        static Reading wrong(String objection) {
            return new Reading(Optional.empty(), objection);
        }
    }

    /** The first way to read it that fits; what is wrong is said of the likeliest. */
    Reading read(Utterance said) {
        List<Reading> readings = said.readings().stream().map(this::read).toList();
        return readings.stream()
                .filter(reading -> reading.value().isPresent())
                .findFirst()
                .orElse(readings.getFirst());
    }

    /** What is whole of an answer that was cut, where that fits the schema. */
    Optional<ObjectNode> begun(Utterance said) {
        return said.readings().stream()
                .flatMap(text -> AnswerText.parse(text).stream())
                .map(AnswerText::tree)
                .filter(ObjectNode.class::isInstance)
                .map(ObjectNode.class::cast)
                .filter(value -> check(value).value().isPresent())
                .findFirst();
    }

    private Reading read(String text) {
        int from = text.indexOf('{');
        int to = text.lastIndexOf('}');
        if (from < 0 || to < from) {
            return Reading.wrong("Your answer holds no JSON object. Answer with the JSON alone.");
        }
        try {
            JsonNode node = Json.MAPPER.readTree(text.substring(from, to + 1));
            return node instanceof ObjectNode object ? check(object) : Reading.wrong("Answer with a JSON object.");
        } catch (JacksonException e) {
            return Reading.wrong("Your answer is not readable JSON: " + e.getOriginalMessage()
                    + ". Answer with the whole JSON alone.");
        }
    }

    private Reading check(ObjectNode value) {
        List<Misfit> misfits = schema.map(known -> known.validate(value)).orElse(List.of());
        if (misfits.isEmpty()) {
            return new Reading(Optional.of(value), "");
        }
        return Reading.wrong("Your answer does not fit the schema: "
                + misfits.stream()
                        .limit(MISFITS_TOLD)
                        .map(misfit ->
                                (misfit.pointer().isEmpty() ? "the whole" : misfit.pointer()) + " " + misfit.message())
                        .collect(Collectors.joining("; "))
                + ". Answer again with the whole JSON alone.");
    }

    /** With {@code X_metadata} where that was asked for: only what stands in a file is exact or normalised. */
    ObjectNode verified(ObjectNode value) {
        if (!task.wanted().grounding()) {
            return value;
        }
        Map<String, Evidence> evidence = new HashMap<>();
        var draft = new Draft(value, Map.of(), new Making(BY_MODEL, List.of(), Set.of(), ModelUse.NONE));
        grounded(draft, nothing()).evidence().forEach(evidence::put);
        for (Material material : task.materials()) {
            desk.see(material)
                    .ifPresent(seen -> grounded(draft, seen)
                            .evidence()
                            .forEach((pointer, found) -> evidence.merge(pointer, found, JsonAnswer::stronger)));
        }
        return WireJson.write(new Grounded(value, evidence), true, true);
    }

    private static Perception nothing() {
        return new Perception(new dev.ocelli.core.base.MediaType("text/plain"), 0, List.of());
    }

    private Grounded grounded(Draft draft, Perception seen) {
        ObjectNode form =
                schema.map(JsonSchema::root).orElseGet(() -> Json.object().put("type", "object"));
        return grounder.ground(Desk.plan(form), draft, seen);
    }

    private static Evidence stronger(Evidence a, Evidence b) {
        int order = b.status().compareTo(a.status());
        return order < 0 || (order == 0 && b.confidence() > a.confidence()) ? b : a;
    }
}
