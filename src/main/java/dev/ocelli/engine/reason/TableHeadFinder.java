package dev.ocelli.engine.reason;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.engine.reason.TableHead.Head;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Finds rows of column heads: most of the row is words that stand over columns, at least two of them known, and what is
 * below holds figures or text in those columns. Heads of two or three lines are read as one.
 */
final class TableHeadFinder {
    private static final double MOSTLY_HEADS = 0.55;
    private static final double STACKED_GAP = 2.2;
    private static final int STACKED_ROWS = 2;

    private final Scene scene;
    private final List<ColumnConcept> columns;
    private final List<RowField> fields;

    TableHeadFinder(Scene scene, List<ColumnConcept> columns, List<RowField> fields) {
        this.scene = scene;
        this.columns = columns;
        this.fields = fields;
    }

    /** A run of letters that is the head of a column. */
    private record Hit(String key, Kind kind, Span span, double weight) {}

    /** Heads of the table that is asked for: the best and those of the same kind after it, in reading order. */
    List<TableHead> find() {
        var all = new ArrayList<TableHead>();
        for (int row = 0; row < scene.rows().size(); row++) {
            headAt(row).ifPresent(all::add);
        }
        var best = all.stream().max(Comparator.comparingDouble(TableHead::score));
        if (best.isEmpty()) {
            return List.of();
        }
        var wanted = best.get().keys();
        return all.stream()
                .filter(h -> h.equals(best.get()) || alike(h.keys(), wanted))
                .toList();
    }

    private static boolean alike(java.util.Set<String> keys, java.util.Set<String> wanted) {
        var both = new HashSet<>(keys);
        both.retainAll(wanted);
        return both.size() >= 2 && both.size() >= 0.6 * wanted.size();
    }

    private Optional<TableHead> headAt(int row) {
        var hits = hits(scene.rows().get(row));
        if (hits.isEmpty() || !mostlyHeads(scene.rows().get(row), hits)) {
            return Optional.empty();
        }
        var heads = new ArrayList<>(heads(scene.rows().get(row), hits));
        int last = stack(row, heads);
        heads.sort(Comparator.comparingDouble(h -> h.box().x()));
        var keys = heads.stream().map(Head::key).filter(k -> !k.isEmpty()).collect(Collectors.toSet());
        double score = score(keys);
        if (score < 2 || heads.size() < 2) {
            return Optional.empty();
        }
        int page = scene.rows().get(row).getFirst().page();
        return Optional.of(new TableHead(page, last, heads, score));
    }

    /** One point for a column that is asked for, a third for another known one, a half for being a trade table. */
    private double score(java.util.Set<String> keys) {
        double score = 0;
        for (String key : keys) {
            score += fields.stream().anyMatch(f -> f.key().equals(key)) ? 1 : 0.34;
        }
        boolean worded = keys.contains("description");
        boolean figured = keys.contains("amount") || keys.contains("unit_price") || keys.contains("quantity");
        return score + (worded && figured ? 0.5 : 0) - (keys.size() < 2 ? 2 : 0);
    }

    private static boolean mostlyHeads(List<Run> row, List<Hit> hits) {
        long letters = row.stream().mapToLong(r -> letters(r.text())).sum();
        long covered = hits.stream().mapToLong(h -> letters(h.span().text())).sum();
        long figures = row.stream()
                .flatMapToInt(r -> r.text().chars())
                .filter(Character::isDigit)
                .count();
        return letters > 0 && covered >= MOSTLY_HEADS * letters && figures <= letters / 4 + 1;
    }

    private static long letters(String text) {
        return text.chars().filter(Character::isLetter).count();
    }

    /** Known heads, and the runs of the row that are none: they part the columns too. */
    private static List<Head> heads(List<Run> row, List<Hit> hits) {
        var heads = new ArrayList<Head>();
        hits.forEach(h -> heads.add(new Head(h.key(), h.kind(), h.span().place().box())));
        for (Run run : row) {
            if (hits.stream().noneMatch(h -> h.span().run().equals(run))) {
                heads.add(new Head("", Kind.TEXT, run.box()));
            }
        }
        return heads;
    }

