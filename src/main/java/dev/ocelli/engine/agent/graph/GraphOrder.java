package dev.ocelli.engine.agent.graph;

import dev.ocelli.catalog.skill.StateGraph;
import dev.ocelli.catalog.skill.StateGraph.Edge;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The states of a graph in the order in which they can be worked through, and the edges that lead forward. */
record GraphOrder(List<String> states, List<Edge> forward) {

    /** An edge that leads back to a state on the way to its source is left out: without a model nothing is done twice. */
    static GraphOrder of(StateGraph graph) {
        var finished = new ArrayList<String>();
        var back = new HashSet<Edge>();
        visit(StateGraph.START, graph, new HashSet<>(), new ArrayList<>(), finished, back);
        List<Edge> forward =
                graph.edges().stream().filter(edge -> !back.contains(edge)).toList();
        return new GraphOrder(
                finished.reversed().stream()
                        .filter(state -> !state.equals(StateGraph.START))
                        .toList(),
                forward);
    }

    private static void visit(
            String state,
            StateGraph graph,
            Set<String> seen,
            List<String> path,
            List<String> finished,
            Set<Edge> back) {
        seen.add(state);
        path.add(state);
        for (Edge edge : graph.edges().reversed()) {
            if (edge.from().equals(state) && !edge.to().equals(StateGraph.END)) {
                if (path.contains(edge.to())) {
                    back.add(edge);
                } else if (!seen.contains(edge.to())) {
                    visit(edge.to(), graph, seen, path, finished, back);
                }
            }
        }
        path.removeLast();
        finished.add(state);
    }

    List<Edge> from(String state) {
        return forward.stream().filter(edge -> edge.from().equals(state)).toList();
    }
}
