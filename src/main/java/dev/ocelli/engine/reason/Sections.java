package dev.ocelli.engine.reason;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Parts of a paper under headings of one style: a short line of its own, then rows up to the next one like it. Each part
 * serves one list, or the lists of one group. For one document; not shared.
 */
final class Sections {
    private static final int LONGEST = 5;
    private static final double SAME_TYPE = 0.1;
    private static final double LARGER = 1.15;

    private final Scene scene;
    private final List<ListNames> names;
    private final double usualHeight;
    private final Set<Integer> taken = new HashSet<>();

    /** {@code names}: what lists of the schema are called; each of these ends another's section. */
    Sections(Scene scene, List<ListNames> names) {
        this.scene = scene;
        this.names = names;
        var heights = scene.runs().stream()
                .mapToDouble(run -> run.box().height())
                .sorted()
                .toArray();
        this.usualHeight = heights.length == 0 ? 1 : heights[heights.length / 2];
    }

    /** The rows under the first free heading of that name, which is then taken; empty when there is none. */
    List<List<Run>> take(Phrases name) {
        for (int row = 0; row < scene.rows().size(); row++) {
            var runs = scene.rows().get(row);
            if (!taken.contains(row) && brief(runs) && name.is(Letters.of(bare(runs)))) {
                var rows = rows(row);
                if (!rows.isEmpty()) {
                    taken.add(row);
                    return rows;
                }
            }
        }
        return List.of();
    }

    private List<List<Run>> rows(int heading) {
        var rows = new ArrayList<List<Run>>();
        var head = scene.rows().get(heading);
        for (int row = heading + 1; row < scene.rows().size(); row++) {
            var runs = scene.rows().get(row);
            if (brief(runs) && (alike(runs.getFirst(), head.getFirst()) || named(runs))) {
                break;
            }
            rows.add(runs);
        }
        return rows;
    }

    private boolean named(List<Run> row) {
        return names.stream().anyMatch(n -> n.is(bare(row)));
    }

    private static String bare(List<Run> row) {
        return row.getFirst().text();
    }

    private static boolean brief(List<Run> row) {
        String text = row.getFirst().text();
        return row.size() == 1
                && text.split(" ").length <= LONGEST
                && text.chars().noneMatch(Character::isDigit)
                && !text.contains(",");
    }

    /** In the same type: both in capitals, or both larger than the usual print. */
    private boolean alike(Run a, Run b) {
        boolean size = Math.abs(a.box().height() - b.box().height())
                < SAME_TYPE * b.box().height();
        boolean left = Math.abs(a.box().x() - b.box().x()) < 0.01;
        boolean large = b.box().height() > LARGER * usualHeight;
        return size && left && (large || (capitals(a) && capitals(b)));
    }

    private static boolean capitals(Run run) {
        return run.text().equals(run.text().toUpperCase(java.util.Locale.ROOT))
                && run.text().chars().anyMatch(Character::isLetter);
    }
}
