package dev.ocelli.engine.agent.graph;

import dev.ocelli.catalog.skill.StateGraph;
import dev.ocelli.catalog.skill.StateGraph.Edge;
import java.util.List;

/**
 * The way that a run took through a graph.
 *
 * @param visits states in the order in which they were entered
 * @param taken edges that documents moved along, in order
 */
public record GraphTrace(StateGraph graph, List<Visit> visits, List<Edge> taken) {
    public GraphTrace {
        visits = List.copyOf(visits);
        taken = List.copyOf(taken);
    }

    /**
     * @param documents how many documents came in
     * @param steps indices of the steps that were done for it
     */
    public record Visit(String state, int documents, List<Integer> steps) {
        public Visit {
            steps = List.copyOf(steps);
        }
    }

    public boolean visited(String state) {
        return visits.stream().anyMatch(visit -> visit.state().equals(state));
    }
}
