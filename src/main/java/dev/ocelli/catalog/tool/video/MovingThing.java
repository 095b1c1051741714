package dev.ocelli.catalog.tool.video;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One thing that was seen at some moments, in order of time. For one thread. */
final class MovingThing {
    /** Centres that are so many sides apart can be of one thing. */
    private static final double STRIDE = 0.8;

    private static final double LEAST_IOU = 0.1;

    private final List<Sighting> sightings = new ArrayList<>();

    /** Where it was at one moment. */
    private record Sighting(double time, BoundingBox box) {}

    MovingThing(double time, BoundingBox box) {
        add(time, box);
    }

    void add(double time, BoundingBox box) {
        sightings.add(new Sighting(time, box));
    }

    double lastSeen() {
        return sightings.getLast().time();
    }

    BoundingBox first() {
        return sightings.getFirst().box();
    }

    TimeSpan span() {
        return new TimeSpan(sightings.getFirst().time(), lastSeen());
    }

    /** How well a place fits what was seen last; 0 when it is of another thing. */
    double fits(BoundingBox box) {
        BoundingBox last = sightings.getLast().box();
        double iou = last.iou(box);
        double side = Math.max(Math.max(last.width(), last.height()), Math.max(box.width(), box.height()));
        double away = Math.hypot(last.centreX() - box.centreX(), last.centreY() - box.centreY());
        double near = away < STRIDE * side ? 0.1 * (1 - away / (STRIDE * side)) : 0;
        return iou >= LEAST_IOU ? iou + near : near;
    }

    /**
     * Where it is at {@code time}; between two sightings on a straight line, and so wide that neither end is left out of it
     * by much.
     *
     * @param slack seconds for which it is there before it was seen first and after it was seen last
     */
    Optional<BoundingBox> at(double time, double slack) {
        if (time < sightings.getFirst().time() - slack || time > lastSeen() + slack) {
            return Optional.empty();
        }
        int next = 0;
        while (next < sightings.size() && sightings.get(next).time() < time) {
            next++;
        }
        if (next == 0) {
            return Optional.of(first());
        }
        if (next == sightings.size()) {
            return Optional.of(sightings.getLast().box());
        }
        return Optional.of(between(sightings.get(next - 1), sightings.get(next), time));
    }

    private static BoundingBox between(Sighting before, Sighting after, double time) {
        double share = (time - before.time()) / Math.max(1e-9, after.time() - before.time());
        BoundingBox one = before.box();
        BoundingBox other = after.box();
        double width = Math.max(one.width(), other.width());
        double height = Math.max(one.height(), other.height());
        double x = one.centreX() * (1 - share) + other.centreX() * share;
        double y = one.centreY() * (1 - share) + other.centreY() * share;
        return BoundingBox.ofCorners(x - width / 2, y - height / 2, x + width / 2, y + height / 2);
    }
}
