package dev.ocelli.engine.perceive.zone;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Rows read as one format: letters mended by kind of field, look-alikes settled by check digits. */
record ZoneReading(ZoneFormat format, List<String> rows, int checks, int held) {

    static ZoneReading of(ZoneFormat format, List<String> printed) {
        var rows = new ArrayList<>(printed);
        int checks = 0;
        int held = 0;
        for (var field : format.fields()) {
            mend(field, rows);
            if (field.check() >= 0) {
                checks++;
                held += holds(field, rows) ? 1 : 0;
            }
        }
        if (format.whole().isPresent()) {
            var whole = format.whole().get();
            put(rows, whole.row(), whole.check(), LookAlikes.digits(at(rows, whole.row(), whole.check())));
            var text = new StringBuilder();
            whole.spans().forEach(s -> text.append(s.of(rows)));
            checks++;
            held += CheckDigit.holds(
                            text.toString(),
                            at(rows, whole.row(), whole.check()).charAt(0))
                    ? 1
                    : 0;
        }
        return new ZoneReading(format, rows, checks, held);
    }

    double checked() {
        return checks == 0 ? 0 : (double) held / checks;
    }

    private static void mend(ZoneFormat.Field field, List<String> rows) {
        var span = field.span();
        String text = span.of(rows);
        switch (field.kind()) {
            case LETTERS -> put(rows, span.row(), span.start(), LookAlikes.letters(text));
            case DIGITS -> put(rows, span.row(), span.start(), LookAlikes.digits(text));
            case CODE -> put(rows, span.row(), span.start(), LookAlikes.letters(text.substring(0, 1)));
            case ANY -> {}
        }
        if (field.check() >= 0) {
            put(rows, span.row(), field.check(), LookAlikes.digits(at(rows, span.row(), field.check())));
            if (!holds(field, rows)) {
                char digit = at(rows, span.row(), field.check()).charAt(0);
                LookAlikes.readings(span.of(rows)).stream()
                        .filter(r -> field.kind() != ZoneFormat.Kind.DIGITS && CheckDigit.holds(r, digit))
                        .findFirst()
                        .ifPresent(r -> put(rows, span.row(), span.start(), r));
            }
        }
    }

    private static boolean holds(ZoneFormat.Field field, List<String> rows) {
        return CheckDigit.holds(
                field.span().of(rows), rows.get(field.span().row()).charAt(field.check()));
    }

    private static String at(List<String> rows, int row, int place) {
        return rows.get(row).substring(place, place + 1);
    }

    private static void put(List<String> rows, int row, int start, String text) {
        String old = rows.get(row);
        rows.set(row, old.substring(0, start) + text + old.substring(start + text.length()));
    }

    /** Fields by name as people write them: dates ISO, fillers gone. */
    Map<String, String> fields() {
        var fields = new LinkedHashMap<String, String>();
        for (var field : format.fields()) {
            String text = field.span().of(rows);
            switch (field.name()) {
                case "names" -> putNames(text, fields);
                case "sex" -> fields.put("sex", text.equals("M") || text.equals("F") ? text : "X");
                case "date_of_birth", "expiration_date", "optional" -> {}
                default -> putFilled(fields, field.name(), text.replace("<", ""));
            }
        }
        var expiry = ZoneDate.expiry(raw("expiration_date"));
        expiry.ifPresent(d -> fields.put("expiration_date", d.toString()));
        ZoneDate.birth(raw("date_of_birth"), expiry).ifPresent(d -> fields.put("date_of_birth", d.toString()));
        return fields;
    }

    private String raw(String name) {
        Optional<ZoneFormat.Field> field =
                format.fields().stream().filter(f -> f.name().equals(name)).findFirst();
        return field.map(f -> f.span().of(rows)).orElse("");
    }

    /** Surname, two fillers, given names; what stands after two further fillers is filler misread. */
    private static void putNames(String text, Map<String, String> fields) {
        String[] parts = text.replaceAll("^<+", "").split("<<+");
        putFilled(fields, "surname", parts[0].replace('<', ' ').strip());
        if (parts.length > 1) {
            putFilled(fields, "given_names", parts[1].replace('<', ' ').strip());
        }
    }

    private static void putFilled(Map<String, String> fields, String name, String value) {
        if (!value.isEmpty()) {
            fields.put(name, value);
        }
    }
}
