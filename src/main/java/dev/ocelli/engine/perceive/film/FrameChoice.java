package dev.ocelli.engine.perceive.film;

import dev.ocelli.core.base.TimeSpan;
import dev.ocelli.engine.plan.Plan.Watching;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Chooses the frames to read: in each shot the one that stands longest, its key frame, and every other that differs. Where
 * there are too many, key frames stay longest. Pure.
 */
final class FrameChoice {
    private final FilmSurvey survey;
    private final Watching wish;

    FrameChoice(FilmSurvey survey, Watching wish) {
        this.survey = survey;
        this.wish = wish;
    }

    /**
     * A frame to read.
     *
     * @param shot index of its shot
     * @param span while which it stands still
     * @param key whether it is its shot's key frame
     */
    record Chosen(int shot, TimeSpan span, boolean key) {
        /** Seconds; the middle, where no cut is near. */
        double time() {
            return (span.start() + span.end()) / 2;
        }
    }

    /** At most {@code most}, in order of time. */
    List<Chosen> choose(int most) {
        var all = new ArrayList<Chosen>();
        for (int shot = 0; shot < survey.shots().size(); shot++) {
            all.addAll(wish.framesPerSegment().isPresent() ? even(shot) : changing(shot));
        }
        return thinned(all, most);
    }

    private List<Chosen> changing(int shot) {
        TimeSpan whole = survey.shots().get(shot);
        var spans = new ArrayList<TimeSpan>();
        for (TimeSpan calm : survey.calm()) {
            double start = Math.max(calm.start(), whole.start());
            double end = Math.min(calm.end(), whole.end());
            if (end > start) {
                spans.add(new TimeSpan(start, end));
            }
        }
        if (spans.isEmpty()) {
            spans.add(whole);
        }
        TimeSpan key =
                spans.stream().max(Comparator.comparingDouble(TimeSpan::length)).orElse(whole);
        return spans.stream()
                .map(span -> new Chosen(shot, span, span.equals(key)))
                .toList();
    }

    /** So many a segment, evenly; segments are counted from the film's beginning, or are the shots. */
    private List<Chosen> even(int shot) {
        TimeSpan whole = survey.shots().get(shot);
        int frames = wish.framesPerSegment().orElseThrow();
        double step = wish.segment().orElse(whole.length()) / frames;
        double offset = wish.segment().isPresent() ? Math.floor(whole.start() / step) * step : whole.start();
        var spans = new ArrayList<TimeSpan>();
        for (double start = offset; start < whole.end() - 0.01; start += step) {
            double from = Math.max(start, whole.start());
            double to = Math.min(start + step, whole.end());
            if (to - from > 0.01) {
                spans.add(new TimeSpan(from, to));
            }
        }
        int key = spans.size() / 2;
        var chosen = new ArrayList<Chosen>();
        for (int i = 0; i < spans.size(); i++) {
            chosen.add(new Chosen(shot, spans.get(i), i == key));
        }
        return chosen;
    }

    private static List<Chosen> thinned(List<Chosen> all, int most) {
        if (all.size() <= most) {
            return all;
        }
        List<Chosen> keys = all.stream().filter(Chosen::key).toList();
        if (keys.size() >= most) {
            return evenly(keys, most);
        }
        var kept = new ArrayList<>(keys);
        kept.addAll(evenly(all.stream().filter(frame -> !frame.key()).toList(), most - keys.size()));
        kept.sort(Comparator.comparingDouble(Chosen::time));
        return kept;
    }

    private static List<Chosen> evenly(List<Chosen> frames, int most) {
        var kept = new ArrayList<Chosen>();
        for (int i = 0; i < most; i++) {
            kept.add(frames.get((int) ((long) i * frames.size() / most)));
        }
        return kept;
    }
}
