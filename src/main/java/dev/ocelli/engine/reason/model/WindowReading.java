package dev.ocelli.engine.reason.model;

import dev.ocelli.catalog.schema.Shape.ObjectShape;
import dev.ocelli.engine.reason.LeafReading;
import dev.ocelli.engine.reason.model.Dialogue.Heard;
import dev.ocelli.engine.reason.model.Part.Listing;
import dev.ocelli.engine.reason.model.Questions.Question;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Reads one stretch of a document: first all that is wanted in as few questions as possible, then lists in rounds until
 * no entry is missing. For one thread.
 */
final class WindowReading {
    private final Run run;
    private final Window window;
    private final Taken taken = Taken.nothing();
    private final List<String> notes = new ArrayList<>();
    private final List<Part> unread = new ArrayList<>();
    private final Map<String, Set<Integer>> doubtful = new HashMap<>();

    /** What a run shares between its windows. */
    record Run(
            Questions questions,
            Dialogue dialogue,
            Reader reader,
            RowShelf.Places places,
            ObjectShape root,
            Limits limits) {}

    /**
     * @param leaves most values of one question
     * @param retries how often what does not fit is asked for again
     */
    record Limits(int leaves, int retries) {}

    /**
     * What came of a stretch.
     *
     * @param unread what could not be read before a limit
     * @param doubtful rows that look like entries of a list but are none as the model says, by the list's pointer
     */
    record Outcome(
            Window window, Taken taken, List<Part> unread, Map<String, Set<Integer>> doubtful, List<String> notes) {}

    private WindowReading(Run run, Window window) {
        this.run = run;
        this.window = window;
    }

    /**
     * Reads {@code parts}; a stretch that is too much for the backend's window is read in halves.
     *
     * @param heads rows above the first entry of a list, by its pointer, where they are known from an earlier stretch
     */
    static List<Outcome> read(Run run, Window window, List<Part> parts, Map<String, String> heads) {
        try {
            var reading = new WindowReading(run, window);
            Branches.of(parts, run.limits().leaves()).forEach(piece -> reading.piece(piece, heads));
            return List.of(new Outcome(window, reading.taken, reading.unread, reading.doubtful, reading.notes));
        } catch (TooMuch e) {
            var outcomes = new ArrayList<Outcome>();
            window.halves().forEach(half -> outcomes.addAll(read(run, half, parts, heads)));
            if (outcomes.isEmpty()) {
                String note = "The model's window is too small for the question about " + window.place() + ".";
                return List.of(new Outcome(window, Taken.nothing(), parts, Map.of(), List.of(note)));
            }
            return outcomes;
        }
    }

    /** Asks for some parts together, for what is missing in a broken answer again, and for the rest of its lists. */
    private void piece(List<Part> piece, Map<String, String> heads) {
        Deque<List<Part>> open = new ArrayDeque<>();
        open.add(piece);
        while (!open.isEmpty()) {
            List<Part> asked = open.poll();
            if (asked.size() == 1 && asked.getFirst() instanceof Listing list) {
                rows(list, heads);
                continue;
            }
            List<Part> left = fields(asked, heads);
            if (left.size() == asked.size() && left.size() > 1) {
                open.add(left.subList(0, left.size() / 2));
                open.add(left.subList(left.size() / 2, left.size()));
            } else if (left.size() == 1 && asked.size() == 1) {
                notes.add("The value of " + name(left.getFirst()) + " is longer than the model's answers.");
            } else if (!left.isEmpty()) {
                open.add(left);
            }
        }
    }

    /** Asks once and has misfits mended; gives what the answer did not come to. */
    private List<Part> fields(List<Part> asked, Map<String, String> heads) {
        ObjectShape shape = Branches.only(run.root(), asked);
        boolean lists = asked.stream().anyMatch(Listing.class::isInstance);
        Question question = run.questions().fields(window, shape, lists);
        return switch (run.dialogue().ask(question)) {
            case Heard.NoTime() -> {
                unread.addAll(asked);
                yield List.of();
            }
            case Heard.TooLong() -> asked;
            case Heard.Useless(String why) -> {
                useless(asked, why);
                yield List.of();
            }
            case Heard.Answer answer -> {
                Taken got = take(shape, answer);
                mend(question, answer, got, asked);
                settleLists(asked, answer, got, heads);
                if (!answer.cut()) {
                    unspokenLists(asked, got, heads);
                }
                yield answer.cut() ? unanswered(asked, got) : List.of();
            }
        };
    }

    private Taken take(ObjectShape shape, Heard.Answer answer) {
        var taker = new AnswerTaker(run.reader()::read);
        return taker.fields(shape, answer.text().tree());
    }

