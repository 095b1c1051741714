package dev.ocelli.engine.reason;

import dev.ocelli.catalog.schema.Shape.Label;
import dev.ocelli.catalog.schema.Shape.ObjectShape;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Reads a list whose entries stand under a heading rather than in a table: posts and schools by their dates, languages
 * and certificates one after the other.
 */
final class SectionReader {
    private static final Pattern PARTS = Pattern.compile("\\s*[;|•·]\\s*|,\\s+(?![^(]*\\))");
    private static final Pattern REMARK = Pattern.compile("\\s*[(:–—-]\\s*([^()]+?)\\s*\\)?$");
    private static final Pattern LABELLED = Pattern.compile("(\\p{Lu}[\\p{L} &/,-]{2,40}):\\s+(\\S.*)");
    private static final int MOST_WORDS = 8;
    /** Points stand further in, a share of the page's width. */
    private static final double INDENT = 0.015;

    private final Sections sections;
    private final CareerWords words;
    private final Map<String, Integer> months;
    private final EntryReader entries;

    SectionReader(Sections sections, CareerWords words, Map<String, Integer> months, EntryReader entries) {
        this.sections = sections;
        this.words = words;
        this.months = months;
        this.entries = entries;
    }

    /**
     * Elements by the pointer of their list.
     *
     * @param lists those that nothing else serves
     */
    Map<String, List<Map<String, LeafReading>>> read(List<RowSpec> lists) {
        var read = new HashMap<String, List<Map<String, LeafReading>>>();
        lists.forEach(list -> put(list, sections.take(ListNames.of(list).whole()), read));
        for (RowSpec list : lists) {
            if (!list.path().isEmpty()) {
                grouped(list.path(), lists, read);
            }
        }
        lists.stream()
                .filter(list -> !read.containsKey(list.pointer()))
                .forEach(list -> put(list, sections.take(ListNames.of(list).own()), read));
        return read;
    }

    private void put(RowSpec list, List<List<Run>> rows, Map<String, List<Map<String, LeafReading>>> read) {
        var dated = dated(rows);
        var found = dated.isEmpty()
                ? rows.stream().flatMap(List::stream).flatMap(run -> listed(run.all(), list.row()))
                : dated.stream().map(entry -> entries.read(list.row(), entry));
        var elements = found.filter(reading -> !reading.isEmpty()).toList();
        if (!elements.isEmpty()) {
            read.put(list.pointer(), elements);
        }
    }

    /** Lists of one group under its heading, each in a line with its name: {@code Skills}, {@code Databases: X, Y}. */
    private void grouped(List<Label> path, List<RowSpec> lists, Map<String, List<Map<String, LeafReading>>> read) {
        var group = lists.stream().filter(list -> list.path().equals(path)).toList();
        var rows = sections.take(ListNames.of(path.getLast()).own());
        for (Run run : rows.stream().flatMap(List::stream).toList()) {
            var line = LABELLED.matcher(run.text());
            boolean labelled = line.matches();
            var list = group.stream()
                    .filter(l -> labelled && ListNames.of(l).is(line.group(1)))
                    .findFirst()
                    .or(() -> group.stream().filter(SectionReader::other).findFirst());
            var rest = new Span(run, labelled ? line.start(2) : 0, run.text().length());
            list.ifPresent(l -> read.merge(
                    l.pointer(),
                    listed(rest, l.row()).filter(reading -> !reading.isEmpty()).toList(),
                    (a, b) -> Stream.concat(a.stream(), b.stream()).toList()));
        }
    }

    /** The list for what no other one of its group names. */
    private static boolean other(RowSpec list) {
        return FieldNames.words(list.label().name()).startsWith("other");
    }

    /** Rows cut before each that bears dates, or before the row above it where entries open with a line above the dates. */
    private List<Entry> dated(List<List<Run>> rows) {
        double left =
                rows.stream().mapToDouble(row -> row.getFirst().box().x()).min().orElse(0);
        var starts = new ArrayList<Integer>();
        boolean above = false;
        for (int i = 0; i < rows.size(); i++) {
            var row = rows.get(i);
            if (period(row).isPresent() && header(row, left)) {
                above = starts.isEmpty() ? i == 1 : above;
                boolean opened = above
                        && headline(rows.get(i - 1))
                        && rows.get(i - 1).getFirst().box().x() < left + INDENT;
                starts.add(opened ? i - 1 : i);
            }
        }
        var cut = new ArrayList<Entry>();
        for (int i = 0; i < starts.size(); i++) {
            int end = i + 1 < starts.size() ? starts.get(i + 1) : rows.size();
            cut.add(entry(rows.subList(starts.get(i), end)));
        }
        return cut;
    }

    private Entry entry(List<List<Run>> rows) {
        var dated =
                rows.stream().filter(row -> period(row).isPresent()).findFirst().orElseThrow();
        int heads = rows.indexOf(dated) + 1;
        var period = period(dated).orElseThrow();
        var parts = new ArrayList<Span>();
        rows.subList(0, heads).forEach(row -> row.forEach(run -> parts.addAll(Entry.parts(run, period))));
        var rest = new ArrayList<>(rows.subList(heads, rows.size()));
        while (!rest.isEmpty() && parts.size() < 2 && headline(rest.getFirst())) {
            rest.removeFirst().forEach(run -> parts.addAll(Entry.parts(run, period)));
        }
        return new Entry(
                parts, Optional.of(period), rest.stream().flatMap(List::stream).toList());
    }

    private Optional<Period> period(List<Run> row) {
        return row.reversed().stream()
                .flatMap(run -> Period.in(run, months, words.open()).stream())
                .findFirst();
    }

    /** Dates within a sentence or a point open no entry. */
    private static boolean header(List<Run> row, double left) {
        int all = row.stream().mapToInt(run -> run.text().split(" ").length).sum();
        return all <= 2 * MOST_WORDS
                && row.getFirst().box().x() < left + INDENT
                && !row.getLast().text().endsWith(".");
    }

    private static boolean headline(List<Run> row) {
        String text = row.getFirst().text();
        return row.size() <= 2
                && text.split(" ").length <= MOST_WORDS
                && Character.isUpperCase(text.codePointAt(0))
                && !text.endsWith(".");
    }

    /** Elements one after the other, each with what stands in brackets or behind a dash. */
    private Stream<Map<String, LeafReading>> listed(Span line, ObjectShape shape) {
        return Entry.split(line, PARTS).stream()
                .filter(part -> part.text().split(" ").length <= MOST_WORDS)
                .map(part -> entries.read(shape, new Entry(remarked(part), Optional.empty(), List.of())));
    }

    private static List<Span> remarked(Span part) {
        var remark = REMARK.matcher(part.text());
        return remark.find() && remark.start() > 0
                ? List.of(
                        new Span(part.run(), part.from(), part.from() + remark.start()),
                        new Span(part.run(), part.from() + remark.start(1), part.from() + remark.end(1)))
                : List.of(part);
    }
}
