package dev.ocelli.engine.propose;

import dev.ocelli.core.base.Json;
import dev.ocelli.core.perception.Table;
import dev.ocelli.core.perception.TextLine;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The columns of one table as fields of an object, and its rows as samples. */
final class TableFields {
    private static final int MAX_COLUMNS = 24;
    private static final int MAX_SAMPLE_ROWS = 3;

    private final String[][] cells;
    private final Map<List<Integer>, List<String>> stacked;
    private final int headerRows;

    private TableFields(String[][] cells, Map<List<Integer>, List<String>> stacked, int headerRows) {
        this.cells = cells;
        this.stacked = stacked;
        this.headerRows = headerRows;
    }

    static TableFields of(Table table) {
        int columns = Math.min(table.columns(), MAX_COLUMNS);
        var cells = new String[table.rows()][columns];
        for (String[] row : cells) {
            java.util.Arrays.fill(row, "");
        }
        var stacked = new HashMap<List<Integer>, List<String>>();
        for (Table.Cell cell : table.cells()) {
            stacked.put(
                    List.of(cell.row(), cell.column()),
                    cell.lines().stream().map(TextLine::text).toList());
            boolean head = cell.row() < table.headerRows();
            for (int column = cell.column(); column < cell.column() + (head ? cell.columnSpan() : 1); column++) {
                if (column < columns) {
                    cells[cell.row()][column] = cell.text().strip();
                }
            }
        }
        return new TableFields(cells, stacked, table.headerRows() > 0 ? table.headerRows() : impliedHeader(cells));
    }

    /** One when the first row is all words and some column below holds the same kind of value on every row. */
    private static int impliedHeader(String[][] cells) {
        boolean words = cells.length >= 3
                && List.of(cells[0]).stream()
                        .allMatch(text -> Guess.of("", text).kind() == ValueKind.TEXT);
        if (!words) {
            return 0;
        }
        for (int column = 0; column < cells[0].length; column++) {
            var kinds = EnumSet.noneOf(ValueKind.class);
            for (int row = 1; row < cells.length; row++) {
                kinds.add(Guess.of("", cells[row][column]).kind());
            }
            if (kinds.size() == 1 && !kinds.contains(ValueKind.TEXT) && !kinds.contains(ValueKind.EMPTY)) {
                return 1;
            }
        }
        return 0;
    }

    /** True when its head is made of labels: a value among them gives a mistaken table away. */
    boolean hasHeader() {
        if (headerRows == 0 || headerRows >= cells.length || columns() < 2) {
            return false;
        }
        int filled = 0;
        for (int column = 0; column < columns(); column++) {
            String head = head(column);
            if (head.contains(":")
                    || head.matches(".*\\d{3}.*")
                    || Guess.of("", head).kind() == ValueKind.IDENTIFIER) {
                return false;
            }
            filled += head.isEmpty() ? 0 : 1;
        }
        return filled * 3 >= columns() * 2;
    }

    /** What was bought and its price, for a grid without head such as a till receipt; sums are left out. */
    List<String[]> priced() {
        var rows = new ArrayList<String[]>();
        for (String[] row : cells) {
            String last = row.length < 2 ? "" : row[row.length - 1];
            boolean price = Guess.of("", last).kind() == ValueKind.MONEY;
            if (price && row[0].chars().filter(Character::isLetter).count() >= 3 && !LooseValues.isSum(row[0])) {
                rows.add(new String[] {row[0], last});
            }
        }
        return rows;
    }

    /** True when its rows are things of one kind rather than labels with values. */
    boolean isList() {
        return hasHeader() || priced().size() >= 2;
    }

    /** Labels with the value right of them, for a grid whose head is none. */
    List<String[]> neighbours() {
        var pairs = new ArrayList<String[]>();
        for (int row = 0; row < cells.length; row++) {
            for (int column = 0; column + 1 < columns(); column++) {
                var labels = stacked.getOrDefault(List.of(row, column), List.of());
                var values = stacked.getOrDefault(List.of(row, column + 1), List.of());
                for (int i = 0; labels.size() == values.size() && i < labels.size(); i++) {
                    if (isTold(labels.get(i), values.get(i))) {
                        pairs.add(new String[] {labels.get(i), values.get(i)});
                    }
                }
            }
        }
        return pairs;
    }

