package dev.ocelli.engine.reason.model;

import dev.ocelli.catalog.model.chat.ChatModel.Abilities;
import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.catalog.schema.Shape.ObjectShape;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.engine.plan.Plan;
import dev.ocelli.engine.reason.Draft;
import dev.ocelli.engine.reason.Draft.Making;
import dev.ocelli.engine.reason.Draft.ModelUse;
import dev.ocelli.engine.reason.LeafReading;
import dev.ocelli.engine.reason.SchemaFiller;
import dev.ocelli.engine.reason.model.NumberedPrint.Row;
import dev.ocelli.engine.reason.model.Part.Listing;
import dev.ocelli.engine.reason.model.WindowReading.Outcome;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** One document read by a model: the first stretch, then the others for what it left open, then all put together. */
final class DocumentReading {
    /** Weak models lose track beyond this, whatever their window. */
    private static final int MOST_PAGES = 4;

    private static final int MOST_LEAVES = 80;
    /** Tokens of an answer that one value takes with its name and line. */
    private static final int TOKENS_PER_LEAF = 32;

    private static final int LEAST_ROOM = 1_000;
    private static final int AT_A_TIME = 4;

    private final Matter matter;
    private final Asker asker;
    private final List<Part> parts;
    private final List<Window> windows;
    private final WindowReading.Run run;
    private final SecondOpinion opinion;
    private final List<String> notes = new ArrayList<>();

    /** What is read: a plan, what was seen, and the embedded engine's reading of it. */
    record Matter(Plan plan, Perception perception, Draft embedded) {}

    DocumentReading(Matter matter, Asker asker, Abilities abilities, PagePictures drawer) {
        this.matter = matter;
        this.asker = asker;
        var schema = JsonSchema.parse(matter.plan().schema());
        if (!(schema.shape() instanceof ObjectShape root)) {
            throw new IllegalStateException("a checked schema describes an object");
        }
        parts = Part.of(root);
        var print = NumberedPrint.of(matter.perception());
        var choice = PictureChoice.of(matter.plan(), matter.perception(), abilities);
        var questions = new Questions(matter.plan(), matter.perception(), print, choice, drawer);
        int leaves = Math.clamp(abilities.answerTokens() / TOKENS_PER_LEAF, 1, MOST_LEAVES);
        int retries = matter.plan().options().thinking().maxRetries();
        run = new WindowReading.Run(
                questions,
                new Dialogue(asker, retries),
                new Reader(schema, parts, print),
                new RowShelf.Places(print, new Glance(), TableRows.of(matter.perception(), print)),
                root,
                new WindowReading.Limits(leaves, retries));
        windows = Window.of(matter.perception().pages(), print, choice, room(abilities, questions, root, leaves));
        opinion = new SecondOpinion(matter.embedded(), lists(), print);
        if (!abilities.seesPictures() && matter.plan().options().thinking().aboutPictures()) {
            notes.add("The model sees no pictures; it was given the printed text only.");
        }
    }

    private Window.Room room(Abilities abilities, Questions questions, ObjectShape root, int leaves) {
        var widest = Branches.of(parts, leaves).getFirst();
        int overhead = questions.overhead(Branches.only(root, widest));
        int tokens = abilities.windowTokens() - abilities.answerTokens() - overhead;
        return new Window.Room(MOST_PAGES, Math.max(1, abilities.pictures()), Math.max(LEAST_ROOM, tokens));
    }

    private List<Listing> lists() {
        return parts.stream()
                .filter(Listing.class::isInstance)
                .map(Listing.class::cast)
                .toList();
    }

    Draft draft(Consumer<String> progress) {
        if (parts.isEmpty() || windows.isEmpty()) {
            return matter.embedded();
        }
        List<Outcome> outcomes = outcomes(progress);
        var assembly = new Assembly(run, opinion, parts);
        if (asker.use().calls() == 0 && asker.limit().isPresent()) {
            return embedded("Stopped at the limit of " + asker.limit().get()
                    + " before the model's first answer: read by the embedded engine.");
        }
        return assembly.draft(outcomes, this::making);
    }

    private Draft embedded(String note) {
        Draft draft = matter.embedded();
        return new Draft(draft.value(), draft.readings(), new Making("embedded", List.of(note), Set.of(), asker.use()));
    }

    private List<Outcome> outcomes(Consumer<String> progress) {
        var done = new AtomicInteger();
        List<Outcome> first = read(windows.getFirst(), parts, Map.of(), done, progress);
        var outcomes = new ArrayList<>(first);
        List<Part> open = parts.stream()
                .filter(part -> first.stream().allMatch(outcome -> isOpen(part, outcome)))
                .toList();
        Map<String, String> heads = heads(first);
        if (!open.isEmpty()) {
            InOrder.map(
                            windows.subList(1, windows.size()),
                            AT_A_TIME,
                            window -> read(window, open, heads, done, progress))
                    .forEach(outcomes::addAll);
        }
        return outcomes;
    }

    private List<Outcome> read(
            Window window,
            List<Part> wanted,
            Map<String, String> heads,
            AtomicInteger done,
            Consumer<String> progress) {
        List<Outcome> outcomes = WindowReading.read(run, window, wanted, heads);
        run.questions().forget(window);
        progress.accept("The model has read " + done.incrementAndGet() + " of " + windows.size()
                + (windows.size() == 1 ? " stretch" : " stretches"));
        return outcomes;
    }

    /** Whether a later stretch may have more of it: lists do, and values that nothing speaks for yet. */
    private boolean isOpen(Part part, Outcome first) {
        if (part instanceof Listing) {
            return true;
        }
        Optional<LeafReading> found = first.taken().fields().getOrDefault(part.pointer(), Optional.empty());
        return found.isEmpty() || opinion.doubts(part.pointer(), found.get()) || !printed(first.window(), found.get());
    }

    private boolean printed(Window window, LeafReading reading) {
        return window.rows().stream().anyMatch(row -> run.places().glance().says(row, reading.value()));
    }

    /** Rows above the first entry of each list, which head its columns on later pages too. */
    private Map<String, String> heads(List<Outcome> first) {
        var heads = new HashMap<String, String>();
        first.forEach(outcome -> outcome.taken()
                .lists()
                .forEach((pointer, entries) -> entries.stream()
                        .mapToInt(Taken.Entry::line)
                        .filter(line -> line > 0)
                        .min()
                        .ifPresent(line -> heads.putIfAbsent(pointer, above(line)))));
        return heads;
    }

    private String above(int line) {
        var words = new StringBuilder();
        for (int id = line - 2; id < line; id++) {
            run.places()
                    .print()
                    .find(id)
                    .map(Row::text)
                    .ifPresent(text -> words.append(text).append('\n'));
        }
        return words.toString();
    }

    private Making making(SchemaFiller.Filling filling, Assembly.Gaps gaps) {
        Optional<String> limit = asker.limit();
        if (gaps.answered() == 0 && limit.isEmpty()) {
            throw new OcelliException(
                    ErrorCode.UPSTREAM_FAILED,
                    null,
                    "The model gave no usable answer: " + String.join(" ", gaps.notes()));
        }
        var all = new ArrayList<>(notes);
        all.addAll(gaps.notes());
        if (asker.picturesRefused()) {
            all.add("The model takes no pictures; it was given the printed text only.");
        }
        if (limit.isPresent() && !gaps.names().isEmpty()) {
            all.add("Stopped at the limit of " + limit.get() + ": the model did not read all of "
                    + String.join(", ", gaps.names()) + ".");
        }
        ModelUse use = asker.use();
        return new Making("model " + asker.backend(), all, gaps.unread(), use);
    }
}
