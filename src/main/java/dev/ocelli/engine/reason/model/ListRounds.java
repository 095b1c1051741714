package dev.ocelli.engine.reason.model;

import dev.ocelli.core.base.Json;
import dev.ocelli.engine.reason.LeafReading;
import dev.ocelli.engine.reason.model.Dialogue.Heard;
import dev.ocelli.engine.reason.model.Part.Listing;
import dev.ocelli.engine.reason.model.Questions.Known;
import dev.ocelli.engine.reason.model.Taken.Entry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Reads one list on one stretch in rounds: an answer that breaks off is gone on with from its last whole entry, one that
 * is too long for a single answer is cut in two, entries that do not fit are asked for again, and rows that look like
 * entries but have none are asked about. Each round must bring something new, so the rounds end.
 */
final class ListRounds {
    private static final int MOST_QUESTIONS = 200;
    /** One entry in so many is missed by chance: so few rows are worth a question each. */
    private static final int PER_MISSED = 20;

    private static final int LEAST_FEW = 2;

    private final WindowReading.Run run;
    private final Window window;
    private final Listing list;
    private final String heads;
    private final RowShelf shelf;
    private final Deque<Span> open = new ArrayDeque<>();
    private final List<String> notes = new ArrayList<>();
    /** Rows that look like entries and were asked about. */
    private final Set<Integer> doubtful = new TreeSet<>();
    /** Entries that no answer could make fit. */
    private final Set<Entry> givenUp = Collections.newSetFromMap(new IdentityHashMap<>());

    private int questions;
    private boolean stopped;

    /** Rows {@code from} to {@code to} in which entries are still wanted. */
    private record Span(int from, int to) {}

    ListRounds(WindowReading.Run run, Window window, Listing list, String heads) {
        this.run = run;
        this.window = window;
        this.list = list;
        this.heads = heads;
        this.shelf = new RowShelf(window, run.places());
    }

    /** Reads the list from nothing. */
    void begin() {
        open.add(new Span(window.first(), window.last()));
        work();
    }

    /**
     * Goes on behind an answer that held the list among other things.
     *
     * @param broken whether the answer broke off inside the list
     */
    void begin(List<Entry> entries, boolean broken) {
        take(entries);
        if (broken) {
            goOn(new Span(window.first(), window.last()), shelf.entries().isEmpty());
        }
        work();
    }

    private void work() {
        rounds();
        missing();
    }

    private void rounds() {
        while (!open.isEmpty() && !stopped) {
            Span span = open.poll();
            if (questions++ >= MOST_QUESTIONS) {
                notes.add("The list " + WindowReading.name(list) + " was given up on after " + MOST_QUESTIONS
                        + " questions about " + lines(span.from(), span.to()) + ".");
                return;
            }
            Known known = new Known(heads, before(span.from()), "");
            switch (run.dialogue().ask(run.questions().rows(window, list, span.from(), span.to(), known))) {
                case Heard.NoTime() -> stopped = true;
                case Heard.TooLong() -> halve(span);
                case Heard.Useless(String why) ->
                    notes.add("The model gave no usable answer for " + WindowReading.name(list) + " on "
                            + lines(span.from(), span.to()) + " (" + why + ").");
                case Heard.Answer answer -> {
                    int added = take(entriesOf(answer));
                    if (answer.cut()) {
                        goOn(span, added == 0);
                    }
                }
            }
        }
    }

    private List<Entry> entriesOf(Heard.Answer answer) {
        return new AnswerTaker(run.reader()::read)
                .rows(list.shape(), answer.text().tree());
    }

    /** Asks for what follows the last whole entry, or for less at a time when there was none. */
    private void goOn(Span span, boolean nothing) {
        int last = shelf.lines().stream()
                .filter(line -> line >= span.from() && line <= span.to())
                .max(Integer::compare)
                .orElse(0);
        if (nothing || last == 0) {
            halve(span);
        } else if (last < span.to()) {
            open.addFirst(new Span(last + 1, span.to()));
        }
    }

    private void halve(Span span) {
        if (span.to() <= span.from()) {
            notes.add("An entry of " + WindowReading.name(list) + " on " + lines(span.from(), span.to())
                    + " is longer than the model's answers.");
            return;
        }
        int middle = (span.from() + span.to()) / 2;
        open.addFirst(new Span(middle + 1, span.to()));
        open.addFirst(new Span(span.from(), middle));
    }

    /** Takes entries; those that the schema refuses are asked for again first. */
    private int take(List<Entry> entries) {
        int added = shelf.add(entries);
        Map<Entry, String> misfits = misfits();
        for (int attempt = 0; attempt < run.limits().retries() && !misfits.isEmpty() && !stopped; attempt++) {
            again(misfits);
            Map<Entry, String> left = misfits();
            if (left.keySet().equals(misfits.keySet())) {
                break;
            }
            misfits = left;
        }
        givenUp.addAll(misfits.keySet());
        if (!misfits.isEmpty()) {
            notes.add("In " + misfits.size() + (misfits.size() == 1 ? " entry" : " entries") + " of "
                    + WindowReading.name(list) + " values did not fit the schema and were left out ("
                    + misfits.values().iterator().next().strip() + ").");
        }
        return added;
    }

