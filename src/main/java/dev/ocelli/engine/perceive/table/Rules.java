package dev.ocelli.engine.perceive.table;

import dev.ocelli.core.base.BoundingBox;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Drawn lines of a page, collinear pieces joined, in units of the page height. */
record Rules(List<Rule> across, List<Rule> down) {
    /** Lines closer than this are the same line. */
    static final double TOLERANCE = 0.004;

    private static final double LINE = 0.006;
    private static final double SHORTEST = 0.012;

    /** One line: at {@code place} on the other axis, from {@code start} to {@code end} along its own. */
    record Rule(double place, double start, double end) {
        double length() {
            return end - start;
        }

        /** True when this line covers most of the stretch between {@code from} and {@code to}. */
        boolean covers(double from, double to) {
            return Math.min(end, to) - Math.max(start, from) >= 0.6 * (to - from);
        }
    }

    static Rules of(List<BoundingBox> rulings, double aspect) {
        var across = new ArrayList<Rule>();
        var down = new ArrayList<Rule>();
        for (var box : rulings) {
            double width = box.width() * aspect;
            if (box.height() <= LINE && width >= Math.max(SHORTEST, 2 * box.height())) {
                across.add(new Rule(box.centreY(), box.x() * aspect, box.right() * aspect));
            } else if (width <= LINE && box.height() >= Math.max(SHORTEST * 0.5, 2 * width)) {
                down.add(new Rule(box.centreX() * aspect, box.y(), box.bottom()));
            }
        }
        return new Rules(join(across), join(down));
    }

    private static List<Rule> join(List<Rule> rules) {
        var sorted = new ArrayList<>(rules);
        sorted.sort(Comparator.comparingDouble(Rule::place).thenComparingDouble(Rule::start));
        var joined = new ArrayList<Rule>();
        for (var rule : sorted) {
            int partner = -1;
            for (int i = joined.size() - 1;
                    i >= 0 && rule.place() - joined.get(i).place() < TOLERANCE;
                    i--) {
                var other = joined.get(i);
                if (rule.start() <= other.end() + TOLERANCE * 1.5 && rule.end() >= other.start() - TOLERANCE * 1.5) {
                    partner = i;
                    break;
                }
            }
            if (partner < 0) {
                joined.add(rule);
            } else {
                var other = joined.get(partner);
                joined.set(
                        partner,
                        new Rule(
                                other.place(),
                                Math.min(other.start(), rule.start()),
                                Math.max(other.end(), rule.end())));
            }
        }
        return joined;
    }
}
