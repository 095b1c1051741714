package dev.ocelli.engine.agent.embedded;

import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** The splitting tool, as the planner speaks with it. */
final class SplitRanges {
    static final String TOOL = "split_document";

    private SplitRanges() {}

    /** @param pages counted from 1 */
    record Range(String kind, List<Integer> pages) {
        Range {
            pages = List.copyOf(pages);
        }
    }

    /** Arguments for finding the documents without making files of them. */
    static ObjectNode look(Thing thing) {
        return Hands.file(thing.name());
    }

    /** Arguments for a file of each document. */
    static ObjectNode save(Thing thing) {
        return Hands.file(thing.name()).put("files", true);
    }

    static List<Range> read(ObjectNode output) {
        var ranges = new ArrayList<Range>();
        for (JsonNode document : output.path("documents")) {
            List<Integer> pages = document.path("pages")
                    .valueStream()
                    .map(page -> page.asInt(1))
                    .toList();
            if (!pages.isEmpty()) {
                ranges.add(new Range(document.path("kind").asString("").replace('_', ' '), pages));
            }
        }
        return ranges;
    }
}
