package dev.ocelli.engine.pages;

import dev.ocelli.core.base.Json;
import dev.ocelli.core.perception.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A table as the wire has it: heads with guessed types, rows by head id, cells with boxes, and Markdown. */
final class MarkdownTable {
    private final Table table;
    private final String[][] texts;
    private final List<String> names = new ArrayList<>();
    private final List<String> ids = new ArrayList<>();

    private MarkdownTable(Table table) {
        this.table = table;
        this.texts = new String[table.rows()][table.columns()];
        Arrays.stream(texts).forEach(r -> Arrays.fill(r, ""));
        for (var cell : table.cells()) {
            boolean head = cell.row() < table.headerRows();
            for (int c = cell.column(); c < cell.column() + (head ? cell.columnSpan() : 1); c++) {
                texts[cell.row()][c] = cell.text();
            }
        }
        Set<String> used = new HashSet<>();
        for (int column = 0; column < table.columns(); column++) {
            names.add(name(column));
            ids.add(id(names.getLast(), column, used));
        }
    }

    static ObjectNode of(Table table, Optional<String> caption) {
        return new MarkdownTable(table).node(caption);
    }

    private ObjectNode node(Optional<String> caption) {
        var node = Json.object();
        node.putObject("metadata")
                .put("title", caption.orElse(null))
                .put("caption", caption.orElse(null))
                .putNull("notes");
        node.put("content", markdown());
        headers(node.putArray("headers"));
        data(node.putArray("data"));
        WireBoxes.putBox(node.putObject("bbox"), table.box());
        cells(node.putArray("cells"));
        return node;
    }

    /** Texts of the head rows over a column, outer ones first, each once. */
    private String name(int column) {
        var parts = new LinkedHashSet<String>();
        for (int row = 0; row < table.headerRows(); row++) {
            if (!texts[row][column].isBlank()) {
                parts.add(texts[row][column]);
            }
        }
        return parts.isEmpty() ? "Column " + (column + 1) : String.join(" ", parts);
    }

    private static String id(String name, int column, Set<String> used) {
        String plain = name.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "_")
                .replaceAll("^_+|_+$", "");
        String id = plain.isEmpty() ? "column_" + (column + 1) : plain;
        String unique = used.contains(id) ? id + "_" + (column + 1) : id;
        used.add(unique);
        return unique;
    }

    private void headers(ArrayNode node) {
        for (int column = 0; column < names.size(); column++) {
            node.addObject()
                    .put("id", ids.get(column))
                    .put("column", column)
                    .put("name", names.get(column))
                    .put("dtype", CellType.of(body(column)).wireName());
        }
    }

    private List<String> body(int column) {
        var body = new ArrayList<String>();
        for (int row = table.headerRows(); row < texts.length; row++) {
            body.add(texts[row][column]);
        }
        return body;
    }

    private void data(ArrayNode node) {
        var types = new ArrayList<CellType>();
        for (int column = 0; column < names.size(); column++) {
            types.add(CellType.of(body(column)));
        }
        for (int row = table.headerRows(); row < texts.length; row++) {
            var record = node.addObject();
            for (int column = 0; column < names.size(); column++) {
                record.set(ids.get(column), types.get(column).value(texts[row][column]));
            }
        }
    }

    private void cells(ArrayNode node) {
        for (var cell : table.cells()) {
            var item = node.addObject().put("content", cell.text());
            WireBoxes.putBox(item.putObject("bbox"), cell.box());
            item.putArray("index").add(cell.row()).add(cell.column());
            item.putArray("span").add(cell.rowSpan()).add(cell.columnSpan());
        }
    }

    private String markdown() {
        var lines = new ArrayList<String>();
        lines.add(row(names));
        lines.add(names.stream().map(n -> "---").collect(Collectors.joining(" | ", "| ", " |")));
        for (int row = table.headerRows(); row < texts.length; row++) {
            lines.add(row(List.of(texts[row])));
        }
        return String.join("\n", lines);
    }

    private static String row(List<String> cells) {
        return cells.stream()
                .map(c -> MarkdownText.plain(c).replace("|", "\\|"))
                .collect(Collectors.joining(" | ", "| ", " |"));
    }
}
