package dev.ocelli.catalog.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The rectangle of least area around points: convex hull, then one side of it lies on a hull edge. */
final class SmallestRectangle {
    private SmallestRectangle() {}

    /** Around {@code points} ({x, y} each, at least one); its direction is the side nearer to the horizontal. */
    static TextRegion around(List<double[]> points) {
        List<double[]> hull = hull(points);
        TextRegion best = along(hull, 1, 0);
        for (int i = 0; i < hull.size(); i++) {
            double[] a = hull.get(i);
            double[] b = hull.get((i + 1) % hull.size());
            double dx = b[0] - a[0];
            double dy = b[1] - a[1];
            double norm = Math.hypot(dx, dy);
            if (norm > 0) {
                TextRegion candidate = along(hull, dx / norm, dy / norm);
                // A tilted rectangle must be clearly smaller: stair steps of pixels are no tilt.
                if (area(candidate) < area(best) * 0.999) {
                    best = candidate;
                }
            }
        }
        return mostlyHorizontal(best);
    }

    private static double area(TextRegion region) {
        return region.length() * region.height();
    }

    private static TextRegion mostlyHorizontal(TextRegion region) {
        TextRegion flat = Math.abs(region.directionX()) >= Math.abs(region.directionY()) ? region : region.turned(1);
        return flat.directionX() < 0 ? flat.turned(2) : flat;
    }

    private static TextRegion along(List<double[]> hull, double dx, double dy) {
        double lowAlong = Double.MAX_VALUE;
        double highAlong = -Double.MAX_VALUE;
        double lowAcross = Double.MAX_VALUE;
        double highAcross = -Double.MAX_VALUE;
        for (double[] p : hull) {
            double along = p[0] * dx + p[1] * dy;
            double across = -p[0] * dy + p[1] * dx;
            lowAlong = Math.min(lowAlong, along);
            highAlong = Math.max(highAlong, along);
            lowAcross = Math.min(lowAcross, across);
            highAcross = Math.max(highAcross, across);
        }
        double along = (lowAlong + highAlong) / 2;
        double across = (lowAcross + highAcross) / 2;
        return new TextRegion(
                along * dx - across * dy,
                along * dy + across * dx,
                dx,
                dy,
                highAlong - lowAlong,
                highAcross - lowAcross);
    }

    /** Andrew's monotone chain. */
    private static List<double[]> hull(List<double[]> points) {
        var sorted = new ArrayList<>(points);
        sorted.sort(Comparator.<double[]>comparingDouble(p -> p[0]).thenComparingDouble(p -> p[1]));
        var hull = new ArrayList<double[]>();
        addChain(hull, sorted, 0);
        int lower = hull.size() - 1;
        addChain(hull, sorted.reversed(), lower);
        if (hull.size() > 1) {
            hull.removeLast();
        }
        return hull;
    }

    private static void addChain(List<double[]> hull, List<double[]> points, int floor) {
        if (floor > 0) {
            hull.removeLast();
        }
        int start = hull.size();
        for (double[] p : points) {
            while (hull.size() - start >= 2 && turn(hull.get(hull.size() - 2), hull.getLast(), p) <= 0) {
                hull.removeLast();
            }
            hull.add(p);
        }
    }

    private static double turn(double[] a, double[] b, double[] c) {
        return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]);
    }
}
