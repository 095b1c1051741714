package dev.ocelli.bench;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.perception.KeyValuePair;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.Table;
import dev.ocelli.core.perception.Word;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What was seen, in the form that the scorer reads. */
final class Prediction {
    private Prediction() {}

    static ObjectNode of(String id, Perception seen) {
        var node = Json.object();
        node.put("id", id);
        node.put("text", seen.text());
        var words = node.putArray("words");
        var tables = node.putArray("tables");
        var pairs = node.putArray("pairs");
        for (var page : seen.pages()) {
            for (var line : page.lines()) {
                for (var word : line.words()) {
                    place(words.addObject().put("text", word.text()), page.index(), word.box());
                }
            }
            page.parts().tables().forEach(t -> table(tables.addObject(), page.index(), t));
            page.parts().pairs().forEach(p -> pair(pairs.addObject(), page.index(), p));
        }
        return node;
    }

    private static void table(ObjectNode node, int page, Table table) {
        var cells = node.putArray("cells");
        for (var cell : table.cells()) {
            cells.addObject()
                    .put("row", cell.row())
                    .put("col", cell.column())
                    .put("rows", cell.rowSpan())
                    .put("cols", cell.columnSpan())
                    .put("text", cell.text());
        }
        place(node.putArray("boxes").addObject(), page, table.box());
    }

    private static void pair(ObjectNode node, int page, KeyValuePair pair) {
        node.put("key", text(pair.key()));
        node.put("value", text(pair.value()));
        boxes(node.putArray("key_boxes"), page, pair.key());
        boxes(node.putArray("value_boxes"), page, pair.value());
    }

    private static void boxes(ArrayNode node, int page, List<Word> words) {
        place(
                node.addObject(),
                page,
                BoundingBox.around(words.stream().map(Word::box).toList()));
    }

    private static String text(List<Word> words) {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }

    private static void place(ObjectNode node, int page, BoundingBox box) {
        node.put("page", page);
        node.putArray("xywh").add(box.x()).add(box.y()).add(box.width()).add(box.height());
    }
}
