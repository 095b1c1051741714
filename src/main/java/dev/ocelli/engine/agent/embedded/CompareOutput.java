package dev.ocelli.engine.agent.embedded;

import dev.ocelli.core.base.Json;
import dev.ocelli.engine.agent.Step;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The comparing tool, as the planner speaks with it. */
final class CompareOutput {
    static final String TOOL = "compare_documents";
    private static final int MOST = 60;

    private CompareOutput() {}

    static ObjectNode arguments(Thing first, Thing second) {
        return Json.object().put("file", first.name()).put("other", second.name());
    }

    static Reply reply(Thing first, Thing second, Step step) {
        var rows = new ArrayList<List<String>>();
        for (JsonNode difference : step.output().path("differences")) {
            rows.add(List.of(
                    difference.path("field").asString(difference.path("kind").asString("")),
                    side(difference, "first"),
                    side(difference, "second")));
        }
        String summary = Words.cell(step.trace().summary());
        if (rows.isEmpty()) {
            return new Reply(summary, List.of(), step.trace().artifacts());
        }
        String more = rows.size() > MOST ? "\n\n*(" + (rows.size() - MOST) + " more)*" : "";
        return new Reply(
                summary + "\n\n"
                        + Words.table(
                                List.of("", first.title(), second.title()),
                                rows.subList(0, Math.min(MOST, rows.size())))
                        + more,
                List.of(),
                step.trace().artifacts());
    }

    private static String side(JsonNode difference, String name) {
        JsonNode side = difference.path(name);
        return side.isObject()
                ? side.path("text").asString(side.path("value").asString(""))
                        + (side.has("page") ? " (page " + side.path("page").asInt(1) + ")" : "")
                : side.asString("");
    }
}
