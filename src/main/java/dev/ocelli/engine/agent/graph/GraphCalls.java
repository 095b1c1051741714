package dev.ocelli.engine.agent.graph;

import dev.ocelli.engine.agent.Move.ToolCall;
import dev.ocelli.engine.agent.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * Calls of a program that is run again from its beginning after every step. A call's id is {@code State#n}, so that the
 * path stands in the steps; calls that were made give their steps, those that were not end the run with {@link Wanted}.
 */
final class GraphCalls {
    private final Map<String, Step> done = new HashMap<>();
    private final Map<String, Integer> counts = new HashMap<>();
    private final Map<String, List<Integer>> indices = new HashMap<>();

    GraphCalls(List<Step> steps) {
        steps.forEach(step -> done.put(step.id(), step));
    }

    /** Calls that were not made yet. */
    static final class Wanted extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient List<ToolCall> calls;

        Wanted(List<ToolCall> calls) {
            super("calls are wanted", null, false, false);
            this.calls = List.copyOf(calls);
        }

        List<ToolCall> calls() {
            return calls;
        }
    }

    record Request(String tool, ObjectNode arguments) {}

    /** Independent calls for a state, beside each other; their steps in the same order. */
    List<Step> all(String state, List<Request> requests) {
        var steps = new ArrayList<Step>();
        var missing = new ArrayList<ToolCall>();
        for (Request request : requests) {
            String id = state + "#" + counts.merge(state, 1, Integer::sum);
            Step step = done.get(id);
            if (step == null) {
                missing.add(new ToolCall(id, request.tool(), request.arguments()));
            } else {
                steps.add(step);
                indices.computeIfAbsent(state, key -> new ArrayList<>()).add(step.index());
            }
        }
        if (!missing.isEmpty()) {
            throw new Wanted(missing);
        }
        return steps;
    }

    /** The steps that were done for a state. */
    List<Integer> indices(String state) {
        return List.copyOf(indices.getOrDefault(state, List.of()));
    }
}