    /** Adds heads that stand on the rows just above or below; gives the lowest row. */
    private int stack(int row, List<Head> heads) {
        int last = row;
        for (int step : new int[] {-1, 1}) {
            for (int r = row + step; Math.abs(r - row) <= STACKED_ROWS && joined(r, r - step, step); r += step) {
                var near = scene.rows().get(r);
                var hits = hits(near);
                if (hits.isEmpty() || !mostlyHeads(near, hits)) {
                    break;
                }
                for (Head head : heads(near, hits)) {
                    merge(heads, head);
                }
                last = Math.max(last, r);
            }
        }
        return last;
    }

    private boolean joined(int row, int other, int step) {
        if (row < 0 || row >= scene.rows().size()) {
            return false;
        }
        var a = scene.rows().get(row).getFirst();
        var b = scene.rows().get(other).getFirst();
        double gap = Math.abs(a.box().centreY() - b.box().centreY());
        return a.page() == b.page() && gap < STACKED_GAP * Math.max(a.box().height(), b.box().height()) && step != 0;
    }

    /** A head above or below another one belongs to that column; it names the column when the other does not. */
    private static void merge(List<Head> heads, Head more) {
        for (int i = 0; i < heads.size(); i++) {
            var head = heads.get(i);
            if (head.box().overlapX(more.box())
                    > 0.3 * Math.min(head.box().width(), more.box().width())) {
                boolean names = head.key().isEmpty() && !more.key().isEmpty();
                heads.set(
                        i,
                        new Head(
                                names ? more.key() : head.key(),
                                names ? more.kind() : head.kind(),
                                head.box().union(more.box())));
                return;
            }
        }
        heads.add(more);
    }

    /** Column heads in a row, each column once: where two runs claim one, the wholer and then the one further right. */
    private List<Hit> hits(List<Run> row) {
        var hits = new ArrayList<Hit>();
        for (Run run : row) {
            hits.addAll(hits(run));
        }
        var kept = new ArrayList<Hit>();
        hits.sort(Comparator.comparingDouble(Hit::weight)
                .thenComparing(h -> h.span().place().box().x())
                .reversed());
        for (Hit hit : hits) {
            if (kept.stream().noneMatch(k -> k.key().equals(hit.key()))) {
                kept.add(hit);
            }
        }
        return kept;
    }

    private List<Hit> hits(Run run) {
        var found = new ArrayList<Hit>();
        for (RowField field : fields) {
            if (field.column().isEmpty()) {
                collect(run, field.own(), field.key(), field.meaning().kind(), 1.1, found);
            } else {
                collect(run, field.own(), field.key(), field.column().get().kind(), 0.9, found);
            }
        }
        for (ColumnConcept column : columns) {
            collect(run, column.heads(), column.id(), column.kind(), 1, found);
        }
        found.sort(Comparator.comparingDouble(h -> -(h.span().to() - h.span().from()) * h.weight()));
        var free = new ArrayList<Hit>();
        for (Hit hit : found) {
            if (free.stream().noneMatch(f -> f.span().overlaps(hit.span()))) {
                free.add(hit);
            }
        }
        return covers(run, free) ? free : List.of();
    }

    private static void collect(Run run, Phrases heads, String key, Kind kind, double weight, List<Hit> found) {
        for (String phrase : heads.folded()) {
            if (phrase.length() <= run.letters().folded().length()) {
                for (Letters.Hit hit : run.letters().find(phrase)) {
                    boolean whole = phrase.length() == run.letters().folded().length();
                    double fit = (hit.exact() ? 1 : 0.8) * (whole ? 1.3 : 1);
                    found.add(new Hit(key, kind, new Span(run, hit.from(), hit.to()), weight * fit));
                }
            }
        }
    }

    /** A run is made of heads when little else stands in it; a unit in brackets does not count. */
    private static boolean covers(Run run, List<Hit> hits) {
        String rest = run.text().replaceAll("\\([^)]*\\)", "");
        long letters = letters(rest);
        long covered = hits.stream().mapToLong(h -> letters(h.span().text())).sum();
        return !hits.isEmpty() && covered >= 0.6 * letters;
    }

    static BoundingBox around(List<Head> heads) {
        return BoundingBox.around(heads.stream().map(Head::box).toList());
    }
}
