package dev.ocelli.engine.reason;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Shares the tables of a document out among the lists of a schema: each table serves one list. */
final class TableShares {
    /**
     * A list and the tables that it could be read from.
     *
     * @param pointer of the list in the answer
     * @param heads in reading order
     */
    record Claim(String pointer, List<RowField> fields, List<TableHead> heads) {
        private Optional<TableHead> best() {
            return heads.stream().max(Comparator.comparingDouble(TableShares::worth));
        }
    }

    private static final double NAMED = 2;

    private TableShares() {}

    /** Tables by the list's pointer: its best one, and those of the same kind that no other list wants more. */
    static Map<String, List<TableHead>> of(List<Claim> claims) {
        var shares = new HashMap<String, List<TableHead>>();
        var open = new ArrayList<>(claims);
        while (!open.isEmpty()) {
            var free = open.stream().map(c -> without(c, shares)).toList();
            var next = free.stream()
                    .max(Comparator.comparingDouble(
                            c -> c.best().map(TableShares::worth).orElse(-1.0)))
                    .orElseThrow();
            next.best().ifPresent(head -> shares.put(next.pointer(), new ArrayList<>(List.of(head))));
            open.removeIf(c -> c.pointer().equals(next.pointer()));
        }
        claims.forEach(claim -> goOn(claim, shares));
        return shares;
    }

    private static double worth(TableHead head) {
        return head.score() + (head.named() ? NAMED : 0);
    }

    /** The claim without tables that another list has, or that go on from one of those. */
    private static Claim without(Claim claim, Map<String, List<TableHead>> shares) {
        var taken = shares.values().stream().flatMap(List::stream).toList();
        var free = claim.heads().stream()
                .filter(h -> taken.stream()
                        .noneMatch(t -> t.meets(h) || (!h.named() && t.print().equals(h.print()))))
                .toList();
        return new Claim(claim.pointer(), claim.fields(), free);
    }

    private static void goOn(Claim claim, Map<String, List<TableHead>> shares) {
        var own = shares.get(claim.pointer());
        if (own == null) {
            return;
        }
        var first = own.getFirst();
        var taken = shares.values().stream().flatMap(List::stream).toList();
        claim.heads().stream()
                .filter(h -> alike(h.keys(), first.keys()))
                .filter(h -> taken.stream().noneMatch(t -> t.meets(h)))
                .forEach(own::add);
        own.sort(Comparator.comparingInt(TableHead::page).thenComparingInt(TableHead::firstRow));
    }

    private static boolean alike(Set<String> keys, Set<String> wanted) {
        var both = new HashSet<>(keys);
        both.retainAll(wanted);
        return both.size() >= 2 && both.size() >= 0.6 * wanted.size();
    }
}
