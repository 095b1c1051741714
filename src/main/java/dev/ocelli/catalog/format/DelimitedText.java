package dev.ocelli.catalog.format;

import java.util.ArrayList;
import java.util.List;

/** Tables written as text, one row a line (RFC 4180: quotes may hold separators and line ends). */
final class DelimitedText {
    private DelimitedText() {}

    /** Takes comma, semicolon or tab, whichever the first line has most of. */
    static Flow.Grid grid(String text) {
        String first = text.lines().findFirst().orElse("");
        char separator = ',';
        for (char other : new char[] {';', '\t'}) {
            separator = count(first, other) > count(first, separator) ? other : separator;
        }
        return grid(text, separator);
    }

    static Flow.Grid grid(String text, char separator) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        var cell = new StringBuilder();
        boolean quoted = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                boolean doubled = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
                if (doubled) {
                    cell.append(c);
                    i++;
                } else {
                    quoted = !quoted;
                }
            } else if (!quoted && (c == separator || c == '\n')) {
                row.add(cell.toString().strip());
                cell.setLength(0);
                if (c == '\n') {
                    rows.add(row);
                    row = new ArrayList<>();
                }
            } else {
                cell.append(c);
            }
        }
        if (!cell.isEmpty() || !row.isEmpty()) {
            row.add(cell.toString().strip());
            rows.add(row);
        }
        rows.removeIf(cells -> cells.stream().allMatch(String::isEmpty));
        return new Flow.Grid(rows, true);
    }

    private static long count(String text, char c) {
        return text.chars().filter(other -> other == c).count();
    }
}
