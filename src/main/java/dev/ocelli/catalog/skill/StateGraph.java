package dev.ocelli.catalog.skill;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The graph of a skill: Mermaid {@code stateDiagram-v2} read into states and edges.
 *
 * <p>{@code states} maps a state's name to its description (empty when it has none), in order of appearance. {@code
 * [*]} is {@link #START} as a source and {@link #END} as a target.
 */
public record StateGraph(Map<String, String> states, List<Edge> edges) {
    public static final String START = "[*]";
    public static final String END = "[*]";

    private static final Pattern EDGE =
            Pattern.compile("(\\[\\*]|[\\w-]+)\\s*-->\\s*(\\[\\*]|[\\w-]+)\\s*(?::\\s*(.*))?");
    private static final Pattern STATE = Pattern.compile("([\\w-]+)\\s*:\\s*(.+)");
    private static final Pattern ALIAS = Pattern.compile("state\\s+\"([^\"]*)\"\\s+as\\s+([\\w-]+)");
    private static final Pattern DECORATION =
            Pattern.compile("direction\\s+\\w+|%%.*|note .*|end note|state\\s+[\\w-]+");

    public StateGraph {
        states = Collections.unmodifiableMap(new LinkedHashMap<>(states));
        edges = List.copyOf(edges);
    }

    /** A move from one state to another; {@code label} is the condition on the arrow, empty when there is none. */
    public record Edge(String from, String to, String label) {}

    /** Reads the diagram; a line that is none of its kinds fails with {@code INVALID_SKILL} and the line's number. */
    static StateGraph parse(String mermaid) {
        var states = new LinkedHashMap<String, String>();
        var edges = new ArrayList<Edge>();
        List<String> lines = mermaid.lines().map(String::strip).toList();
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isEmpty() && !line.equals("stateDiagram-v2") && !line.equals("stateDiagram")) {
                read(line, i + 1, states, edges);
            }
        }
        if (edges.isEmpty()) {
            throw new OcelliException(
                    ErrorCode.INVALID_SKILL, "vlmrun.yaml: graph has no edge; expected lines such as '[*] --> Read'.");
        }
        return new StateGraph(states, edges);
    }

    private static void read(String line, int number, Map<String, String> states, List<Edge> edges) {
        Matcher edge = EDGE.matcher(line);
        Matcher alias = ALIAS.matcher(line);
        Matcher state = STATE.matcher(line);
        if (edge.matches()) {
            for (String name : List.of(edge.group(1), edge.group(2))) {
                if (!name.equals(START)) {
                    states.putIfAbsent(name, "");
                }
            }
            edges.add(new Edge(edge.group(1), edge.group(2), edge.group(3) == null ? "" : edge.group(3)));
        } else if (alias.matches()) {
            states.put(alias.group(2), alias.group(1));
        } else if (state.matches()) {
            states.put(state.group(1), state.group(2));
        } else if (!DECORATION.matcher(line).matches()) {
            throw new OcelliException(
                    ErrorCode.INVALID_SKILL,
                    "vlmrun.yaml: line " + number + " of graph is neither 'State: description' nor 'A --> B': " + line);
        }
    }
}
