package dev.ocelli.engine.agent.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
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
        return Hands.file(thing.name()).put("save", false);
    }

    /** Arguments for a file of each document. */
    static ObjectNode save(Thing thing) {
        return Hands.file(thing.name()).put("save", true);
    }

    static List<Range> read(ObjectNode output) {
        var ranges = new ArrayList<Range>();
        for (JsonNode document : output.path("documents")) {
            int first = document.path("first_page").asInt(1);
            int last = document.path("last_page").asInt(first);
            ranges.add(new Range(
                    document.path("kind").asString(""),
                    IntStream.rangeClosed(first, last).boxed().toList()));
        }
        return ranges;
    }
}
