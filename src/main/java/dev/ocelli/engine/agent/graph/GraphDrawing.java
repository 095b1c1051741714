package dev.ocelli.engine.agent.graph;

import dev.ocelli.catalog.skill.StateGraph;
import dev.ocelli.catalog.skill.StateGraph.Edge;
import dev.ocelli.engine.agent.graph.GraphTrace.Visit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Draws the path that a run took: as Mermaid text, and as SVG that needs nothing else. States that were entered are filled. */
public final class GraphDrawing {
    private static final int WIDTH = 210;
    private static final int HEIGHT = 54;
    private static final int GAP_X = 40;
    private static final int GAP_Y = 56;
    private static final int LONGEST = 28;
    private static final String BEGIN = "●";
    private static final String FINISH = "◎";

    private final GraphTrace trace;

    public GraphDrawing(GraphTrace trace) {
        this.trace = trace;
    }

    public String mermaid() {
        var text = new StringBuilder("stateDiagram-v2\n");
        trace.graph().states().forEach((name, words) -> {
            if (!words.isBlank()) {
                text.append("  ").append(name).append(": ").append(words).append('\n');
            }
        });
        for (Edge edge : trace.graph().edges()) {
            text.append("  ").append(edge.from()).append(" --> ").append(edge.to());
            text.append(edge.label().isBlank() ? "" : ": " + edge.label()).append('\n');
        }
        String visited = trace.visits().stream().map(Visit::state).collect(Collectors.joining(","));
        if (!visited.isEmpty()) {
            text.append("  classDef visited fill:#dbeafe,stroke:#1d4ed8,color:#111827\n");
            text.append("  class ").append(visited).append(" visited\n");
        }
        return text.toString();
    }

    /** A place on the drawing: layer from above, column from the left. */
    private record Spot(int layer, int column) {}

    public String svg() {
        Map<String, Spot> spots = spots();
        int columns = spots.values().stream().mapToInt(Spot::column).max().orElse(0) + 1;
        int layers = spots.values().stream().mapToInt(Spot::layer).max().orElse(0) + 1;
        int width = columns * (WIDTH + GAP_X) + GAP_X;
        int height = layers * (HEIGHT + GAP_Y) + GAP_Y;
        var svg = new StringBuilder();
        svg.append(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" font-family=\"sans-serif\" font-size=\"13\" role=\"img\" aria-label=\"Path through the graph\">"
                        .formatted(width, height));
        svg.append(
                "<defs><marker id=\"to\" viewBox=\"0 0 10 10\" refX=\"9\" refY=\"5\" markerWidth=\"7\" markerHeight=\"7\""
                        + " orient=\"auto-start-reverse\"><path d=\"M0 0 10 5 0 10z\" fill=\"#475569\"/></marker></defs>");
        trace.graph().edges().forEach(edge -> edge(svg, edge, spots));
        spots.forEach((name, spot) -> node(svg, name, spot));
        return svg.append("</svg>").toString();
    }

    private Map<String, Spot> spots() {
        GraphOrder order = GraphOrder.of(trace.graph());
        Map<String, Integer> layers = new LinkedHashMap<>();
        layers.put(BEGIN, 0);
        for (String state : order.states()) {
            int above = order.forward().stream()
                    .filter(edge -> edge.to().equals(state))
                    .mapToInt(edge -> edge.from().equals(StateGraph.START) ? 0 : layers.getOrDefault(edge.from(), 0))
                    .max()
                    .orElse(0);
            layers.put(state, above + 1);
        }
        layers.put(
                FINISH,
                layers.values().stream().mapToInt(Integer::intValue).max().orElse(0) + 1);
        Map<Integer, Integer> used = new LinkedHashMap<>();
        Map<String, Spot> spots = new LinkedHashMap<>();
        layers.forEach((name, layer) -> spots.put(name, new Spot(layer, used.merge(layer, 1, Integer::sum) - 1)));
        return spots;
    }

