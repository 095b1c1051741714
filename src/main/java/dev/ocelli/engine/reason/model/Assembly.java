package dev.ocelli.engine.reason.model;

import dev.ocelli.catalog.schema.Shape;
import dev.ocelli.catalog.schema.Shape.LeafShape;
import dev.ocelli.catalog.schema.Shape.ObjectShape;
import dev.ocelli.engine.reason.Draft;
import dev.ocelli.engine.reason.Draft.Making;
import dev.ocelli.engine.reason.LeafReading;
import dev.ocelli.engine.reason.SchemaFiller;
import dev.ocelli.engine.reason.model.Part.Field;
import dev.ocelli.engine.reason.model.Part.Listing;
import dev.ocelli.engine.reason.model.Taken.Entry;
import dev.ocelli.engine.reason.model.WindowReading.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JsonPointer;
import tools.jackson.databind.node.ObjectNode;

/** Puts what the stretches gave together: the best reading of each value, the entries of all stretches in their order. */
final class Assembly {
    private final WindowReading.Run run;
    private final SecondOpinion opinion;
    private final List<Part> parts;

    Assembly(WindowReading.Run run, SecondOpinion opinion, List<Part> parts) {
        this.run = run;
        this.opinion = opinion;
        this.parts = parts;
    }

    /**
     * What is missing and why.
     *
     * @param answered how many fields and lists the model spoke of
     * @param unread pointers of what nobody could read
     * @param names what the model did not come to, for people
     */
    record Gaps(int answered, Set<String> unread, Set<String> names, List<String> notes) {}

    Draft draft(List<Outcome> outcomes, BiFunction<SchemaFiller.Filling, Gaps, Making> making) {
        var notes = new LinkedHashSet<String>();
        outcomes.forEach(outcome -> notes.addAll(outcome.notes()));
        var unread = new HashSet<String>();
        var names = new LinkedHashSet<String>();
        var all = Taken.nothing();
        int answered = 0;
        for (Part part : parts) {
            boolean missed = outcomes.stream()
                    .flatMap(outcome -> outcome.unread().stream())
                    .anyMatch(open -> open.pointer().equals(part.pointer()));
            Optional<LeafReading> found = Optional.empty();
            boolean spoken = outcomes.stream().anyMatch(outcome -> speaksOf(outcome, part));
            answered += spoken ? 1 : 0;
            switch (part) {
                case Field field -> {
                    found = best(field, outcomes);
                    if (found.isEmpty() && missed) {
                        names.add(WindowReading.name(part));
                        found = opinion.instead(part.pointer());
                        if (found.isEmpty()) {
                            unread.add(part.pointer());
                        }
                    }
                    all.fields().put(part.pointer(), found);
                }
                case Listing list -> {
                    if (missed) {
                        names.add(WindowReading.name(part));
                        unread.add(part.pointer());
                    }
                    List<Entry> entries = entries(list, outcomes);
                    all.lists().put(part.pointer(), entries);
                    doubts(list, entries, outcomes).ifPresent(notes::add);
                }
            }
        }
        SchemaFiller.Filling filling = run.reader().fill(all);
        var value = filling.draft().value().deepCopy();
        freeObjects(all, value);
        Making made = making.apply(filling, new Gaps(answered, unread, names, List.copyOf(notes)));
        return new Draft(value, filling.draft().readings(), made);
    }

    private static boolean speaksOf(Outcome outcome, Part part) {
        return outcome.taken().fields().containsKey(part.pointer())
                || outcome.taken().lists().containsKey(part.pointer());
    }

    /** The reading that print and the embedded engine speak for most; of equals, that of the earlier stretch. */
    private Optional<LeafReading> best(Field field, List<Outcome> outcomes) {
        LeafReading best = null;
        int most = -1;
        for (Outcome outcome : outcomes) {
            Optional<LeafReading> found = outcome.taken().fields().getOrDefault(field.pointer(), Optional.empty());
            if (found.isPresent()) {
                int points = points(field, outcome, found.get());
                if (points > most) {
                    best = found.get();
                    most = points;
                }
            }
        }
        return Optional.ofNullable(best)
                .map(reading -> field.shape() instanceof LeafShape ? opinion.of(field.pointer(), reading) : reading);
    }

    private int points(Field field, Outcome outcome, LeafReading reading) {
        var glance = run.places().glance();
        boolean printed = outcome.window().rows().stream().anyMatch(row -> glance.says(row, reading.value()));
        return (printed ? 2 : 0) + (opinion.agrees(field.pointer(), reading) ? 2 : 0);
    }

