package dev.ocelli.catalog.format;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.TextLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Puts drawn letters together to lines without a wide gap.
 *
 * <p>First, letters that follow each other in the file and on the page make a run. Then runs that stand next to each
 * other on one baseline are joined, since files draw single words or letters in any order. Lengths in points of the
 * page as shown.
 */
final class LineBuilder {
    private static final double WIDEST_GAP = 0.85;
    private static final double DEEPEST_OVERLAP = 0.35;
    private static final double SHADOW = 0.22;
    private static final double BUCKET = 6;

    private final PageFrame frame;
    private final List<BoundingBox> dividers;

    /** {@code rulings}: drawn lines of the page; the upright ones part what stands left and right of them. */
    LineBuilder(PageFrame frame, List<BoundingBox> rulings) {
        this.frame = frame;
        this.dividers = rulings.stream().filter(r -> r.height() > r.width()).toList();
    }

    /** Lines in the file's order. */
    List<TextLine> lines(List<Glyph> glyphs) {
        Map<Integer, List<Glyph>> byAngle = new LinkedHashMap<>();
        for (Glyph glyph : withoutShadows(glyphs)) {
            byAngle.computeIfAbsent(glyph.angle(), a -> new ArrayList<>()).add(glyph);
        }
        List<Run> runs = new ArrayList<>();
        byAngle.values().forEach(sameAngle -> runs.addAll(join(runs(sameAngle))));
        runs.sort(Comparator.comparingInt(Run::order));
        var words = new WordBuilder(frame);
        return runs.stream().flatMap(run -> words.line(run).stream()).toList();
    }

    /** Drops a letter drawn again at almost the same place: shadows, and bold made by printing twice. */
    private static List<Glyph> withoutShadows(List<Glyph> glyphs) {
        Map<Spot, List<Glyph>> seen = new HashMap<>();
        List<Glyph> kept = new ArrayList<>(glyphs.size());
        for (Glyph glyph : glyphs) {
            if (glyph.isSpace() || !isShadow(glyph, seen)) {
                kept.add(glyph);
                seen.computeIfAbsent(Spot.of(glyph, 0, 0), s -> new ArrayList<>(1))
                        .add(glyph);
            }
        }
        return kept;
    }

    private record Spot(String text, long column, long row) {
        static Spot of(Glyph glyph, int right, int down) {
            return new Spot(
                    glyph.text(),
                    Math.round(glyph.from() / BUCKET) + right,
                    Math.round(glyph.baseline() / BUCKET) + down);
        }
    }

    private static boolean isShadow(Glyph glyph, Map<Spot, List<Glyph>> seen) {
        for (int right = -1; right <= 1; right++) {
            for (int down = -1; down <= 1; down++) {
                for (Glyph other : seen.getOrDefault(Spot.of(glyph, right, down), List.of())) {
                    if (nearlySame(glyph, other)) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private static boolean nearlySame(Glyph a, Glyph b) {
        double reach = Math.min(SHADOW * a.size(), a.width() / 2);
        return a.angle() == b.angle()
                && Math.abs(a.from() - b.from()) <= reach
                && Math.abs(a.baseline() - b.baseline()) <= SHADOW * a.size()
                && Math.abs(a.size() - b.size()) <= SHADOW * a.size();
    }

    private List<Run> runs(List<Glyph> glyphs) {
        List<Run> runs = new ArrayList<>();
        Run current = null;
        for (Glyph glyph : glyphs) {
            if (glyph.isSpace()) {
                if (current != null) {
                    current.addSpace(glyph);
                }
            } else if (current != null && follows(current, glyph)) {
                current.add(glyph);
            } else {
                current = new Run(glyph);
                runs.add(current);
            }
        }
        return runs;
    }

    private boolean follows(Run run, Glyph glyph) {
        return run.sameBaseline(glyph.top(), glyph.bottom(), glyph.baseline(), glyph.size())
                && glyph.from() > run.last().from()
                && close(run, glyph.from(), glyph.size(), glyph.baseline());
    }

    private boolean close(Run run, double from, double size, double baseline) {
        double em = Math.max(run.size(), size);
        double gap = from - run.to();
        return gap <= WIDEST_GAP * em && gap >= -DEEPEST_OVERLAP * em && !divided(run, from, baseline);
    }

    /** Whether an upright drawn line stands between the end of {@code run} and {@code from}. */
    private boolean divided(Run run, double from, double baseline) {
        if (run.angle() != 0 || dividers.isEmpty()) {
            return false;
        }
        double left = run.last().centre() / frame.width();
        double right = from / frame.width();
        double middle = (baseline - run.size() * 0.3) / frame.height();
        return dividers.stream()
                .anyMatch(d -> d.centreX() > left && d.x() <= right && d.y() <= middle && d.bottom() >= middle);
    }

    /** Joins runs from left to right; each goes to the end of the nearest line that fits. */
    private List<Run> join(List<Run> runs) {
        List<Run> sorted = new ArrayList<>(runs);
        sorted.sort(Comparator.comparingDouble(Run::from));
        Map<Long, List<Run>> open = new HashMap<>();
        List<Run> lines = new ArrayList<>();
        for (Run run : sorted) {
            Run line = nearest(run, open);
            if (line == null) {
                lines.add(run);
                open.computeIfAbsent(bucket(run.baseline()), b -> new ArrayList<>())
                        .add(run);
            } else {
                line.append(run);
            }
        }
        return lines;
    }

    private @org.jspecify.annotations.Nullable Run nearest(Run run, Map<Long, List<Run>> open) {
        long reach = 1 + Math.min(20, (long) (run.size() / BUCKET));
        long bucket = bucket(run.baseline());
        Run best = null;
        for (long b = bucket - reach; b <= bucket + reach; b++) {
            for (Run line : open.getOrDefault(b, List.of())) {
                if (line.sameBaseline(run.top(), run.bottom(), run.baseline(), run.size())
                        && close(line, run.from(), run.size(), run.baseline())
                        && (best == null || distance(line, run) < distance(best, run))) {
                    best = line;
                }
            }
        }
        return best;
    }

    private static double distance(Run line, Run run) {
        return Math.abs(run.from() - line.to()) + Math.abs(run.baseline() - line.baseline());
    }

    private static long bucket(double baseline) {
        return Math.round(baseline / BUCKET);
    }
}
