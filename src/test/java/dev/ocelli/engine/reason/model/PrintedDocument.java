package dev.ocelli.engine.reason.model;

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
import dev.ocelli.engine.plan.Plan.Instruction;
import dev.ocelli.engine.plan.Plan.PlanOptions;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Pages of plain print: each string is a printed row, two spaces and more part its cells. */
final class PrintedDocument {
    private static final double LETTER = 0.009;
    private static final double STEP = 0.018;

    private PrintedDocument() {}

    static Perception of(List<List<String>> pages) {
        return of(TextSource.TEXT_LAYER, pages);
    }

    static Perception of(TextSource source, List<List<String>> pages) {
        var seen = new ArrayList<Page>();
        for (List<String> rows : pages) {
            var lines = new ArrayList<TextLine>();
            for (int i = 0; i < rows.size(); i++) {
                cells(rows.get(i), 0.02 + i * STEP, lines);
            }
            seen.add(new Page(seen.size(), 0.7, 0, source, lines, PageParts.NONE));
        }
        return new Perception(MediaType.PDF, seen.size(), seen);
    }

    private static void cells(String row, double y, List<TextLine> lines) {
        int at = 0;
        for (String cell : row.split(" {2,}")) {
            int from = row.indexOf(cell, at);
            var words = new ArrayList<Word>();
            int place = from;
            for (String word : cell.split(" ")) {
                var box = BoundingBox.ofCorners(
                        0.03 + place * LETTER, y, 0.03 + (place + word.length()) * LETTER, y + STEP * 0.7);
                words.add(new Word(word, box, 1));
                place += word.length() + 1;
            }
            if (!cell.isBlank()) {
                lines.add(TextLine.of(words));
            }
            at = from + cell.length();
        }
    }

    static Plan plan(String schema, Instruction... instructions) {
        return plan(schema, PlanOptions.DEFAULT, instructions);
    }

    static Plan plan(String schema, PlanOptions options, Instruction... instructions) {
        var input = new Plan.Input(Path.of("document.pdf"), MediaType.PDF, "document.pdf");
        var root = JsonSchema.parse(Json.parse(schema)).root();
        return new Plan(Plan.Product.EXTRACT, root, List.of(instructions), input, options);
    }
}
