package dev.ocelli.catalog.tool.document;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The least set of lines that were added, removed or changed between two lists of lines. Pure. */
final class LineDifferences {
    private static final double ALIKE = 0.5;

    private LineDifferences() {}

    /** A difference by the places of its lines in both lists; one of them may be absent. */
    record Difference(Optional<Integer> first, Optional<Integer> second) {}

    /** Longest common subsequence by dynamic programming over what is left between equal heads and tails. */
    static List<Difference> between(List<String> first, List<String> second) {
        var one = first.stream().map(LineDifferences::plain).toList();
        var two = second.stream().map(LineDifferences::plain).toList();
        int head = 0;
        while (head < one.size() && head < two.size() && one.get(head).equals(two.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < one.size() - head
                && tail < two.size() - head
                && one.get(one.size() - 1 - tail).equals(two.get(two.size() - 1 - tail))) {
            tail++;
        }
        var removed = new ArrayList<Integer>();
        var added = new ArrayList<Integer>();
        var differences = new ArrayList<Difference>();
        int[][] common = common(one.subList(head, one.size() - tail), two.subList(head, two.size() - tail));
        int i = 0;
        int j = 0;
        while (i < common.length - 1 || j < common[0].length - 1) {
            boolean more = i < common.length - 1 && j < common[0].length - 1;
            if (more && one.get(head + i).equals(two.get(head + j))) {
                pair(removed, added, first, second, differences);
                i++;
                j++;
            } else if (j == common[0].length - 1 || (more && common[i + 1][j] >= common[i][j + 1])) {
                removed.add(head + i++);
            } else {
                added.add(head + j++);
            }
        }
        pair(removed, added, first, second, differences);
        return differences;
    }

    static String plain(String line) {
        return line.toLowerCase(Locale.ROOT).replaceAll("\\s+", "");
    }

    private static int[][] common(List<String> one, List<String> two) {
        int[][] common = new int[one.size() + 1][two.size() + 1];
        for (int i = one.size() - 1; i >= 0; i--) {
            for (int j = two.size() - 1; j >= 0; j--) {
                common[i][j] = one.get(i).equals(two.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        return common;
    }

    /** A removed line that is much like an added one was changed. */
    private static void pair(
            List<Integer> removed,
            List<Integer> added,
            List<String> first,
            List<String> second,
            List<Difference> differences) {
        for (int line : removed) {
            Optional<Integer> match = added.stream()
                    .filter(a -> alike(first.get(line), second.get(a)) > ALIKE)
                    .findFirst();
            match.ifPresent(added::remove);
            differences.add(new Difference(Optional.of(line), match));
        }
        added.forEach(line -> differences.add(new Difference(Optional.empty(), Optional.of(line))));
        removed.clear();
        added.clear();
    }

    /** Share of words that both have. */
    private static double alike(String one, String other) {
        var first = new HashSet<>(List.of(one.toLowerCase(Locale.ROOT).split("\\s+")));
        var second = new HashSet<>(List.of(other.toLowerCase(Locale.ROOT).split("\\s+")));
        int all = first.size() + second.size();
        first.retainAll(second);
        return all == 0 ? 0 : 2.0 * first.size() / all;
    }
}