    private static List<Part> unanswered(List<Part> asked, Taken got) {
        return asked.stream()
                .filter(part -> !got.fields().containsKey(part.pointer())
                        && !got.lists().containsKey(part.pointer()))
                .toList();
    }

    /** Sends single values that the schema refuses back, with what is wrong about them, until they fit. */
    private void mend(Question question, Heard.Answer first, Taken got, List<Part> asked) {
        Question next = question;
        String said = first.said();
        Map<LeafReading, String> refused = run.reader().refused(onlyFields(got));
        List<Part> misfits = misfits(asked, got, refused);
        for (int attempt = 0; attempt < run.limits().retries() && !misfits.isEmpty(); attempt++) {
            ObjectShape shape = Branches.only(run.root(), misfits);
            next = question.after(
                    Dialogue.echo(said),
                    complaint(misfits, got, refused),
                    run.questions().shape(shape));
            if (!(run.dialogue().ask(next) instanceof Heard.Answer answer)) {
                break;
            }
            said = answer.said();
            got.fields().putAll(take(shape, answer).fields());
            refused = run.reader().refused(onlyFields(got));
            misfits = misfits(asked, got, refused);
        }
        for (Part part : misfits) {
            Optional<LeafReading> wrong = got.fields().remove(part.pointer());
            if (wrong != null && wrong.isPresent()) {
                notes.add("The model's answers for " + name(part) + " did not fit the schema ("
                        + refused.getOrDefault(wrong.get(), "wrong type") + ").");
            }
            unread.add(part);
        }
        taken.fields().putAll(got.fields());
    }

    private static Taken onlyFields(Taken got) {
        return new Taken(got.fields(), Map.of());
    }

    private static List<Part> misfits(List<Part> asked, Taken got, Map<LeafReading, String> refused) {
        return asked.stream()
                .filter(part -> Optional.ofNullable(got.fields().get(part.pointer()))
                        .flatMap(found -> found)
                        .filter(refused::containsKey)
                        .isPresent())
                .toList();
    }

    private static String complaint(List<Part> misfits, Taken got, Map<LeafReading, String> refused) {
        var words = new StringBuilder("Some values do not fit:\n");
        for (Part part : misfits) {
            got.fields()
                    .getOrDefault(part.pointer(), Optional.empty())
                    .ifPresent(reading -> words.append(
                            Dialogue.misfit(name(part), reading, refused.getOrDefault(reading, "does not fit"))));
        }
        return words.append("Answer again with these fields only, in the same form; null where the document does not")
                .append(" say it.")
                .toString();
    }

    /** Lists of the answer are gone through for entries that are missing; one that the answer broke off in goes on. */
    private void settleLists(List<Part> asked, Heard.Answer answer, Taken got, Map<String, String> heads) {
        String last = got.lists().keySet().stream().reduce("", (a, b) -> b);
        for (Part part : asked) {
            if (part instanceof Listing list && got.lists().containsKey(list.pointer())) {
                boolean broken = answer.cut() && list.pointer().equals(last);
                var rounds = rounds(list, heads);
                rounds.begin(got.lists().getOrDefault(list.pointer(), List.of()), broken);
                settle(list, rounds);
            }
        }
    }

    /** A whole answer that leaves a list out altogether has not looked for it. */
    private void unspokenLists(List<Part> asked, Taken got, Map<String, String> heads) {
        for (Part part : asked) {
            if (part instanceof Listing list && !got.lists().containsKey(list.pointer())) {
                rows(list, heads);
            }
        }
    }

    private void rows(Listing list, Map<String, String> heads) {
        var rounds = rounds(list, heads);
        rounds.begin();
        settle(list, rounds);
    }

    private ListRounds rounds(Listing list, Map<String, String> heads) {
        return new ListRounds(run, window, list, heads.getOrDefault(list.pointer(), ""));
    }

    private void settle(Listing list, ListRounds rounds) {
        taken.lists().computeIfAbsent(list.pointer(), p -> new ArrayList<>()).addAll(rounds.entries());
        notes.addAll(rounds.notes());
        doubtful.computeIfAbsent(list.pointer(), p -> new TreeSet<>()).addAll(rounds.doubtful());
        if (rounds.stopped()) {
            unread.add(list);
        }
    }

    private void useless(List<Part> asked, String why) {
        unread.addAll(asked);
        notes.add("The model gave no usable answer for "
                + (asked.size() == 1 ? name(asked.getFirst()) : asked.size() + " fields") + " on "
                + window.place() + " (" + why + ").");
    }

    static String name(Part part) {
        return part.pointer().substring(1).replace('/', '.').replace("~1", "/").replace("~0", "~");
    }
}
