package dev.ocelli.engine.perceive.hear;

import dev.ocelli.core.base.TimeSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a recording into stretches that the model can hear at once: along pauses where there are any, and where somebody
 * speaks on without one, at the least likely speech, with a stretch of overlap.
 */
final class Stretches {
    /** Seconds; a little less than the model can hear. */
    static final double LONGEST = 28;

    /** Seconds heard twice where a cut goes through speech. */
    static final double OVERLAP = 1.5;

    private static final double PAUSE = 0.6;
    private static final double EARLIEST_CUT = 18;
    private static final float SURE_PAUSE = 0.35f;

    private final float[] likely;
    private final List<TimeSpan> found = new ArrayList<>();

    private Stretches(float[] likely) {
        this.likely = likely;
    }

    /**
     * @param spans where somebody speaks, in order
     * @param likely how likely each round is speech
     */
    static List<TimeSpan> of(List<TimeSpan> spans, float[] likely) {
        var stretches = new Stretches(likely);
        TimeSpan open = null;
        for (TimeSpan span : spans) {
            boolean near = open != null && span.start() - open.end() < PAUSE && span.end() - open.start() <= LONGEST;
            if (open != null && !near) {
                stretches.add(open);
            }
            open = open != null && near ? open.union(span) : span;
        }
        if (open != null) {
            stretches.add(open);
        }
        return List.copyOf(stretches.found);
    }

    private void add(TimeSpan span) {
        double from = span.start();
        while (span.end() - from > LONGEST) {
            int cut = quietest(from + EARLIEST_CUT, from + LONGEST);
            double at = (cut + 0.5) * SpeechSpans.ROUND;
            found.add(new TimeSpan(from, at));
            from = likely[cut] < SURE_PAUSE ? at : at - OVERLAP;
        }
        found.add(new TimeSpan(from, span.end()));
    }

    /** The round in the middle of the three that are the least likely speech; the last of several. */
    private int quietest(double from, double to) {
        int first = Math.max(1, (int) (from / SpeechSpans.ROUND));
        int last = Math.min(likely.length - 2, (int) (to / SpeechSpans.ROUND) - 1);
        int best = last;
        for (int round = last; round >= first; round--) {
            if (around(round) < around(best)) {
                best = round;
            }
        }
        return best;
    }

    private float around(int round) {
        return likely[round - 1] + likely[round] + likely[round + 1];
    }
}
