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
        int at = 0;
        for (AbstractDelta<String> delta :
                DiffUtils.diff(old, now, new MyersDiffWithLinearSpace<>()).getDeltas()) {
            old.subList(at, delta.getSource().getPosition()).forEach(line -> lines.add(" " + line));
            change(lines, delta.getSource().getLines(), delta.getTarget().getLines());
            at = delta.getSource().getPosition() + delta.getSource().size();
        }
        old.subList(at, old.size()).forEach(line -> lines.add(" " + line));
        return lines;
    }

    private static void change(List<String> lines, List<String> gone, List<String> come) {
        gone.forEach(line -> lines.add("-" + line));
        come.forEach(line -> lines.add("+" + line));
    }
}
