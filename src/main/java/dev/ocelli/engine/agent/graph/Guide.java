package dev.ocelli.engine.agent.graph;

import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.catalog.skill.SkillVersion;
import dev.ocelli.catalog.skill.StateGraph;
import dev.ocelli.catalog.skill.StateGraph.Edge;
import dev.ocelli.core.artifact.Namespace.Owner;
import dev.ocelli.core.base.Json;
import dev.ocelli.engine.agent.AgentTask;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a walk follows.
 *
 * @param instructions how to read documents: the skills' words, then the request's
 * @param schema of the result; empty: whatever is found
 * @param others skills without the graph, for documents of their kind
 */
record Guide(StateGraph graph, String instructions, Optional<ObjectNode> schema, List<SkillVersion> others) {
    private static final String ONLY = "Extract";

    private static final Pattern REF =
            Pattern.compile("\"pattern\":\"\\^?\\(?(?:\\?:)?(?:img|vid|aud|doc|recon|arr|url)_");

    /** A wish for data without a graph is a graph of one state. */
    private static final StateGraph IMPLIED = new StateGraph(
            Map.of(ONLY, "Extract the fields"),
            List.of(new Edge(StateGraph.START, ONLY, ""), new Edge(ONLY, StateGraph.END, "")));

    /**
     * Empty for tasks that are no executions, and for those with neither a graph nor a schema that is only to be filled from
     * files.
     */
    static Optional<Guide> of(AgentTask task) {
        if (task.namespace().owner() != Owner.EXECUTION) {
            return Optional.empty();
        }
        Optional<SkillVersion> skill = task.skills().stream()
                .filter(one -> one.bundle().manifest().isPresent())
                .findFirst();
        if (skill.isEmpty()) {
            boolean reads =
                    task.wanted().schema().filter(schema -> !wantsFiles(schema)).isPresent();
            return !reads || task.materials().isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new Guide(IMPLIED, instructions(task), task.wanted().schema(), List.of()));
        }
        Optional<ObjectNode> schema =
                task.wanted().schema().or(() -> skill.get().bundle().schema().map(JsonSchema::root));
        List<SkillVersion> others = task.skills().stream()
                .filter(one -> !one.id().equals(skill.get().id()))
                .toList();
        StateGraph graph = skill.get().bundle().manifest().orElseThrow().graph();
        return Optional.of(new Guide(graph, instructions(task), schema, others));
    }

    /** Whether a schema has places for what is made, such as {@code {"id": "vid_a05b3c"}}: then what is asked must be done. */
    private static boolean wantsFiles(ObjectNode schema) {
        return REF.matcher(Json.write(schema)).find();
    }

    private static String instructions(AgentTask task) {
        Stream<String> skills = task.skills().stream().map(one -> one.bundle().instructions());
        Stream<String> asked = task.turns().stream().map(AgentTask.Turn::text);
        return Stream.concat(skills, asked)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining("\n\n"));
    }
}
