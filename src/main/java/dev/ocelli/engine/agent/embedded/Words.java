package dev.ocelli.engine.agent.embedded;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Pieces of sentences and of Markdown. */
final class Words {
    private static final int LONGEST_CELL = 300;

    private Words() {}

    /** {@code page 3}, {@code pages 3–4 and 7}. */
    static String pages(List<Integer> pages) {
        var ranges = new ArrayList<String>();
        List<Integer> sorted = pages.stream().distinct().sorted().toList();
        for (int i = 0; i < sorted.size(); ) {
            int j = i;
            while (j + 1 < sorted.size() && sorted.get(j + 1) == sorted.get(j) + 1) {
                j++;
            }
            ranges.add(i == j ? sorted.get(i).toString() : sorted.get(i) + "–" + sorted.get(j));
            i = j + 1;
        }
        return (sorted.size() == 1 ? "page " : "pages ") + and(ranges);
    }

    /** {@code a, b and c}. */
    static String and(List<String> items) {
        return items.size() < 2
                ? String.join("", items)
                : String.join(", ", items.subList(0, items.size() - 1)) + " and " + items.getLast();
    }

    static String count(int count, String noun) {
        return (count == 0 ? "no" : Integer.toString(count)) + " " + noun + (count == 1 ? "" : "s");
    }

    static String capital(String text) {
        return text.isEmpty() ? "" : Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }

    /** A Markdown table; cells are made safe. */
    static String table(List<String> head, List<List<String>> rows) {
        return row(head) + "\n" + row(head.stream().map(cell -> "---").toList()) + "\n"
                + rows.stream().map(Words::row).collect(Collectors.joining("\n"));
    }

    private static String row(List<String> cells) {
        return cells.stream().map(Words::cell).collect(Collectors.joining(" | ", "| ", " |"));
    }

    /** Text of a document inside a line of ours: it starts no markup of its own. */
    static String cell(String text) {
        String line = text.replaceAll("\\s+", " ").strip();
        String cut = line.length() > LONGEST_CELL ? line.substring(0, LONGEST_CELL - 1) + "…" : line;
        return cut.replaceAll("([|`*<\\[])", "\\\\$1");
    }

    /** Text of a document as a block of its own that no text can close. */
    static String fenced(String text) {
        String fence = "```";
        while (text.contains(fence)) {
            fence += "`";
        }
        return fence + "text\n" + text.strip() + "\n" + fence;
    }

    /** Cut with a note. */
    static String limited(String text, int most) {
        return text.length() <= most
                ? text
                : text.substring(0, most) + "\n\n*(cut after " + most
                        + " characters; ask for single pages to see all)*";
    }
}
