package dev.ocelli.engine.evaluate;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.Table;
import dev.ocelli.core.perception.TextLine;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/** Finds a known value on the pages and reads what it is called there. */
final class LabelReader {
    private static final int LONGEST = 40;
    private static final int MOST_WORDS = 4;

    /** How far above a value its label may stand, in heights of its line. */
    private static final double REACH = 3;

    private final List<Page> pages;

    LabelReader(Perception perception) {
        this.pages = perception.pages();
    }

    /** Words before, left of and above the value, and the head of its column; the nearest first, none twice. */
    Set<String> labels(JsonNode value) {
        var labels = new LinkedHashSet<String>();
        Set<String> forms = PrintedForms.of(value);
        for (Page page : pages) {
            for (TextLine line : page.lines()) {
                place(line.text(), forms).ifPresent(at -> around(page, line, at, labels));
            }
        }
        return labels;
    }

    /** Where a form begins in a line, as whole words; empty when none stands there. */
    private static Optional<Integer> place(String text, Set<String> forms) {
        String folded = PrintedForms.folded(text);
        for (String form : forms) {
            int at = folded.indexOf(form);
            if (at >= 0 && isApart(folded, at - 1) && isApart(folded, at + form.length())) {
                return Optional.of(at);
            }
        }
        return Optional.empty();
    }

    private static boolean isApart(String text, int at) {
        return at < 0 || at >= text.length() || !Character.isLetterOrDigit(text.charAt(at));
    }

    private static void around(Page page, TextLine line, int at, Set<String> labels) {
        label(line.text().substring(0, Math.min(at, line.text().length()))).ifPresent(labels::add);
        BoundingBox box = line.box();
        nearest(
                        page,
                        other -> isLeft(other, box),
                        Comparator.comparingDouble(l -> box.x() - l.box().right()))
                .flatMap(LabelReader::label)
                .ifPresent(labels::add);
        nearest(
                        page,
                        other -> isAbove(other, box),
                        Comparator.comparingDouble(l -> box.y() - l.box().bottom()))
                .flatMap(LabelReader::label)
                .ifPresent(labels::add);
        heads(page, box).forEach(head -> label(head).ifPresent(labels::add));
    }

    private static Optional<String> nearest(Page page, Predicate<BoundingBox> where, Comparator<TextLine> how) {
        return page.lines().stream()
                .filter(line -> where.test(line.box()))
                .min(how)
                .map(TextLine::text);
    }

    private static boolean isLeft(BoundingBox other, BoundingBox box) {
        return other.right() <= box.x() && other.overlapY(box) > box.height() / 2;
    }

    private static boolean isAbove(BoundingBox other, BoundingBox box) {
        return other.bottom() <= box.y() + box.height() / 4
                && box.y() - other.bottom() < REACH * box.height()
                && other.overlapX(box) > 0;
    }

    private static List<String> heads(Page page, BoundingBox box) {
        return page.parts().tables().stream()
                .flatMap(table -> table.cells().stream()
                        .filter(cell ->
                                cell.row() >= table.headerRows() && cell.box().containsCentreOf(box))
                        .flatMap(cell -> table.cells().stream()
                                .filter(head -> head.row() < table.headerRows() && head.column() == cell.column())))
                .map(Table.Cell::text)
                .toList();
    }

    /** A text as the name of a field: a few words with letters in them, without the signs around. */
    private static Optional<String> label(String text) {
        String bare = text.replaceAll("[\\s:.#=|–-]+$", "")
                .replaceAll("^[\\s:.#=|–-]+", "")
                .replaceAll("\\s+", " ");
        long letters = bare.chars().filter(Character::isLetter).count();
        long digits = bare.chars().filter(Character::isDigit).count();
        boolean fits = bare.length() > 3
                && bare.length() <= LONGEST
                && bare.split(" ").length <= MOST_WORDS
                && letters >= 3
                && digits * 4 <= letters
                && !bare.matches(".*[,;:\"<>{}].*");
        return fits ? Optional.of(bare) : Optional.empty();
    }
}
