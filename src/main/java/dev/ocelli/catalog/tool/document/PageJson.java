package dev.ocelli.catalog.tool.document;

import dev.ocelli.catalog.tool.Outputs;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.perception.KeyValuePair;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.Word;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** Everything seen on pages as JSON: lines and blocks with places, tables as rows, pairs of labels and values. */
final class PageJson {
    private PageJson() {}

    static ObjectNode of(Perception seen) {
        var node = Json.object().put("page_count", seen.pageCount());
        var pages = node.putArray("pages");
        seen.pages().forEach(page -> write(Outputs.page(pages.addObject(), page.index()), page));
        return node;
    }

    private static void write(ObjectNode node, Page page) {
        var lines = node.putArray("lines");
        page.lines().forEach(line -> Outputs.box(lines.addObject().put("text", line.text()), line.box()));
        var blocks = node.putArray("blocks");
        page.parts()
                .blocks()
                .forEach(block -> Outputs.box(
                        blocks.addObject()
                                .put("category", block.kind().wireName())
                                .put("text", block.text()),
                        block.box()));
        var tables = node.putArray("tables");
        page.parts().tables().forEach(table -> {
            var made = Outputs.box(tables.addObject(), table.box());
            var rows = made.putArray("rows");
            TableRows.rows(table).forEach(row -> row.forEach(rows.addArray()::add));
        });
        var pairs = node.putArray("pairs");
        for (KeyValuePair pair : page.parts().pairs()) {
            pairs.addObject().put("key", words(pair.key())).put("value", words(pair.value()));
        }
    }

    static String words(List<Word> words) {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }
}
