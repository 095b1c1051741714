package dev.ocelli.catalog.tool.core;

import dev.ocelli.catalog.tool.Arguments;
import dev.ocelli.catalog.tool.Counted;
import dev.ocelli.catalog.tool.Outputs;
import dev.ocelli.catalog.tool.Parameters;
import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolContext;
import dev.ocelli.catalog.tool.ToolDescription;
import dev.ocelli.catalog.tool.ToolDescription.Need;
import dev.ocelli.catalog.tool.ToolResult;
import dev.ocelli.catalog.tool.Toolset;
import dev.ocelli.catalog.tool.find.TextFinder;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.TextSource;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** {@code search_text}: where words stand, with quote, page and boxes. */
public final class SearchTextTool implements Tool {
    private static final int MOST = 200;
    private static final int MOST_WORDS = 50;

    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "search_text",
            Toolset.CORE,
            "Finds words or phrases in a document, image or transcript: every place with its page, box or time, the words as"
                    + " printed and the line around them. Case, accents, punctuation and spaces do not matter; with fuzzy,"
                    + " a few misread letters do not either, digits always do.",
            new Parameters()
                    .file()
                    .pages()
                    .texts("words", "what to look for; each entry is one phrase", MOST_WORDS)
                    .flag("fuzzy", "where nothing matches exactly, take near misses; true when left out")
                    .flag("whole_words", "only whole words, not parts of longer ones; false when left out")
                    .whole("limit", "at most so many places for each phrase; 50 when left out", 1, MOST)
                    .require("words")
                    .schema(),
            Need.NOTHING);

    @Override
    public ToolDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ToolResult call(ObjectNode arguments, ToolContext context) {
        var given = Arguments.of(arguments, DESCRIPTION);
        List<String> words = given.texts("words", MOST_WORDS);
        if (words.isEmpty()) {
            throw given.refused("words", "Say in words what to look for, such as [\"total amount\"].");
        }
        boolean fuzzy = given.flag("fuzzy", true);
        boolean whole = given.flag("whole_words", false);
        int limit = given.whole("limit", 50, 1, MOST);
        var material = given.file(context);
        var seen = context.see(material, given.findPages("pages")).pages();
        var finder = new TextFinder(seen);
        var output = Json.object().put("file", material.name());
        var hits = output.putArray("hits");
        for (String phrase : words) {
            finder.find(phrase, fuzzy, limit).stream()
                    .filter(hit -> hit.whole() || !whole)
                    .forEach(hit -> write(hits.addObject().put("words", phrase), hit, seen));
        }
        return new ToolResult(
                output,
                "Found " + Counted.of(hits.size(), "place") + " of "
                        + (words.size() == 1 ? "'" + shown(words.getFirst()) + "'" : words.size() + " phrases") + ".");
    }

    private static void write(ObjectNode node, TextFinder.Hit hit, List<Page> seen) {
        Outputs.time(Outputs.page(node.put("quote", hit.quote()), hit.page()), hit.time());
        var page = seen.stream()
                .filter(one -> one.index() == hit.page())
                .findFirst()
                .orElseThrow();
        // places of spoken words serve their order only
        if (page.source() != TextSource.SPEECH) {
            Outputs.box(node, hit.found().box());
            if (hit.boxes().size() > 1) {
                var boxes = node.putArray("parts");
                hit.boxes().forEach(box -> Outputs.box(boxes.addObject(), box));
            }
        }
        node.put("exact", hit.errors() == 0);
        var first = hit.boxes().getFirst();
        page.lines().stream()
                .filter(line -> line.box().overlap(first) > 0.5 * first.area())
                .findFirst()
                .ifPresent(line -> node.put("line", line.text()));
    }

    private static String shown(String words) {
        String plain = words.replaceAll("\\s+", " ");
        return plain.length() > 60 ? plain.substring(0, 60) + "…" : plain;
    }
}
