package dev.ocelli.catalog.tool.document;

/** Cells of comma-separated text as RFC 4180 wants them. */
final class Csv {
    private Csv() {}

    /** Quoted where needed; what a spreadsheet would run as a formula gets an apostrophe before it. */
    static String cell(String text) {
        boolean number = text.matches("[-+]?[\\d.,]+");
        boolean formula = !number && !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0;
        String safe = formula ? "'" + text : text;
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r' || c == ';');
        return quoted ? '"' + safe.replace("\"", "\"\"") + '"' : safe;
    }
}
