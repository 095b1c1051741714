package dev.ocelli.catalog.model;

import dev.ocelli.catalog.model.CtcLine.Letter;
import dev.ocelli.catalog.model.TextRecogniser.Reading;
import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.core.perception.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Turns a reading into words with boxes.
 *
 * <p>The recogniser says roughly where each letter stands; the paper between the ink says where words end. Words part
 * at spaces that were read, and at gaps so wide that there must be one.
 */
final class WordCutter {
    /**
     * How wide a gap must be to part words though no space was read.
     *
     * @param columns paper between the ink, in pixels of the crop (where type is some 30 high)
     * @param pitches distance of the letters' middles, in usual distances on that line
     */
    record SureGap(int columns, double pitches) {}

    private final SureGap sureGap;
    private final Raster raster;

    WordCutter(Raster raster, SureGap sureGap) {
        this.raster = raster;
        this.sureGap = sureGap;
    }

    /** Letters of one word, with the crop columns it covers. */
    private record Span(List<Letter> letters, int from, int to) {}

    /** The line, or empty when nothing but spaces was read. */
    Optional<TextLine> cut(Reading reading) {
        var spans = spans(reading);
        if (spans.isEmpty()) {
            return Optional.empty();
        }
        var words = spans.stream().map(s -> word(reading, s)).toList();
        double lineHeight =
                words.stream().mapToDouble(w -> w.box().height()).max().orElse(0);
        double type = Math.min(lineHeight, reading.region().height() / raster.height());
        return Optional.of(new TextLine(
                words, BoundingBox.around(words.stream().map(Word::box).toList()), type, false));
    }

    private List<Span> spans(Reading reading) {
        var groups = groups(reading);
        var spans = new ArrayList<Span>();
        int from = outerLeft(reading.ink(), groups);
        for (int i = 0; i < groups.size(); i++) {
            var letters = groups.get(i);
            if (i + 1 == groups.size()) {
                spans.add(new Span(letters, from, outerRight(reading.ink(), letters)));
            } else {
                int[] gap = gapBetween(
                        reading.ink(), letters.getLast(), groups.get(i + 1).getFirst());
                spans.add(new Span(letters, from, gap[0]));
                from = gap[1];
            }
        }
        return spans;
    }

    /** Letters between spaces and sure gaps. */
    private List<List<Letter>> groups(Reading reading) {
        double pitch = pitch(reading.line().letters());
        var groups = new ArrayList<List<Letter>>();
        List<Letter> group = new ArrayList<>();
        for (Letter letter : reading.line().letters()) {
            boolean parts =
                    letter.isSpace() || (!group.isEmpty() && isSureGap(reading.ink(), group.getLast(), letter, pitch));
            if (parts && !group.isEmpty()) {
                groups.add(group);
                group = new ArrayList<>();
            }
            if (!letter.isSpace()) {
                group.add(letter);
            }
        }
        if (!group.isEmpty()) {
            groups.add(group);
        }
        return groups;
    }

    private boolean isSureGap(InkProfile ink, Letter before, Letter after, double pitch) {
        if (after.position() - before.position() < sureGap.pitches() * pitch) {
            return false;
        }
        int[] gap = gapBetween(ink, before, after);
        return gap[1] - gap[0] >= sureGap.columns();
    }

    /** Median distance of neighbouring letters. */
    private static double pitch(List<Letter> letters) {
        double[] distances = new double[Math.max(0, letters.size() - 1)];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = letters.get(i + 1).position() - letters.get(i).position();
        }
        java.util.Arrays.sort(distances);
        return distances.length == 0 ? LineCrop.HEIGHT / 2.0 : distances[distances.length / 2];
    }

    /** Columns of paper between two letters; an empty stretch in the middle when their ink touches. */
    private static int[] gapBetween(InkProfile ink, Letter before, Letter after) {
        int from = (int) Math.min(ink.width(), before.position());
        int to = (int) Math.min(ink.width(), Math.ceil(after.position()));
        int[] gap = ink.widestGap(from, to);
        int middle = (from + to) / 2;
        return gap[0] < gap[1] ? gap : new int[] {middle, middle};
    }

    private static int outerLeft(InkProfile ink, List<List<Letter>> groups) {
        if (groups.isEmpty()) {
            return 0;
        }
        int stop = (int) Math.min(ink.width(), groups.getFirst().getFirst().position());
        int x = Math.max(0, stop - LineCrop.HEIGHT);
        while (x < stop && ink.isEmpty(x)) {
            x++;
        }
        return x;
    }

    private static int outerRight(InkProfile ink, List<Letter> letters) {
        int stop = (int) Math.min(ink.width(), letters.getLast().position());
        int x = Math.min(ink.width(), stop + LineCrop.HEIGHT);
        while (x > stop && ink.isEmpty(x - 1)) {
            x--;
        }
        return x;
    }

    private Word word(Reading reading, Span span) {
        var text = new StringBuilder();
        double probability = 0;
        for (Letter letter : span.letters()) {
            text.append(letter.text());
            probability += letter.probability();
        }
        double confidence = Math.min(1, probability / span.letters().size());
        return new Word(text.toString(), box(reading, span), confidence);
    }

    private BoundingBox box(Reading reading, Span span) {
        TextRegion region = reading.region();
        int[] rows = reading.ink().rows(span.from(), span.to());
        double perColumn = region.length() / reading.ink().width();
        double perRow = region.height() / LineCrop.HEIGHT;
        double left = span.from() * perColumn - region.length() / 2;
        double right = Math.max(span.from() + 1, span.to()) * perColumn - region.length() / 2;
        double top = rows[0] * perRow - region.height() / 2;
        double bottom = (rows[1] + 1) * perRow - region.height() / 2;
        double[] x = new double[4];
        double[] y = new double[4];
        for (int i = 0; i < 4; i++) {
            double along = i % 2 == 0 ? left : right;
            double across = i < 2 ? top : bottom;
            x[i] = region.centreX() + along * region.directionX() + across * region.downX();
            y[i] = region.centreY() + along * region.directionY() + across * region.downY();
        }
        java.util.Arrays.sort(x);
        java.util.Arrays.sort(y);
        return BoundingBox.ofCorners(
                x[0] / raster.width(), y[0] / raster.height(), x[3] / raster.width(), y[3] / raster.height());
    }
}
