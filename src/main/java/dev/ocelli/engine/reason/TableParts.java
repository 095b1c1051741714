package dev.ocelli.engine.reason;

import dev.ocelli.engine.reason.TableHead.Head;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Tables side by side under one row of heads: {@code Earnings, Amount, Deductions, Amount} are two. */
record TableParts(ListNames own, List<ListNames> others) {
    /** Room left of a head that still belongs to its column, a share of the page's width. */
    private static final double MARGIN = 0.01;

    /** Heads of one table, whether the list's name is among them, and where it stands. */
    record Part(List<Head> heads, boolean named, double left, double right) {}

    /** The part that the list may have; empty when all of them bear other lists' names. Heads go from left to right. */
    Optional<Part> mine(List<Head> heads) {
        var parts = new ArrayList<Part>();
        int from = 0;
        for (int i = 1; i <= heads.size(); i++) {
            if (i == heads.size()
                    || (bears(heads.get(i).text()) && again(heads.subList(from, i), heads.get(i), heads))) {
                parts.add(part(heads, from, i));
                from = i;
            }
        }
        return parts.stream()
                .filter(Part::named)
                .findFirst()
                .or(() -> parts.stream()
                        .filter(part -> others.stream()
                                .noneMatch(o -> o.is(part.heads().getFirst().text())))
                        .findFirst());
    }

    /** Whether a column on the left comes again right of {@code at}. */
    private boolean again(List<Head> left, Head at, List<Head> all) {
        var right = all.subList(all.indexOf(at) + 1, all.size());
        return left.stream()
                .filter(l -> !bears(l.text()))
                .anyMatch(l -> !l.key().isEmpty()
                        && right.stream().anyMatch(r -> r.key().equals(l.key())));
    }

    private boolean bears(String head) {
        return own.is(head) || others.stream().anyMatch(o -> o.is(head));
    }

    private Part part(List<Head> heads, int from, int to) {
        var part = heads.subList(from, to);
        double left = from == 0 ? 0 : part.getFirst().box().x() - MARGIN;
        double right = to == heads.size() ? 1 : heads.get(to).box().x() - MARGIN;
        return new Part(part, own.is(part.getFirst().text()), left, right);
    }
}
