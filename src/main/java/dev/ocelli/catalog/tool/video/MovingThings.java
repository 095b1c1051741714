package dev.ocelli.catalog.tool.video;

import dev.ocelli.core.base.BoundingBox;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Follows things that are looked for a few times a second, and says where they are at any time. First all is added in
 * order of time, then asked. For one thread.
 */
final class MovingThings {
    /** What was not seen for so many seconds is another thing. */
    private static final double LOST = 1.2;

    private final double slack;
    private final List<MovingThing> all = new ArrayList<>();
    private final Map<Long, List<MovingThing>> bySecond = new HashMap<>();

    /** @param slack seconds for which a thing is there before it was seen first and after it was seen last */
    MovingThings(double slack) {
        this.slack = slack;
    }

    private record Pair(MovingThing thing, int box, double fit) {}

    /** What was seen at {@code time}; shares of the picture. */
    void add(double time, List<BoundingBox> boxes) {
        List<MovingThing> open =
                all.stream().filter(thing -> time - thing.lastSeen() <= LOST).toList();
        var pairs = new ArrayList<Pair>();
        for (MovingThing thing : open) {
            for (int i = 0; i < boxes.size(); i++) {
                double fit = thing.fits(boxes.get(i));
                if (fit > 0) {
                    pairs.add(new Pair(thing, i, fit));
                }
            }
        }
        pairs.sort(Comparator.comparingDouble(pair -> -pair.fit()));
        var taken = new ArrayList<Integer>();
        for (Pair pair : pairs) {
            if (!taken.contains(pair.box()) && pair.thing().lastSeen() < time) {
                pair.thing().add(time, boxes.get(pair.box()));
                taken.add(pair.box());
            }
        }
        for (int i = 0; i < boxes.size(); i++) {
            if (!taken.contains(i)) {
                all.add(new MovingThing(time, boxes.get(i)));
            }
        }
    }

    /** In the order in which they were seen first. */
    List<MovingThing> things() {
        return List.copyOf(all);
    }

    List<BoundingBox> at(double time) {
        if (bySecond.isEmpty()) {
            index();
        }
        return bySecond.getOrDefault((long) time, List.of()).stream()
                .flatMap(thing -> thing.at(time, slack).stream())
                .toList();
    }

    private void index() {
        for (MovingThing thing : all) {
            long last = (long) (thing.span().end() + slack);
            for (long second = (long) Math.max(0, thing.span().start() - slack); second <= last; second++) {
                bySecond.computeIfAbsent(second, key -> new ArrayList<>()).add(thing);
            }
        }
    }
}
