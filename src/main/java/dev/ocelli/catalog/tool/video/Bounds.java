package dev.ocelli.catalog.tool.video;

import dev.ocelli.core.base.TimeSpan;
import dev.ocelli.core.perception.Shot;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Moves the ends of parts to where a cut does not hurt: some room before and behind, never into a sentence, and to the cut
 * of the film where one is near. Pure.
 *
 * @param duration seconds of the recording
 * @param padding seconds of room
 * @param longest seconds of a part
 */
record Bounds(List<Passage> said, List<Shot> shots, double duration, double padding, double longest) {
    /** Seconds to a cut of the film that is near. */
    private static final double NEAR = 1;

    Bounds {
        said = List.copyOf(said);
        shots = List.copyOf(shots);
    }

    /** These parts in order of time with their ends moved; those that then meet are one. */
    List<Highlight> moved(List<Highlight> parts) {
        var moved = new ArrayList<Highlight>();
        var inOrder = parts.stream()
                .map(this::moved)
                .sorted(Comparator.comparingDouble(part -> part.span().start()))
                .toList();
        for (Highlight part : inOrder) {
            if (!moved.isEmpty()
                    && part.span().start() <= moved.getLast().span().end()) {
                moved.add(joined(moved.removeLast(), part));
            } else {
                moved.add(part);
            }
        }
        return moved;
    }

    private Highlight joined(Highlight one, Highlight other) {
        double score = 1 - (1 - one.score()) * (1 - other.score());
        String text = one.text().contains(other.text()) ? one.text() : one.text() + " / " + other.text();
        return new Highlight(cut(one.span().union(other.span())), score, text, one.written() && other.written());
    }

    private Highlight moved(Highlight part) {
        TimeSpan span = part.span();
        double before = said.stream()
                .mapToDouble(passage -> passage.span().end())
                .filter(end -> end <= span.start() + 0.01)
                .max()
                .orElse(0);
        double behind = said.stream()
                .mapToDouble(passage -> passage.span().start())
                .filter(start -> start >= span.end() - 0.01)
                .min()
                .orElse(duration);
        // what is written may begin in the middle of a sentence
        double start = part.written() ? span.start() : Math.min(span.start(), Math.max(before, span.start() - padding));
        double end = part.written() ? span.end() : Math.max(span.end(), Math.min(behind, span.end() + padding));
        double cutBefore = nearest(span.start(), Math.min(before, span.start()), span.start());
        double cutBehind = nearest(span.end(), span.end(), Math.max(behind, span.end()));
        double from = Math.max(0, cutBefore >= 0 ? cutBefore : start);
        double to = Math.min(duration, cutBehind >= 0 ? cutBehind : end);
        return part.within(cut(new TimeSpan(from, Math.max(from, to))));
    }

    private TimeSpan cut(TimeSpan span) {
        return span.length() <= longest ? span : new TimeSpan(span.start(), span.start() + longest);
    }

    /** The cut nearest to {@code time} that lies in [from, to] and not far away; -1 without one. */
    private double nearest(double time, double from, double to) {
        return shots.stream()
                .mapToDouble(shot -> shot.span().start())
                .filter(cut -> cut > 0 && cut >= from && cut <= to && Math.abs(cut - time) <= NEAR)
                .boxed()
                .min(Comparator.comparingDouble(cut -> Math.abs(cut - time)))
                .orElse(-1.0);
    }
}
