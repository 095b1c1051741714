package dev.ocelli.engine.pages;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.DoubleNode;
import tools.jackson.databind.node.LongNode;
import tools.jackson.databind.node.NullNode;
import tools.jackson.databind.node.StringNode;

/** What the cells of a column hold, guessed from how they are printed; four in five must agree. */
enum CellType {
    PERCENTAGE("[-+–−]?\\d[\\d.,]*\\s?%"),
    CURRENCY(
            "[-+–−(]?\\s?(?:[$€£¥₹]|[A-Z]{3})\\s?[-–−]?\\d[\\d.,' ]*\\)?|[-+–−]?\\d[\\d.,' ]*\\s?(?:[$€£¥₹]|EUR|USD|GBP|CHF)"),
    DATE(
            "\\d{4}-\\d{2}-\\d{2}|\\d{1,2}[./-]\\d{1,2}[./-]\\d{2,4}|\\d{1,2}\\.? \\p{L}{3,9}\\.? \\d{4}|\\p{L}{3,9}\\.? \\d{1,2}, \\d{4}"),
    TIME("\\d{1,2}:\\d{2}(?::\\d{2})?"),
    INT("[-+–−]?(?:0|[1-9]\\d{0,2}(?:,\\d{3}){1,4}|[1-9]\\d{0,14})"),
    FLOAT("[-+–−]?(?:(?:0|[1-9]\\d{0,2}(?:,\\d{3}){1,4}|[1-9]\\d{0,14})?\\.\\d{1,9}|0|[1-9]\\d{0,14})"),
    STR(".*");

    private final Pattern form;

    CellType(String form) {
        this.form = Pattern.compile(form);
    }

    static CellType of(List<String> texts) {
        var filled = texts.stream().map(String::strip).filter(t -> !t.isEmpty()).toList();
        for (var type : values()) {
            long fitting =
                    filled.stream().filter(t -> type.form.matcher(t).matches()).count();
            if (!filled.isEmpty() && fitting * 5 >= filled.size() * 4L) {
                return type;
            }
        }
        return STR;
    }

    String wireName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The cell as JSON: numbers where the column holds numbers and this cell is one, else as printed; blank is null. */
    JsonNode value(String text) {
        String plain = text.strip();
        if (plain.isEmpty()) {
            return NullNode.getInstance();
        }
        if ((this == INT || this == FLOAT) && form.matcher(plain).matches()) {
            String number = plain.replaceAll("[–−]", "-").replaceAll("[,+]", "");
            return this == INT
                    ? LongNode.valueOf(Long.parseLong(number))
                    : DoubleNode.valueOf(Double.parseDouble(number));
        }
        return StringNode.valueOf(plain);
    }
}