    private static int x(Spot spot) {
        return GAP_X + spot.column() * (WIDTH + GAP_X) + WIDTH / 2;
    }

    private static int y(Spot spot) {
        return GAP_Y / 2 + spot.layer() * (HEIGHT + GAP_Y) + HEIGHT / 2;
    }

    private void edge(StringBuilder svg, Edge edge, Map<String, Spot> spots) {
        Spot from = spots.get(edge.from().equals(StateGraph.START) ? BEGIN : edge.from());
        Spot to = spots.get(edge.to().equals(StateGraph.END) ? FINISH : edge.to());
        if (from == null || to == null) {
            return;
        }
        boolean taken = trace.taken().contains(edge);
        boolean down = to.layer() > from.layer();
        int y1 = y(from) + (down ? HEIGHT / 2 : -HEIGHT / 2);
        int y2 = y(to) + (down ? -HEIGHT / 2 : HEIGHT / 2);
        svg.append(
                "<path d=\"M%d %d C %d %d %d %d %d %d\" fill=\"none\" stroke=\"%s\" stroke-width=\"%s\" marker-end=\"url(#to)\"%s/>"
                        .formatted(
                                x(from),
                                y1,
                                x(from),
                                (y1 + y2) / 2,
                                x(to),
                                (y1 + y2) / 2,
                                x(to),
                                y2,
                                taken ? "#1d4ed8" : "#94a3b8",
                                taken ? "2" : "1",
                                taken ? "" : " stroke-dasharray=\"4 4\""));
        if (!edge.label().isBlank()) {
            svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" fill=\"#475569\" font-size=\"11\">%s</text>"
                    .formatted((x(from) + x(to)) / 2, (y1 + y2) / 2 - 4, plain(edge.label())));
        }
    }

    private void node(StringBuilder svg, String name, Spot spot) {
        if (name.equals(BEGIN) || name.equals(FINISH)) {
            svg.append("<circle cx=\"%d\" cy=\"%d\" r=\"9\" fill=\"%s\" stroke=\"#111827\" stroke-width=\"2\"/>"
                    .formatted(x(spot), y(spot), name.equals(BEGIN) ? "#111827" : "#ffffff"));
            return;
        }
        boolean visited = trace.visited(name);
        svg.append(
                "<g><title>%s</title><rect x=\"%d\" y=\"%d\" width=\"%d\" height=\"%d\" rx=\"8\" fill=\"%s\" stroke=\"%s\"/>"
                        .formatted(
                                plain(trace.graph().states().getOrDefault(name, "")),
                                x(spot) - WIDTH / 2,
                                y(spot) - HEIGHT / 2,
                                WIDTH,
                                HEIGHT,
                                visited ? "#dbeafe" : "#f8fafc",
                                visited ? "#1d4ed8" : "#94a3b8"));
        svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" fill=\"#111827\" font-weight=\"600\">%s</text>"
                .formatted(x(spot), y(spot) - 2, plain(name)));
        svg.append("<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" fill=\"#475569\" font-size=\"11\">%s</text></g>"
                .formatted(x(spot), y(spot) + 16, visit(name)));
    }

    private String visit(String name) {
        var words = new ArrayList<String>();
        for (Visit visit : trace.visits()) {
            if (visit.state().equals(name)) {
                words.add(count(visit.documents(), "document") + ", "
                        + count(visit.steps().size(), "step"));
            }
        }
        return words.isEmpty() ? "not entered" : String.join("; ", words);
    }

    private static String count(int count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }

    private static String plain(String text) {
        String cut = text.length() > 200 ? text.substring(0, 200) + "…" : text;
        String shown = cut.length() > LONGEST && !cut.contains(" ") ? cut.substring(0, LONGEST) + "…" : cut;
        return shown.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** The states in the order of the path. */
    public List<String> path() {
        return trace.visits().stream().map(Visit::state).toList();
    }
}
