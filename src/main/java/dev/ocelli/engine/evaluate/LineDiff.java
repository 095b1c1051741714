package dev.ocelli.engine.evaluate;

import java.util.ArrayList;
import java.util.List;

/** Lines of two texts as a unified diff writes them: a space, {@code -} or {@code +} before each. */
final class LineDiff {
    /** Longer texts are shown as taken away and put in whole, which bounds the table of common lines. */
    private static final int MOST_LINES = 2000;

    private LineDiff() {}

    /** Empty when the texts are the same. */
    static List<String> of(String before, String after) {
        List<String> old = before.lines().toList();
        List<String> now = after.lines().toList();
        if (old.equals(now)) {
            return List.of();
        }
        return old.size() > MOST_LINES || now.size() > MOST_LINES
                ? replaced(old, now)
                : walk(old, now, common(old, now));
    }

    private static List<String> replaced(List<String> old, List<String> now) {
        var lines = new ArrayList<String>();
        old.forEach(line -> lines.add("-" + line));
        now.forEach(line -> lines.add("+" + line));
        return lines;
    }

    /** How many lines the rests from i and j have in common, in order. */
    private static int[][] common(List<String> old, List<String> now) {
        int[][] common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).equals(now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    private static List<String> walk(List<String> old, List<String> now, int[][] common) {
        var lines = new ArrayList<String>();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).equals(now.get(j))) {
                lines.add(" " + old.get(i));
                i++;
                j++;
            } else if (j == now.size() || (i < old.size() && common[i + 1][j] >= common[i][j + 1])) {
                lines.add("-" + old.get(i++));
            } else {
                lines.add("+" + now.get(j++));
            }
        }
        return lines;
    }
}
