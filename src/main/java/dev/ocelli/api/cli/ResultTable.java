package dev.ocelli.api.cli;

import dev.ocelli.core.perception.Place;
import dev.ocelli.engine.ground.Evidence;
import dev.ocelli.engine.ground.Evidence.Status;
import dev.ocelli.engine.ground.Grounded;
import dev.ocelli.engine.perceive.hear.ClockTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import tools.jackson.databind.JsonNode;

/** A grounded result as tables for a terminal: one of single values, one for each list of objects. */
final class ResultTable {
    private static final int FIELD_WIDTH = 34;
    private static final int LONGEST_CELL = 48;

    private final Grounded result;
    private final Ansi ansi;
    private final StringBuilder out = new StringBuilder();
    private final Map<String, JsonNode> lists = new LinkedHashMap<>();

    private ResultTable(Grounded result, Ansi ansi) {
        this.result = result;
        this.ansi = ansi;
    }

    /** The tables; {@code ansi} decides on colours. */
    static String of(Grounded result, Ansi ansi) {
        var table = new ResultTable(result, ansi);
        table.singleValues();
        table.lists.forEach(table::list);
        return table.out.toString();
    }

    private void singleValues() {
        var table = Help.TextTable.forColumns(
                Help.defaultColorScheme(ansi),
                new Column(FIELD_WIDTH, 0, Overflow.WRAP),
                new Column(LONGEST_CELL, 2, Overflow.WRAP),
                new Column(14, 2, Overflow.TRUNCATE),
                new Column(12, 2, Overflow.TRUNCATE),
                new Column(6, 2, Overflow.TRUNCATE));
        head(table, "FIELD", "VALUE", "STATUS", "CONFIDENCE", "PAGE");
        leaves("", "", result.value(), table);
        table.toString(out);
    }

    private void leaves(String pointer, String name, JsonNode node, Help.TextTable table) {
        if (node.isObject()) {
            node.properties()
                    .forEach(e -> leaves(
                            pointer + "/" + escape(e.getKey()),
                            name.isEmpty() ? e.getKey() : name + "." + e.getKey(),
                            e.getValue(),
                            table));
        } else if (node.isArray() && !node.isEmpty() && node.get(0).isObject()) {
            lists.put(pointer, node);
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                row(table, name + "[" + i + "]", node.get(i), result.evidence().get(pointer + "/" + i));
            }
        } else if (!node.isNull() && !node.asString("x").isEmpty()) {
            row(table, name, node, result.evidence().get(pointer));
        }
    }

    private void row(Help.TextTable table, String name, JsonNode value, @Nullable Evidence evidence) {
        if (evidence == null) {
            table.addRowValues(ansi.text(name), ansi.text(text(value)), ansi.text(""), ansi.text(""), ansi.text(""));
            return;
        }
        String pages =
                evidence.places().stream().map(ResultTable::where).distinct().collect(Collectors.joining(","));
        table.addRowValues(
                ansi.text(name),
                ansi.text(text(value)),
                ansi.new Text(colour(evidence.status())),
                ansi.text("%.0f %%".formatted(100 * evidence.confidence())),
                ansi.text(pages));
    }

    /** A page counted from 1, or the time at which it is said. */
    private static String where(Place place) {
        return place.time() == null
                ? Integer.toString(place.page() + 1)
                : ClockTime.of(place.time().start());
    }

    private void list(String pointer, JsonNode rows) {
        List<String> names = rows.get(0)
                .propertyStream()
                .map(Map.Entry::getKey)
                .filter(name -> rows.valueStream()
                        .anyMatch(
                                r -> r.path(name).isValueNode() && !r.path(name).isNull()))
                .toList();
        if (names.isEmpty()) {
            return;
        }
        var columns = new ArrayList<Column>();
        for (String name : names) {
            int longest = rows.valueStream()
                    .mapToInt(r -> text(r.path(name)).length())
                    .max()
                    .orElse(0);
            columns.add(new Column(
                    Math.clamp(Math.max(longest, name.length()) + 3, 6, LONGEST_CELL), 2, Overflow.WRAP));
        }
        var table = Help.TextTable.forColumns(Help.defaultColorScheme(ansi), columns.toArray(Column[]::new));
        head(table, names.stream().map(n -> n.toUpperCase(Locale.ROOT)).toArray(String[]::new));
        rows.forEach(r -> table.addRowValues(
                names.stream().map(n -> ansi.text(text(r.path(n)))).toArray(Ansi.Text[]::new)));
        out.append('\n').append(pointer.substring(1).replace('/', '.')).append('\n');
        table.toString(out);
    }

    private void head(Help.TextTable table, String... names) {
        var cells = new Ansi.Text[names.length];
        for (int i = 0; i < names.length; i++) {
            cells[i] = ansi.new Text("@|bold " + names[i] + "|@");
        }
        table.addRowValues(cells);
    }

    private static String colour(Status status) {
        String word = status.name().toLowerCase(Locale.ROOT);
        return switch (status) {
            case EXACT, NORMALISED -> "@|green " + word + "|@";
            case DERIVED -> "@|blue " + word + "|@";
            case UNVERIFIED -> "@|yellow " + word + "|@";
            case ABSENT, UNREAD -> "@|faint " + word + "|@";
        };
    }

    private static String text(JsonNode value) {
        return value.isNull() || value.isMissingNode()
                ? ""
                : value.isString() ? value.asString().replaceAll("\\p{Cntrl}", " ") : value.toString();
    }

    private static String escape(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
