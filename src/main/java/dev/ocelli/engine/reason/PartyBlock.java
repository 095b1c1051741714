package dev.ocelli.engine.reason;

import java.util.ArrayList;
import java.util.List;

/** The lines that hang together under a run: same column, no wide gap. */
final class PartyBlock {
    private static final double WIDE = 2.3;
    private static final double WIDEST = 3;
    private static final double EVEN = 1.2;
    private static final int MOST = 9;

    private final Scene scene;

    PartyBlock(Scene scene) {
        this.scene = scene;
    }

    /** The run and the lines below it, at most ten. */
    List<Run> from(Run first) {
        var lines = new ArrayList<Run>(List.of(first));
        Run last = first;
        double pitch = 0;
        while (lines.size() <= MOST) {
            Run next = next(last, first, pitch);
            if (next == null) {
                return lines;
            }
            pitch = Math.max(pitch, next.box().centreY() - last.box().centreY());
            lines.add(next);
            last = next;
        }
        return lines;
    }

    /** Lines above the run in the same block, nearest first, at most {@code most}. */
    List<Run> above(Run run, int most) {
        return scene.above(run).stream()
                .filter(r -> run.box().centreY() - r.box().centreY()
                        < WIDE * most * Math.max(run.box().height(), r.box().height()))
                .limit(most)
                .toList();
    }

    private @org.jspecify.annotations.Nullable Run next(Run last, Run first, double pitch) {
        double type = Math.max(last.box().height(), first.box().height() * 0.8);
        // Letters may be set wide, but then evenly.
        double reach = Math.max(WIDE * type, pitch > 0 ? Math.min(WIDEST * type, EVEN * pitch) : WIDEST * type);
        return scene.below(last).stream()
                .filter(r -> r.box().centreY() - last.box().centreY() < reach)
                .filter(r -> aligned(r, last) || aligned(r, first))
                .findFirst()
                .orElse(null);
    }

    private static boolean aligned(Run a, Run b) {
        double shared = a.box().overlapX(b.box());
        return shared > 0.4 * Math.min(a.box().width(), b.box().width());
    }
}
