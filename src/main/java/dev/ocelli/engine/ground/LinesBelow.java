package dev.ocelli.engine.ground;

import dev.ocelli.core.base.BoundingBox;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** For each line the nearest line of the same page that stands right under it, as in a cell or an address. */
final class LinesBelow {
    /** The furthest gap between a line and the next of the same paragraph, in line heights. */
    private static final double WIDEST_GAP = 1.5;

    private LinesBelow() {}

    static Map<Integer, Integer> of(List<PrintedLine> lines) {
        var below = new HashMap<Integer, Integer>();
        var pages = IntStream.range(0, lines.size())
                .boxed()
                .collect(Collectors.groupingBy(i -> lines.get(i).page()));
        for (List<Integer> page : pages.values()) {
            var sorted = page.stream()
                    .sorted(Comparator.comparingDouble(i -> lines.get(i).box().y()))
                    .toList();
            for (int i = 0; i < sorted.size(); i++) {
                int under = under(lines, sorted, i);
                if (under >= 0) {
                    below.put(sorted.get(i), under);
                }
            }
        }
        return below;
    }

    private static int under(List<PrintedLine> lines, List<Integer> sorted, int index) {
        BoundingBox box = lines.get(sorted.get(index)).box();
        double reach = box.bottom() + WIDEST_GAP * box.height();
        for (int i = index + 1; i < sorted.size(); i++) {
            BoundingBox other = lines.get(sorted.get(i)).box();
            if (other.y() > reach) {
                return -1;
            }
            if (other.centreY() > box.bottom() && other.overlapX(box) > 0) {
                return sorted.get(i);
            }
        }
        return -1;
    }
}
