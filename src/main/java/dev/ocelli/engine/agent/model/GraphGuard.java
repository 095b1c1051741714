package dev.ocelli.engine.agent.model;

import dev.ocelli.catalog.skill.AgentManifest;
import dev.ocelli.catalog.skill.SkillVersion;
import dev.ocelli.catalog.skill.StateGraph;
import dev.ocelli.engine.agent.Step;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Holds a model to the order of a skill's graph, as far as the states bear the names of tools: such a tool may be called
 * only where the arrows lead to it from the last one. Other tools are free, other states are passed in thought.
 */
final class GraphGuard {
    private final List<StateGraph> graphs;
    private final Set<String> tools;

    /** @param tools names of all that can be called */
    GraphGuard(List<SkillVersion> skills, Set<String> tools) {
        graphs = skills.stream()
                .flatMap(skill -> skill.bundle().manifest().map(AgentManifest::graph).stream())
                .toList();
        this.tools = tools.stream().map(GraphGuard::name).collect(Collectors.toSet());
    }

    /** Why a tool may not be called now; empty when it may. */
    Optional<String> objection(String tool, List<Step> done) {
        for (StateGraph graph : graphs) {
            if (state(graph, tool).isPresent()) {
                Set<String> next = next(graph, last(graph, done));
                if (!next.contains(name(tool))) {
                    return Optional.of("The skill's graph does not lead to '" + tool + "' now; it leads to: "
                            + (next.isEmpty() ? "the answer" : String.join(", ", next)) + ".");
                }
            }
        }
        return Optional.empty();
    }

    private static String name(String state) {
        return state.toLowerCase(Locale.ROOT).replace('-', '_');
    }

    private static Optional<String> state(StateGraph graph, String tool) {
        return graph.states().keySet().stream()
                .filter(state -> name(state).equals(name(tool)))
                .findFirst();
    }

    private static String last(StateGraph graph, List<Step> done) {
        return done.reversed().stream()
                .filter(step -> !step.failed())
                .flatMap(step -> state(graph, step.name()).stream())
                .findFirst()
                .orElse(StateGraph.START);
    }

    /** The first tool states on each way from here. */
    private Set<String> next(StateGraph graph, String from) {
        Set<String> reached = new TreeSet<>();
        Set<String> passed = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(from));
        while (!open.isEmpty()) {
            String state = open.pop();
            for (StateGraph.Edge edge : graph.edges()) {
                boolean leads = edge.from().equals(state) && !edge.to().equals(StateGraph.END);
                if (leads && passed.add(edge.to())) {
                    if (tools.contains(name(edge.to()))) {
                        reached.add(name(edge.to()));
                    } else {
                        open.push(edge.to());
                    }
                }
            }
        }
        return reached;
    }
}
