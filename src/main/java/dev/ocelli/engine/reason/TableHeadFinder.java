package dev.ocelli.engine.reason;

import dev.ocelli.engine.reason.TableHead.Head;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds rows of column heads: most of the row is words that stand over columns, at least two of them known. Heads of
 * several lines are read as one.
 */
final class TableHeadFinder {
    private static final double MOSTLY_HEADS = 0.5;
    private static final double STACKED_GAP = 1.7;
    private static final int STACKED_ROWS = 3;
    private static final int LONGEST_HEAD = 4;
    private static final double ENOUGH = 2;
    private static final double HEADING_GAP = 3;
    private static final String WORDS = "description";
    /** No head is an amount with cents. */
    private static final Pattern AMOUNT = Pattern.compile("[-(]?\\p{Sc}?\\s?\\d[\\d.,' ]*[.,]\\d\\d\\)?\\s?\\p{Sc}?");

    private final Scene scene;
    private final HeadWords words;
    private final List<RowField> fields;
    private final ListNames own;
    private final List<ListNames> others;

    /** {@code own}: what the list is called; {@code others}: what other lists of the schema are called. */
    TableHeadFinder(
            Scene scene, List<ColumnConcept> columns, List<RowField> fields, ListNames own, List<ListNames> others) {
        this.scene = scene;
        this.words = new HeadWords(columns, fields);
        this.fields = fields;
        this.own = own;
        this.others = others;
    }

    /** Heads of all tables, in reading order. */
    List<TableHead> all() {
        var all = new ArrayList<TableHead>();
        for (int row = 0; row < scene.rows().size(); row++) {
            var head = headAt(row);
            if (head.isPresent()) {
                all.add(head.get());
                row = Math.max(row, head.get().lastRow());
            }
        }
        return all;
    }

    private Optional<TableHead> headAt(int row) {
        var runs = scene.rows().get(row);
        var heads = heads(runs);
        if (!mostlyHeads(runs, heads)) {
            return Optional.empty();
        }
        int last = stack(row, 1, heads);
        int first = stack(row, -1, heads);
        heads.replaceAll(this::renamed);
        heads.sort(Comparator.comparingDouble(h -> h.box().x()));
        var part = new TableParts(own, others).mine(heads);
        if (part.isEmpty() || headedForOthers(first)) {
            return Optional.empty();
        }
        var mine = new ArrayList<>(part.get().heads());
        boolean named = part.get().named() || headed(first, own);
        worded(mine, named);
        settle(mine);
        var keys = mine.stream().map(Head::key).filter(k -> !k.isEmpty()).collect(Collectors.toSet());
        double score = score(keys);
        if (score < ENOUGH || mine.size() < 2) {
            return Optional.empty();
        }
        wordless(mine);
        return Optional.of(new TableHead(
                runs.getFirst().page(),
                first,
                last,
                mine,
                score,
                named,
                part.get().left(),
                part.get().right()));
    }

    /** The name of another list stands over the table, and not ours. */
    private boolean headedForOthers(int row) {
        return others.stream().anyMatch(other -> headed(row, other)) && !headed(row, own);
    }

    /** A line of its own close above that is the list's name. */
    private boolean headed(int row, ListNames names) {
        for (int above = row - 1; above >= Math.max(0, row - 2); above--) {
            var runs = scene.rows().get(above);
            var head = scene.rows().get(row).getFirst();
            boolean close = runs.getFirst().page() == head.page()
                    && head.box().y() - runs.getFirst().box().bottom()
                            < HEADING_GAP * head.box().height();
            if (close && runs.size() == 1 && names.is(runs.getFirst().text())) {
                return true;
            }
        }
        return false;
    }

    /** The first column under the list's own name holds its words: {@code Earnings} over names of earnings. */
    private void worded(List<Head> heads, boolean named) {
        boolean has = heads.stream().anyMatch(h -> h.key().equals(WORDS));
        if (named && !has && asksForWords() && own.is(heads.getFirst().text())) {
            heads.set(0, heads.getFirst().named(WORDS, Kind.TEXT));
        }
    }

    /** A first column that nothing names holds the words, when a list has some and no other column does. */
    private void wordless(List<Head> heads) {
        boolean has = heads.stream().anyMatch(h -> h.key().equals(WORDS));
        boolean lost = heads.stream().skip(1).noneMatch(h -> h.key().isEmpty());
        if (!has && lost && asksForWords() && heads.getFirst().key().isEmpty()) {
            heads.set(0, heads.getFirst().named(WORDS, Kind.TEXT));
        }
    }

    private boolean asksForWords() {
        return fields.stream().anyMatch(f -> f.key().equals(WORDS));
    }

