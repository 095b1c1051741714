package dev.ocelli.engine.ground;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.Place;
import dev.ocelli.core.perception.Word;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/** The words that a place on a page is labelled with: before it in its line, else left of it, else above it. */
final class PrintedLabels {
    /** How far above a value its label may stand, in line heights. */
    private static final double REACH = 2;

    private static final int MOST_WORDS = 8;

    private final PrintIndex index;

    PrintedLabels(PrintIndex index) {
        this.index = index;
    }

    /** In lower case; empty when nothing labels it. */
    List<String> of(Place place) {
        List<PrintedLine> lines = index.linesOf(place.page());
        List<String> own = last(FieldWords.words(behindTheLastNumber(lines.stream()
                .filter(line -> line.box().containsCentreOf(place.box()))
                .flatMap(line -> line.words().stream())
                .filter(word -> before(word, place.box()))
                .map(Word::text)
                .collect(Collectors.joining(" ")))));
        if (!own.isEmpty()) {
            return own;
        }
        List<String> left = nearest(lines, place.box(), true);
        return left.isEmpty() ? nearest(lines, place.box(), false) : left;
    }

    /** Other labels with their values may stand before it. */
    private static String behindTheLastNumber(String words) {
        return words.replaceAll("(?s)^.*\\d\\S*", "");
    }

    private static boolean before(Word word, BoundingBox value) {
        return word.box().centreX() < value.x();
    }

    private static List<String> last(List<String> words) {
        return words.subList(Math.max(0, words.size() - MOST_WORDS), words.size());
    }

    /** The words of the nearest line with words, on one side of the value. */
    private static List<String> nearest(List<PrintedLine> lines, BoundingBox value, boolean left) {
        Comparator<PrintedLine> nearness = left
                ? Comparator.comparingDouble(line -> line.box().right())
                : Comparator.comparingDouble(line -> line.box().bottom());
        return lines.stream()
                .filter(line -> left ? leftOf(line.box(), value) : above(line.box(), value))
                .sorted(nearness.reversed())
                .map(line -> last(FieldWords.words(line.text())))
                .filter(words -> !words.isEmpty())
                .findFirst()
                .orElse(List.of());
    }

    private static boolean leftOf(BoundingBox label, BoundingBox value) {
        return label.overlapY(value) > 0.5 * Math.min(label.height(), value.height()) && label.right() <= value.x();
    }

    private static boolean above(BoundingBox label, BoundingBox value) {
        return label.overlapX(value) > 0
                && label.bottom() <= value.centreY()
                && value.y() - label.bottom() < REACH * value.height();
    }
}
