package dev.ocelli.engine.agent.graph;

import dev.ocelli.catalog.skill.StateGraph;
import dev.ocelli.catalog.skill.StateGraph.Edge;
import dev.ocelli.engine.agent.AgentTask;
import dev.ocelli.engine.agent.Step;
import dev.ocelli.engine.agent.ask.Ask;
import dev.ocelli.engine.agent.graph.GraphTrace.Visit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Walks documents through the graph of a skill: each state is worked through once, when all edges that lead to it are
 * settled; behind a state documents part, each along the edges whose label it fits. A state that no document comes to is
 * not entered.
 */
final class GraphWalk {
    private final StateGraph graph;
    private final GraphOrder order;
    private final StateWords reader;
    private final StateWork work;
    private final GraphCalls calls;
    private final Gathered gathered = new Gathered();
    private final Map<String, List<Part>> waiting = new LinkedHashMap<>();
    private final List<Visit> visits = new ArrayList<>();
    private final List<Edge> taken = new ArrayList<>();
    private final List<Part> inputs;

    GraphWalk(AgentTask task, Guide guide, StateWords reader, ToolWords tools, List<Step> done) {
        this.graph = guide.graph();
        this.order = GraphOrder.of(graph);
        this.reader = reader;
        this.calls = new GraphCalls(done);
        this.work = new StateWork(task, guide, tools, calls, gathered);
        this.inputs = task.materials().stream()
                .map(material -> new Part(material.name(), List.of(), "", 0))
                .toList();
    }

    /**
     * All states, as far as the calls that were made allow.
     *
     * @throws GraphCalls.Wanted at the first state whose calls were not all made
     */
    Gathered run() {
        inputs.forEach(gathered::know);
        move(StateGraph.START, inputs);
        for (String state : order.states()) {
            List<Part> arrived = waiting.getOrDefault(state, List.of());
            if (waiting.containsKey(state)) {
                enter(state, arrived);
            }
        }
        return gathered;
    }

    GraphTrace trace() {
        return new GraphTrace(graph, visits, taken);
    }

    private void enter(String name, List<Part> arrived) {
        String words = words(name);
        List<Ask> asks = reader.read(words);
        List<String> labels = order.from(name).stream()
                .map(Edge::label)
                .filter(label -> !label.isBlank())
                .toList();
        try {
            List<Part> leaving = work.run(new StateWork.State(name, name + ": " + words, asks, labels), arrived);
            visits.add(new Visit(name, arrived.size(), calls.indices(name)));
            move(name, leaving);
        } catch (GraphCalls.Wanted e) {
            visits.add(new Visit(name, arrived.size(), calls.indices(name)));
            throw e;
        }
    }

    /** The description of a state; its own name as words when it has none. */
    private String words(String state) {
        String described = graph.states().getOrDefault(state, "");
        return described.isBlank() ? String.join(" ", Kinds.words(state)) : described;
    }

    private void move(String from, List<Part> parts) {
        List<Edge> edges = order.from(from);
        boolean chooses = edges.stream().anyMatch(edge -> !edge.label().isBlank());
        if (parts.isEmpty() || !chooses) {
            edges.forEach(edge -> send(edge, parts));
            return;
        }
        for (Part part : parts) {
            List<Edge> fitting = edges.stream()
                    .filter(edge -> !Kinds.isOther(edge.label()) && Kinds.alike(edge.label(), part.kind()))
                    .toList();
            List<Edge> chosen = fitting.isEmpty()
                    ? edges.stream().filter(edge -> Kinds.isOther(edge.label())).toList()
                    : fitting;
            chosen.forEach(edge -> send(edge, List.of(part)));
        }
    }

    private void send(Edge edge, List<Part> parts) {
        if (!taken.contains(edge)) {
            taken.add(edge);
        }
        if (!edge.to().equals(StateGraph.END)) {
            List<Part> here = waiting.computeIfAbsent(edge.to(), key -> new ArrayList<>());
            parts.stream().filter(part -> here.stream().noneMatch(part::sameAs)).forEach(here::add);
        }
    }
}