    /** One point for a column that is asked for, a third for another known one, a half for being a trade table. */
    private double score(Set<String> keys) {
        double score = 0;
        for (String key : keys) {
            score += fields.stream().anyMatch(f -> f.key().equals(key)) ? 1 : 0.34;
        }
        boolean worded = keys.contains("description");
        boolean figured = keys.contains("amount") || keys.contains("unit_price") || keys.contains("quantity");
        return score + (worded && figured ? 0.5 : 0) - (keys.size() < 2 ? 2 : 0);
    }

    private boolean mostlyHeads(List<Run> row, List<Head> heads) {
        long letters = row.stream().mapToLong(r -> HeadWords.letters(r.text())).sum();
        long covered = heads.stream()
                .filter(h -> !h.key().isEmpty() || namesAList(h.text()))
                .mapToLong(h -> HeadWords.letters(h.text()))
                .sum();
        boolean valued = row.stream().anyMatch(r -> AMOUNT.matcher(r.text()).matches());
        return letters > 0 && !valued && covered >= MOSTLY_HEADS * letters && figures(row) <= letters / 4 + 1;
    }

    private static long figures(List<Run> row) {
        return row.stream()
                .flatMapToInt(r -> r.text().chars())
                .filter(Character::isDigit)
                .count();
    }

    /** The columns that a row of heads names; what is no known head parts the columns too. */
    private List<Head> heads(List<Run> row) {
        var heads = new ArrayList<Head>();
        for (Run run : row) {
            var hits = words.in(run.text());
            if (hits.isEmpty()) {
                heads.add(new Head("", Kind.TEXT, run.text(), run.box()));
            }
            for (HeadWords.Hit hit : hits) {
                var span = new Span(run, hit.from(), hit.to());
                heads.add(new Head(
                        hit.key(), hit.kind(), span.text(), span.place().box()));
            }
        }
        return heads;
    }

    /** Joins the short lines of words just above or below to the heads; gives the furthest row. */
    private int stack(int row, int step, List<Head> heads) {
        int at = row;
        for (int i = 0; i < STACKED_ROWS; i++) {
            int next = at + step;
            if (next < 0
                    || next >= scene.rows().size()
                    || !stacked(scene.rows().get(at), scene.rows().get(next))) {
                break;
            }
            for (Run run : scene.rows().get(next)) {
                join(heads, run, step);
            }
            at = next;
        }
        return at;
    }

    private boolean namesAList(String text) {
        return own.is(text) || others.stream().anyMatch(other -> other.is(text));
    }

    private static boolean stacked(List<Run> row, List<Run> next) {
        var a = row.getFirst();
        var b = next.getFirst();
        double gap = Math.abs(a.box().centreY() - b.box().centreY());
        boolean close = gap < STACKED_GAP * Math.max(a.box().height(), b.box().height());
        boolean brief = next.stream()
                .allMatch(r ->
                        r.line().words().size() <= LONGEST_HEAD && !r.text().endsWith(":"));
        return a.page() == b.page() && close && brief && figures(next) == 0;
    }

    private void join(List<Head> heads, Run run, int step) {
        for (int i = 0; i < heads.size(); i++) {
            var head = heads.get(i);
            double shared = head.box().overlapX(run.box());
            boolean over = shared > 0.3 * Math.min(head.box().width(), run.box().width());
            if (over && namesAList(head.text())) {
                return;
            }
            if (over) {
                String text = step > 0 ? head.text() + " " + run.text() : run.text() + " " + head.text();
                heads.set(i, new Head(head.key(), head.kind(), text, head.box().union(run.box())));
                return;
            }
        }
        heads.add(new Head("", Kind.TEXT, run.text(), run.box()));
    }

    /** The head after its lines were joined: {@code Unit} over {@code price} is no unit. */
    private Head renamed(Head head) {
        return words.best(head.text())
                .map(hit -> head.named(hit.key(), hit.kind()))
                .orElse(head);
    }

    /** Each column once. Of two amounts the right one is the amount; a left one counts pieces when nothing else does. */
    private static void settle(List<Head> heads) {
        var seen = new HashSet<String>();
        boolean counted = heads.stream().anyMatch(h -> h.key().equals("quantity"));
        for (int i = heads.size() - 1; i >= 0; i--) {
            var head = heads.get(i);
            if (head.key().isEmpty() || seen.add(head.key())) {
                continue;
            }
            boolean pieces = head.key().equals("amount") && !counted && !seen.contains("quantity");
            heads.set(i, pieces ? head.named("quantity", Kind.NUMBER) : head.named("", head.kind()));
            seen.add(heads.get(i).key());
        }
    }
}
