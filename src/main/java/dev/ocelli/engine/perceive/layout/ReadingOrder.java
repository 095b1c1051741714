package dev.ocelli.engine.perceive.layout;

import dev.ocelli.core.base.BoundingBox;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Puts the items of a page in the order in which people read them.
 *
 * <p>A variant of the recursive XY cut (Nagy and Seth, 1984). A gutter is a place x that no item of a band of the page
 * crosses, with paragraphs on both sides; items that cross it (headings, tables over both columns) end the band. Bands
 * are read one after the other, columns of a band from left to right, and what has no gutter row by row: so labels stay
 * with the values beside them.
 */
final class ReadingOrder {
    private static final int MOST_DEPTH = 6;
    private static final int STEPS = 200;

    private final double aspect;
    private final double lineHeight;

    private ReadingOrder(double aspect, double lineHeight) {
        this.aspect = aspect;
        this.lineHeight = lineHeight;
    }

    /** The same items in reading order, in groups that are one column (or one row-wise read part) each. */
    static List<List<Item>> groups(List<Item> items, double aspect) {
        double[] heights = items.stream()
                .filter(Item.LineItem.class::isInstance)
                .mapToDouble(i -> i.box().height())
                .sorted()
                .toArray();
        double usual = heights.length == 0 ? 0.01 : heights[heights.length / 2];
        var groups = new ArrayList<List<Item>>();
        new ReadingOrder(aspect, usual).order(items, groups, 0);
        return groups;
    }

    private void order(List<Item> items, List<List<Item>> groups, int depth) {
        double gutter = depth < MOST_DEPTH ? gutter(items) : -1;
        if (gutter < 0) {
            groups.add(rows(items));
            return;
        }
        for (var band : bands(items, gutter)) {
            var left = band.stream().filter(i -> i.box().right() <= gutter).toList();
            var right = band.stream().filter(i -> i.box().x() >= gutter).toList();
            if (left.size() + right.size() < band.size() || left.isEmpty() || right.isEmpty()) {
                order(band, groups, depth + 1);
            } else if (columnLike(left) && columnLike(right)) {
                order(left, groups, depth + 1);
                order(right, groups, depth + 1);
            } else {
                groups.add(rows(band));
            }
        }
    }

    /** The best gutter of these items as x, or -1. */
    private double gutter(List<Item> items) {
        if (items.size() < 4) {
            return -1;
        }
        var all = BoundingBox.around(items.stream().map(Item::box).toList());
        double best = 0;
        double place = -1;
        double step = all.width() / STEPS;
        for (int i = 1; i < STEPS; i++) {
            double x = all.x() + i * step;
            double worth = worth(items, x) * (1 - 0.3 * Math.abs(2.0 * i / STEPS - 1));
            if (worth > best) {
                best = worth;
                place = x;
            }
        }
        return place < 0 ? -1 : middle(items, place);
    }

    /** Height of the bands at x with columns on both sides, in page heights; 0 when there is none. */
    private double worth(List<Item> items, double x) {
        double sum = 0;
        for (var band : bands(items, x)) {
            var left = band.stream().filter(i -> i.box().right() <= x).toList();
            var right = band.stream().filter(i -> i.box().x() >= x).toList();
            if (left.size() + right.size() == band.size() && columnLike(left) && columnLike(right)) {
                sum += Math.min(height(left), height(right));
            }
        }
        return sum;
    }

    private double height(List<Item> items) {
        return BoundingBox.around(items.stream().map(Item::box).toList()).height();
    }

    /** Moves x to the middle of its free strip. */
    private double middle(List<Item> items, double x) {
        double left = 0;
        double right = 1;
        for (var item : items) {
            if (item.box().right() <= x) {
                left = Math.max(left, item.box().right());
            } else if (item.box().x() >= x) {
                right = Math.min(right, item.box().x());
            }
        }
        return (left + right) / 2;
    }

    /** Paragraphs: at least three lines, most of them wide for their height and close below each other. */
    private boolean columnLike(List<Item> items) {
        if (items.isEmpty()) {
            return false;
        }
        if (items.stream()
                .anyMatch(i -> !(i instanceof Item.LineItem) && i.box().height() > 6 * lineHeight)) {
            return true;
        }
        var sorted = items.stream()
                .sorted(Comparator.comparingDouble(i -> i.box().y()))
                .toList();
        double width =
                BoundingBox.around(items.stream().map(Item::box).toList()).width();
        int close = 0;
        for (int i = 1; i < sorted.size(); i++) {
            var above = sorted.get(i - 1).box();
            var below = sorted.get(i).box();
            if (below.y() - above.bottom() < 1.2 * lineHeight
                    && above.width() > 0.7 * width
                    && above.width() * aspect > 9 * above.height()
                    && Math.abs(below.x() - above.x()) * aspect < 4 * lineHeight) {
                close++;
            }
        }
        return close >= 2 && close * 3 >= sorted.size();
    }

    /** Cuts items into bands, top to bottom: a band of those that cross x, or of those that do not. */
    private static List<List<Item>> bands(List<Item> items, double x) {
        var sorted = items.stream()
                .sorted(Comparator.comparingDouble(i -> i.box().centreY()))
                .toList();
        var bands = new ArrayList<List<Item>>();
        boolean crossing = false;
        for (var item : sorted) {
            boolean crosses = item.box().x() < x && item.box().right() > x;
            if (bands.isEmpty() || crosses != crossing) {
                bands.add(new ArrayList<>());
                crossing = crosses;
            }
            bands.getLast().add(item);
        }
        return bands;
    }

    /** Items row by row, each row from left to right. */
    static List<Item> rows(List<Item> items) {
        var left = new ArrayList<>(items);
        left.sort(Comparator.comparingDouble(i -> i.box().y()));
        var ordered = new ArrayList<Item>();
        while (!left.isEmpty()) {
            var first = left.getFirst().box();
            var row = left.stream().filter(i -> sameRow(first, i.box())).toList();
            left.removeAll(row);
            row.stream().sorted(Comparator.comparingDouble(i -> i.box().x())).forEach(ordered::add);
        }
        return ordered;
    }

    /** Centres within half of the smaller height. */
    static boolean sameRow(BoundingBox a, BoundingBox b) {
        double smaller = Math.min(a.height(), b.height());
        return a.equals(b)
                || (Math.abs(a.centreY() - b.centreY()) < 0.5 * smaller
                        && a.overlapX(b) < 0.2 * Math.min(a.width(), b.width()));
    }
}
