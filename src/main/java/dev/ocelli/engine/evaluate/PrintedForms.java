package dev.ocelli.engine.evaluate;

import java.math.BigDecimal;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The ways in which a value may stand in print, in small letters with single blanks. */
final class PrintedForms {
    private static final List<String> DATES = List.of(
            "yyyy-MM-dd",
            "yyyy/MM/dd",
            "yyyy.MM.dd",
            "dd.MM.yyyy",
            "d.M.yyyy",
            "dd/MM/yyyy",
            "d/M/yyyy",
            "MM/dd/yyyy",
            "M/d/yyyy",
            "dd-MM-yyyy",
            "dd.MM.yy",
            "dd/MM/yy",
            "MM/dd/yy",
            "d MMMM yyyy",
            "dd MMMM yyyy",
            "d MMM yyyy",
            "dd MMM yyyy",
            "MMMM d, yyyy",
            "MMM d, yyyy");

    private PrintedForms() {}

    /** Empty for what is no scalar. */
    static Set<String> of(JsonNode value) {
        var forms = new LinkedHashSet<String>();
        if (value.isNumber()) {
            numbers(value.decimalValue(), forms);
        } else if (value.isString() && !value.stringValue().isBlank()) {
            String text = value.stringValue().strip();
            forms.add(folded(text));
            dates(text, forms);
        }
        return forms;
    }

    static String folded(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip();
    }

    private static void numbers(BigDecimal number, Set<String> forms) {
        forms.add(number.stripTrailingZeros().toPlainString());
        for (String pattern : List.of("#,##0.00", "0.00", "#,##0", "#,##0.##")) {
            for (char[] signs : List.of(new char[] {',', '.'}, new char[] {'.', ','}, new char[] {' ', ','})) {
                var symbols = DecimalFormatSymbols.getInstance(Locale.ROOT);
                symbols.setGroupingSeparator(signs[0]);
                symbols.setDecimalSeparator(signs[1]);
                String form = new DecimalFormat(pattern, symbols).format(number);
                boolean whole = !pattern.contains("0.") || number.scale() <= 2;
                if (whole
                        && (pattern.contains(".") || number.stripTrailingZeros().scale() <= 0)) {
                    forms.add(form);
                }
            }
        }
    }

    private static void dates(String text, Set<String> forms) {
        try {
            LocalDate day = LocalDate.parse(text);
            DATES.forEach(
                    pattern -> forms.add(folded(day.format(DateTimeFormatter.ofPattern(pattern, Locale.ENGLISH)))));
        } catch (DateTimeException e) {
            // no date: it is printed as it is
        }
    }
}