    private List<Entry> entries(Listing list, List<Outcome> outcomes) {
        var all = new ArrayList<Entry>();
        var known = new HashSet<String>();
        boolean plain = list.shape().items() instanceof LeafShape;
        for (Outcome outcome : outcomes) {
            List<Entry> entries = outcome.taken().lists().getOrDefault(list.pointer(), List.of());
            var said = new HashSet<String>();
            for (int i = 0; i < entries.size(); i++) {
                Entry entry = entries.get(i);
                String words = plain ? Glance.squeezed(text(entry)) : "";
                if (words.isEmpty() || !known.contains(words)) {
                    all.add(placed(list, entry, end(entries, i)));
                }
                said.add(words);
            }
            known.addAll(said);
        }
        return mended(list, all);
    }

    /** Values that the schema refuses, or wants and did not get, as the embedded engine reads them in the same row. */
    private List<Entry> mended(Listing list, List<Entry> entries) {
        var refused = run.reader().refused(new Taken(Map.of(), Map.of(list.pointer(), entries)));
        return entries.stream()
                .map(entry -> {
                    var leaves = new HashMap<>(entry.leaves());
                    Stream.concat(wanted(list.shape().items()), entry.leaves().keySet().stream())
                            .filter(inside -> !leaves.containsKey(inside)
                                    || refused.containsKey(Objects.requireNonNull(leaves.get(inside))))
                            .toList()
                            .forEach(inside -> opinion.insteadOfEntry(list.pointer(), entry, inside)
                                    .ifPresent(reading -> leaves.put(inside, reading)));
                    return new Entry(leaves, entry.line());
                })
                .toList();
    }

    /** Single values that each entry must have. */
    private static Stream<String> wanted(Shape items) {
        return items instanceof ObjectShape object
                ? object.required().stream()
                        .filter(name -> object.properties().get(name) instanceof LeafShape)
                        .map(Part::step)
                : Stream.empty();
    }

    /** Words about rows that look like entries but became none, unless a printed sum proves the list complete. */
    private Optional<String> doubts(Listing list, List<Entry> entries, List<Outcome> outcomes) {
        var places = run.places();
        var pages = new TreeSet<Integer>();
        int rows = 0;
        for (Outcome outcome : outcomes) {
            for (int line : outcome.doubtful().getOrDefault(list.pointer(), Set.of())) {
                places.print().find(line).ifPresent(row -> pages.add(row.page() + 1));
                rows++;
            }
        }
        if (rows == 0 || PrintedSums.hold(entries, places.print().rows(), places.glance())) {
            return Optional.empty();
        }
        return Optional.of(rows + (rows == 1 ? " row looks" : " rows look") + " like entries of "
                + WindowReading.name(list) + " but the model says that they are none (page "
                + pages.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ").");
    }

    private static String text(Entry entry) {
        return entry.leaves().values().stream()
                .map(leaf -> leaf.value().asString(""))
                .reduce("", String::concat);
    }

    /** The row of the next entry, where this one ends. */
    private static int end(List<Entry> entries, int index) {
        for (int i = index + 1; i < entries.size(); i++) {
            if (entries.get(i).line() > entries.get(index).line()) {
                return entries.get(i).line();
            }
        }
        return Integer.MAX_VALUE;
    }

    private Entry placed(Listing list, Entry entry, int end) {
        var leaves = new HashMap<String, LeafReading>();
        entry.leaves().forEach((inside, leaf) -> {
            LeafReading there = entry.line() > 0
                    ? run.reader().within(leaf, entry.line(), end, run.places().glance())
                    : leaf;
            leaves.put(inside, opinion.ofEntry(list.pointer(), entry, inside, there));
        });
        return new Entry(leaves, entry.line());
    }

    /** Objects whose names the schema leaves open, which the filler cannot walk. */
    private void freeObjects(Taken all, ObjectNode value) {
        for (Part part : parts) {
            if (part instanceof Field field && field.shape() instanceof ObjectShape) {
                all.fields().getOrDefault(field.pointer(), Optional.empty()).ifPresent(found -> {
                    var place = JsonPointer.compile(field.pointer());
                    var around = value.withObject(place.head());
                    around.set(place.last().getMatchingProperty(), found.value());
                });
            }
        }
    }
}
