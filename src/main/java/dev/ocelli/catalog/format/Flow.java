package dev.ocelli.catalog.format;

import java.util.List;

/** A piece of a document that has text but no pages of its own, in reading order. */
sealed interface Flow {
    /** Size of common text in points. */
    double COMMON = 10;

    /** A paragraph, wrapped where the page ends; a tab jumps to the next stop. {@code size} in points. */
    record Paragraph(String text, double size, boolean bold) implements Flow {
        static Paragraph common(String text) {
            return new Paragraph(text, COMMON, false);
        }

        /** {@code level} 1 is the largest. */
        static Paragraph heading(String text, int level) {
            return new Paragraph(text, Math.max(11, 20 - 3.0 * (level - 1)), true);
        }
    }

    /** A line of text whose letters all have the same width, so that its columns stay in line. */
    record Typed(String text) implements Flow {}

    /** Rows of cells; {@code head} when the first row names the columns. */
    record Grid(List<List<String>> rows, boolean head) implements Flow {
        public Grid {
            rows = rows.stream().map(List::copyOf).toList();
        }

        int columns() {
            return rows.stream().mapToInt(List::size).max().orElse(0);
        }
    }

    /** What follows begins on a new page. */
    record NewPage() implements Flow {}
}
