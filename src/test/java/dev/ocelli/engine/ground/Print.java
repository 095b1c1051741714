package dev.ocelli.engine.ground;

import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Page.PageParts;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.core.perception.TextSource;
import dev.ocelli.core.perception.Word;
import dev.ocelli.engine.plan.Plan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** Pages of plain text for tests: each string is a line, a run of two spaces or more starts a new cell. */
final class Print {
    private static final double LETTER = 0.009;
    private static final double LINE = 0.014;

    private Print() {}

    static Perception pages(TextSource source, List<List<String>> pages) {
        var seen = new ArrayList<Page>();
        for (int page = 0; page < pages.size(); page++) {
            seen.add(new Page(page, 0.7, 0, source, lines(pages.get(page)), PageParts.NONE));
        }
        return new Perception(new MediaType("application/pdf"), seen.size(), seen);
    }

    static Perception page(String... lines) {
        return pages(TextSource.TEXT_LAYER, List.of(List.of(lines)));
    }

    static Perception scan(String... lines) {
        return pages(TextSource.OCR, List.of(List.of(lines)));
    }

    private static List<TextLine> lines(List<String> texts) {
        var lines = new ArrayList<TextLine>();
        for (int i = 0; i < texts.size(); i++) {
            double y = 0.02 + i * LINE * 1.3;
            var cells = new ArrayList<Word>();
            int at = 0;
            String text = texts.get(i);
            while (at < text.length()) {
                if (text.charAt(at) == ' ') {
                    if (!cells.isEmpty() && at + 1 < text.length() && text.charAt(at + 1) == ' ') {
                        lines.add(TextLine.of(cells));
                        cells.clear();
                    }
                    at++;
                    continue;
                }
                int end = at;
                while (end < text.length() && text.charAt(end) != ' ') {
                    end++;
                }
                var box = BoundingBox.ofCorners(0.05 + at * LETTER, y, 0.05 + end * LETTER, y + LINE);
                cells.add(new Word(text.substring(at, end), box, 1));
                at = end;
            }
            if (!cells.isEmpty()) {
                lines.add(TextLine.of(cells));
            }
        }
        return lines;
    }

    static Plan plan(String schema) {
        var parsed = JsonSchema.parse(Json.parse(schema)).root();
        return plan(parsed, Plan.PlanOptions.DEFAULT);
    }

    static Plan plan(ObjectNode schema, Plan.PlanOptions options) {
        var input = new Plan.Input(Path.of("page.pdf"), new MediaType("application/pdf"), "page.pdf");
        return new Plan(Plan.Product.EXTRACT, schema, List.of(), input, options);
    }

    static Plan.PlanOptions groundedOnly() {
        return new Plan.PlanOptions(Optional.empty(), Plan.Detail.AUTO, false, false, true);
    }
}
