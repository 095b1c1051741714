package dev.ocelli.catalog.tool.document;

import dev.ocelli.catalog.format.WorkbookWriter.Sheet;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** JSON as rows of cells: values in one sheet, each list of objects in its own. {@code X_metadata} is left out. */
final class DataRows {
    private static final int DEEPEST = 12;

    private DataRows() {}

    static List<Sheet> of(JsonNode data) {
        var values = new LinkedHashMap<String, String>();
        var lists = new ArrayList<Sheet>();
        walk(data, "", 0, values, lists);
        var sheets = new ArrayList<Sheet>();
        if (!values.isEmpty()) {
            sheets.add(new Sheet("Data", List.of(List.copyOf(values.keySet()), List.copyOf(values.values()))));
        }
        sheets.addAll(lists);
        return sheets.isEmpty() ? List.of(new Sheet("Data", List.of())) : sheets;
    }

    private static void walk(JsonNode node, String path, int depth, Map<String, String> values, List<Sheet> lists) {
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            String name = path.isEmpty() ? entry.getKey() : path + "." + entry.getKey();
            JsonNode value = entry.getValue();
            if (entry.getKey().endsWith("_metadata")) {
                continue;
            }
            boolean rows = value.isArray() && !value.isEmpty() && value.get(0).isObject();
            if (rows) {
                lists.add(list(name, value));
            } else if (value.isObject() && depth < DEEPEST) {
                walk(value, name, depth + 1, values, lists);
            } else {
                values.put(name, text(value));
            }
        }
    }

    private static Sheet list(String name, JsonNode array) {
        var rows = new ArrayList<Map<String, String>>();
        var columns = new LinkedHashSet<String>();
        for (JsonNode item : array) {
            var values = new LinkedHashMap<String, String>();
            walk(item, "", 0, values, new ArrayList<>());
            columns.addAll(values.keySet());
            rows.add(values);
        }
        var cells = new ArrayList<List<String>>();
        cells.add(List.copyOf(columns));
        for (Map<String, String> row : rows) {
            cells.add(columns.stream().map(c -> row.getOrDefault(c, "")).toList());
        }
        return new Sheet(name, cells);
    }

    private static String text(JsonNode value) {
        if (value.isNull()) {
            return "";
        }
        return value.isString() ? value.stringValue() : value.toString();
    }
}