    /** Entries with values that the schema refuses, with what is wrong. */
    private Map<Entry, String> misfits() {
        List<Entry> entries = shelf.entries();
        Map<LeafReading, String> refused = run.reader().refused(new Taken(Map.of(), Map.of(list.pointer(), entries)));
        var misfits = new LinkedHashMap<Entry, String>();
        for (Entry entry : entries) {
            if (givenUp.contains(entry)) {
                continue;
            }
            var words = new StringBuilder();
            new TreeMap<>(entry.leaves()).forEach((pointer, leaf) -> {
                if (refused.containsKey(leaf)) {
                    words.append(Dialogue.misfit(
                            (entry.line() > 0 ? "line " + entry.line() + ", " : "") + pointer.replace("/", ""),
                            leaf,
                            refused.getOrDefault(leaf, "")));
                }
            });
            if (!words.isEmpty()) {
                misfits.put(entry, words.toString());
            }
        }
        return misfits;
    }

    private void again(Map<Entry, String> misfits) {
        var lines = new TreeSet<Integer>();
        misfits.keySet().stream().map(Entry::line).filter(line -> line > 0).forEach(lines::add);
        int from = lines.isEmpty() ? window.first() : lines.getFirst();
        int to = lines.isEmpty() ? window.last() : lines.getLast();
        var known =
                new Known(heads, "", String.join("", misfits.values()) + "Give only the entries of these lines again.");
        questions++;
        switch (run.dialogue().ask(run.questions().rows(window, list, from, to, known))) {
            case Heard.NoTime() -> stopped = true;
            case Heard.Answer answer -> {
                List<Entry> mended = entriesOf(answer).stream()
                        .filter(entry ->
                                lines.isEmpty() || lines.contains(run.places().of(entry, window, 0)))
                        .toList();
                if (!mended.isEmpty()) {
                    misfits.keySet().stream()
                            .filter(old -> lines.isEmpty()
                                    || mended.stream()
                                            .anyMatch(m -> run.places().of(m, window, 0) == old.line()))
                            .forEach(shelf::remove);
                    shelf.add(mended);
                }
            }
            case Heard.TooLong() -> {}
            case Heard.Useless(String why) -> {}
        }
    }

    /** Asks about rows that look like the entries but have none, as long as that brings new ones; the last few by themselves. */
    private void missing() {
        together();
        List<Integer> left = lookalikes();
        left.retainAll(doubtful);
        boolean few = left.size() <= Math.max(LEAST_FEW, shelf.entries().size() / PER_MISSED);
        if (!stopped && few && !left.isEmpty() && !sumsHold()) {
            left.forEach(row -> open.add(new Span(row, row)));
            rounds();
        }
    }

    private List<Integer> lookalikes() {
        return Lookalikes.of(window, shelf.lines(), run.places().tables());
    }

    private boolean sumsHold() {
        return PrintedSums.hold(shelf.entries(), window.rows(), run.places().glance());
    }

    private void together() {
        while (!stopped && !sumsHold()) {
            var rows = lookalikes();
            rows.removeIf(doubtful::contains);
            if (rows.isEmpty()) {
                return;
            }
            doubtful.addAll(rows);
            int before = shelf.entries().size();
            stretches(rows).forEach(open::add);
            rounds();
            if (shelf.entries().size() == before) {
                return;
            }
        }
    }

    /** Neighbouring rows together, so that few questions are asked. */
    private List<Span> stretches(List<Integer> rows) {
        var spans = new ArrayList<Span>();
        int from = rows.getFirst();
        int to = from;
        for (int row : rows) {
            if (shelf.lines().stream().anyMatch(between(to, row)::contains) || row - to > 12) {
                spans.add(new Span(from, to));
                from = row;
            }
            to = row;
        }
        spans.add(new Span(from, to));
        return spans;
    }

    private static Set<Integer> between(int low, int high) {
        var between = new TreeSet<Integer>();
        for (int i = low + 1; i < high; i++) {
            between.add(i);
        }
        return between;
    }

    /** The last entry before a row, as the model wrote it. */
    private String before(int line) {
        Entry last = null;
        for (Entry entry : shelf.entries()) {
            last = entry.line() > 0 && entry.line() < line ? entry : last;
        }
        if (last == null) {
            return "";
        }
        var json = Json.object().put(AnswerForm.LINE, last.line());
        new TreeMap<>(last.leaves())
                .forEach((pointer, leaf) ->
                        json.set(pointer.isEmpty() ? AnswerForm.VALUE : pointer.substring(1), leaf.value()));
        return Json.write(json);
    }

    private String lines(int from, int to) {
        if (window.rows().isEmpty()) {
            return "page " + (window.pages().getFirst() + 1);
        }
        int page = window.rows().stream()
                .filter(row -> row.id() == from)
                .map(row -> row.page() + 1)
                .findFirst()
                .orElse(window.pages().getFirst() + 1);
        return "page " + page + ", lines " + from + " to " + to;
    }

    List<Entry> entries() {
        return shelf.entries();
    }

    /** Rows that look like entries, but the model says that they are none. */
    Set<Integer> doubtful() {
        var left = new TreeSet<>(doubtful);
        left.removeAll(shelf.lines());
        return left;
    }

    List<String> notes() {
        return notes;
    }

    /** Whether a limit of the request ended the rounds. */
    boolean stopped() {
        return stopped;
    }
}
