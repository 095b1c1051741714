package dev.ocelli.engine.evaluate;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;
import java.util.ArrayList;
import java.util.List;

/** Lines of two texts as a unified diff writes them: a space, {@code -} or {@code +} before each. */
final class LineDiff {
    /** Longer texts are shown as taken away and put in whole, which bounds the work. */
    private static final int MOST_LINES = 10_000;

    private LineDiff() {}

    /** Empty when the texts are the same. */
    static List<String> of(String before, String after) {
        List<String> old = before.lines().toList();
        List<String> now = after.lines().toList();
        if (old.equals(now)) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        if (old.size() > MOST_LINES || now.size() > MOST_LINES) {
            change(lines, old, now);
            return lines;
        }
        var gone = new ArrayList<String>();
        var come = new ArrayList<String>();
        int at = 0;
        for (AbstractDelta<String> delta :
                DiffUtils.diff(old, now, new MyersDiffWithLinearSpace<>()).getDeltas()) {
            int from = delta.getSource().getPosition();
            if (from > at) { // neighbours are one change: first what went, then what came
                flush(lines, gone, come);
                old.subList(at, from).forEach(line -> lines.add(" " + line));
            }
            gone.addAll(delta.getSource().getLines());
            come.addAll(delta.getTarget().getLines());
            at = from + delta.getSource().size();
        }
        flush(lines, gone, come);
        old.subList(at, old.size()).forEach(line -> lines.add(" " + line));
        return lines;
    }

    private static void flush(List<String> lines, List<String> gone, List<String> come) {
        change(lines, gone, come);
        gone.clear();
        come.clear();
    }

    private static void change(List<String> lines, List<String> gone, List<String> come) {
        gone.forEach(line -> lines.add("-" + line));
        come.forEach(line -> lines.add("+" + line));
    }
}