    /** True when it has no head and reads as a label and its value on every row. */
    boolean isListOfPairs() {
        if (hasHeader() || columns() != 2) {
            return false;
        }
        for (String[] row : cells) {
            if (!isLabel(row[0]) || row[0].matches(".*[:\\d].*")) {
                return false;
            }
        }
        return cells.length > 0 && priced().size() < 2;
    }

    static boolean isLabel(String text) {
        String clean = FieldName.clean(text);
        int words = clean.split(" ").length;
        return clean.chars().filter(Character::isLetter).count() >= 2
                && words <= 7
                && clean.length() <= 60
                && Guess.of("", clean).kind() == ValueKind.TEXT;
    }

    /** Label and value of every row, for a list of pairs. */
    List<String[]> pairs() {
        return List.of(cells);
    }

    private int columns() {
        return cells.length == 0 ? 0 : cells[0].length;
    }

    private static boolean isTold(String label, String value) {
        ValueKind kind = Guess.of(label, value).kind();
        boolean typed = kind != ValueKind.TEXT && kind != ValueKind.EMPTY && kind != ValueKind.MONEY;
        return typed && isLabel(label) && !label.matches(".*\\d.*");
    }

    /** The names of the columns, told apart. */
    List<String> names() {
        Set<String> names = new LinkedHashSet<>();
        for (int column = 0; column < columns(); column++) {
            String name = FieldName.of(head(column));
            String free = name.isEmpty() ? (column == 0 ? "description" : "column_" + (column + 1)) : name;
            for (int i = 2; !names.add(free); i++) {
                free = name + "_" + i;
            }
        }
        return List.copyOf(names);
    }

    private String head(int column) {
        var parts = new LinkedHashSet<String>();
        for (int row = 0; row < headerRows; row++) {
            parts.add(cells[row][column]);
        }
        parts.remove("");
        return FieldName.clean(String.join(" ", parts));
    }

    /** The schema of one row. */
    ObjectNode row() {
        ObjectNode row = Json.object().put("type", "object");
        ObjectNode properties = row.putObject("properties");
        List<String> names = names();
        for (int column = 0; column < names.size(); column++) {
            String head = head(column).isEmpty() ? "Column " + (column + 1) : head(column);
            ValueKind kind = kind(column);
            properties.set(names.get(column), kind.property(head, kind.describeColumn(head)));
        }
        return row;
    }

    private ValueKind kind(int column) {
        ValueKind kind = ValueKind.EMPTY;
        int filled = 0;
        int odd = 0;
        for (String[] row : body()) {
            Guess guess = Guess.of(head(column), row[column]);
            if (guess.kind() == ValueKind.EMPTY) {
                continue;
            }
            filled++;
            ValueKind both = kind.or(guess.kind());
            if (both == ValueKind.TEXT && kind != ValueKind.TEXT && kind != ValueKind.EMPTY) {
                odd++;
            } else {
                kind = both;
            }
        }
        return odd * 4 > filled ? ValueKind.TEXT : kind;
    }

    private List<String[]> body() {
        var body = new ArrayList<String[]>();
        for (int row = headerRows; row < cells.length; row++) {
            long filled = List.of(cells[row]).stream().filter(c -> !c.isEmpty()).count();
            if (filled * 2 >= columns()) {
                body.add(cells[row]);
            }
        }
        return body;
    }

    /** The first rows as JSON. */
    ArrayNode sample() {
        ArrayNode rows = Json.array();
        List<String> names = names();
        body().stream().limit(MAX_SAMPLE_ROWS).forEach(cells -> {
            ObjectNode row = rows.addObject();
            for (int column = 0; column < names.size(); column++) {
                row.set(names.get(column), Guess.as(kind(column), head(column), cells[column]));
            }
        });
        return rows;
    }

    /** What the rows are, by the words of the head. */
    String usualName() {
        String all = " " + String.join(" ", names()).replace('_', ' ') + " ";
        if (all.matches(".* (balance|debit|credit|withdrawals?|deposits?|paid in|paid out) .*")) {
            return "transactions";
        }
        if (all.matches(".* (item|items|description|product|article|artikel|beschreibung|bezeichnung|qty|quantity|menge"
                + "|unit price|price|preis|désignation|designation|part|sku) .*")) {
            return "items";
        }
        return "";
    }
}
