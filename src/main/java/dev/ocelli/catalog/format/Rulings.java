package dev.ocelli.catalog.format;

import dev.ocelli.core.base.BoundingBox;
import java.awt.geom.GeneralPath;
import java.awt.geom.PathIterator;
import java.awt.geom.Point2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Collects horizontal and vertical lines from drawn paths.
 *
 * <p>A line is a drawn straight piece, a filled rectangle as thin as a line, or an edge of a tinted rectangle. Pieces
 * of one dashed line are put together. Points of the page as shown.
 */
final class Rulings {
    private static final int MOST = 20_000;
    private static final double THIN = 3;
    private static final double SHORTEST = 8;
    private static final double SLANT = 0.8;
    private static final double SAME_LINE = 0.7;
    private static final double DASH_GAP = 4;
    private static final double RIM = 0.002;

    private final PageFrame frame;
    private final List<Piece> level = new ArrayList<>();
    private final List<Piece> upright = new ArrayList<>();

    /** A stretch {@code from..to} of the line at {@code at}; lengths in points. */
    private record Piece(double at, double from, double to, double thickness) {}

    Rulings(PageFrame frame) {
        this.frame = frame;
    }

    /** Notes the straight pieces of a drawn path; returns how many curves and slanted pieces it has. */
    int stroked(GeneralPath path, double lineWidth) {
        double thickness = Math.min(THIN, lineWidth);
        int others = 0;
        for (Step step : steps(path)) {
            others += step.curved() || !add(step.start(), step.end(), thickness) ? 1 : 0;
        }
        return others;
    }

    /** Notes thin filled rectangles and, unless {@code white}, the edges of larger ones. */
    int filled(GeneralPath path, boolean white) {
        List<Step> steps = steps(path);
        int others =
                (int) steps.stream().filter(s -> s.curved() || !isStraight(s)).count();
        if (others > 0 || steps.size() < 3) {
            return others;
        }
        var box = frame.toShown().createTransformedShape(path).getBounds2D();
        if (Math.min(box.getWidth(), box.getHeight()) <= THIN) {
            addThin(box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY());
        } else if (!white && !coversPage(box.getWidth() * box.getHeight())) {
            steps.forEach(s -> add(s.start(), s.end(), 0));
        }
        return 0;
    }

    private boolean coversPage(double area) {
        return area > 0.8 * frame.width() * frame.height();
    }

    private void addThin(double left, double top, double right, double bottom) {
        if (level.size() + upright.size() >= MOST) {
            return;
        }
        if (right - left >= bottom - top) {
            level.add(new Piece((top + bottom) / 2, left, right, bottom - top));
        } else {
            upright.add(new Piece((left + right) / 2, top, bottom, right - left));
        }
    }

    private boolean add(Point2D start, Point2D end, double thickness) {
        double dx = Math.abs(end.getX() - start.getX());
        double dy = Math.abs(end.getY() - start.getY());
        if (Math.min(dx, dy) > SLANT) {
            return false;
        }
        if (level.size() + upright.size() < MOST) {
            if (dx > dy) {
                double at = (start.getY() + end.getY()) / 2;
                level.add(new Piece(
                        at, Math.min(start.getX(), end.getX()), Math.max(start.getX(), end.getX()), thickness));
            } else if (dy > 0) {
                double at = (start.getX() + end.getX()) / 2;
                upright.add(new Piece(
                        at, Math.min(start.getY(), end.getY()), Math.max(start.getY(), end.getY()), thickness));
            }
        }
        return true;
    }

    private static boolean isStraight(Step step) {
        double dx = Math.abs(step.end().getX() - step.start().getX());
        double dy = Math.abs(step.end().getY() - step.start().getY());
        return Math.min(dx, dy) <= SLANT;
    }

    /** One piece of a path between two points of the page as shown. */
    private record Step(Point2D start, Point2D end, boolean curved) {}

    private List<Step> steps(GeneralPath path) {
        List<Step> steps = new ArrayList<>();
        double[] c = new double[6];
        Point2D first = new Point2D.Double();
        Point2D last = first;
        for (var i = path.getPathIterator(frame.toShown()); !i.isDone(); i.next()) {
            int kind = i.currentSegment(c);
            Point2D next = switch (kind) {
                case PathIterator.SEG_CUBICTO -> new Point2D.Double(c[4], c[5]);
                case PathIterator.SEG_QUADTO -> new Point2D.Double(c[2], c[3]);
                case PathIterator.SEG_CLOSE -> first;
                default -> new Point2D.Double(c[0], c[1]);
            };
            if (kind == PathIterator.SEG_MOVETO) {
                first = next;
            } else {
                steps.add(new Step(last, next, kind == PathIterator.SEG_CUBICTO || kind == PathIterator.SEG_QUADTO));
            }
            last = next;
        }
        return steps;
    }

    /** All lines of at least 8 points, the level ones first, each list from top or left. */
    List<BoundingBox> merged() {
        List<BoundingBox> boxes = new ArrayList<>();
        for (Piece p : join(level)) {
            boxes.add(frame.box(p.from(), p.at() - p.thickness() / 2, p.to(), p.at() + p.thickness() / 2));
        }
        for (Piece p : join(upright)) {
            boxes.add(frame.box(p.at() - p.thickness() / 2, p.from(), p.at() + p.thickness() / 2, p.to()));
        }
        boxes.removeIf(b -> (b.width() <= 0 && b.height() <= 0) || isEdge(b));
        return boxes;
    }

    /** The rim of the page is no ruling: it comes from tints that bleed off the sheet. */
    private static boolean isEdge(BoundingBox box) {
        return box.bottom() < RIM || box.y() > 1 - RIM || box.right() < RIM || box.x() > 1 - RIM;
    }

    private static List<Piece> join(List<Piece> pieces) {
        List<Piece> sorted = new ArrayList<>(pieces);
        sorted.sort(Comparator.comparingDouble((Piece p) -> Math.rint(p.at() / SAME_LINE))
                .thenComparingDouble(Piece::from));
        List<Piece> joined = new ArrayList<>();
        for (Piece piece : sorted) {
            Piece last = joined.isEmpty() ? null : joined.getLast();
            if (last != null && Math.abs(last.at() - piece.at()) <= SAME_LINE && piece.from() <= last.to() + DASH_GAP) {
                double thickness = Math.max(last.thickness(), piece.thickness());
                joined.set(
                        joined.size() - 1,
                        new Piece(last.at(), last.from(), Math.max(last.to(), piece.to()), thickness));
            } else {
                joined.add(piece);
            }
        }
        joined.removeIf(p -> p.to() - p.from() < SHORTEST);
        return joined;
    }
}
