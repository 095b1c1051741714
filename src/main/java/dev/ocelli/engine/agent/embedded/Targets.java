package dev.ocelli.engine.agent.embedded;

import dev.ocelli.catalog.tool.Material;
import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.engine.agent.AgentTask;
import dev.ocelli.engine.agent.AgentTask.Speaker;
import dev.ocelli.engine.agent.AgentTask.Turn;
import dev.ocelli.engine.agent.ask.Ask;
import dev.ocelli.engine.agent.ask.Ask.Pages;
import dev.ocelli.engine.agent.ask.Ask.Part;
import dev.ocelli.engine.agent.ask.Intent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Finds what an ask is about: the file that is meant by "it", the second invoice inside a package, page 3. */
final class Targets {
    private static final Pattern LENGTH = Pattern.compile(
            "(?i)\\b(?:how long|duration|length|minutes|seconds|wie lange?|dauer|laufzeit|dur[eé]e|duraci[oó]n)\\b");

    private final Stage stage;
    private final AgentTask task;

    Targets(Stage stage) {
        this.stage = stage;
        this.task = stage.task();
    }

    /** The files that an ask is about, with the pages that it names; at least one. */
    List<Thing> files(Ask ask) {
        return named(ask).stream().map(thing -> paged(ask, thing)).toList();
    }

    /** The first of them, for asks that work on one file. */
    Thing file(Ask ask) {
        return files(ask).getFirst();
    }

    /** The documents that an ask is about: those inside files that hold several, chosen by kind and ordinal. */
    List<Thing> documents(Ask ask) {
        List<Thing> files = named(ask);
        Optional<Part> part = ask.where().part();
        if (part.isEmpty() && ask.where().pages().isPresent()) {
            return files.stream().map(thing -> paged(ask, thing)).toList();
        }
        List<Thing> all =
                files.stream().flatMap(file -> stage.parts(file).stream()).toList();
        return part.map(wanted -> chosen(wanted, all)).orElse(all);
    }

    private List<Thing> chosen(Part wanted, List<Thing> all) {
        boolean any = wanted.kind().isEmpty() || wanted.kind().equals("document");
        List<Thing> kind = any
                ? all
                : all.stream()
                        .filter(thing -> alike(thing.kind(), wanted.kind()))
                        .toList();
        // without kinds to go by, a single file is what was meant, and several are counted as they come
        List<Thing> pool =
                kind.isEmpty() && all.stream().allMatch(thing -> thing.kind().isEmpty()) ? all : kind;
        if (pool.isEmpty()) {
            if (wanted.ordinal() == Part.UNSAID) {
                return all;
            }
            throw new Refusal("I found no " + wanted.kind() + " among " + listed(all) + ".");
        }
        int ordinal = wanted.ordinal() == Part.LAST ? pool.size() : wanted.ordinal();
        if (ordinal == Part.ALL || ordinal == Part.UNSAID) {
            return pool;
        }
        if (ordinal > pool.size()) {
            String noun = any ? "document" : wanted.kind();
            throw new Refusal("There is no " + noun + " number " + ordinal + ": I found "
                    + Words.count(pool.size(), noun) + " (" + listed(pool) + ").");
        }
        return List.of(pool.get(ordinal - 1));
    }

    private static boolean alike(String kind, String wanted) {
        if (kind.equalsIgnoreCase(wanted)) {
            return true;
        }
        List<String> bills = List.of("invoice", "bill");
        return (bills.contains(kind) && bills.contains(wanted))
                || (!kind.isEmpty() && (kind.contains(wanted) || wanted.contains(kind)));
    }

    static String listed(List<Thing> things) {
        return Words.and(things.stream().map(Targets::label).toList());
    }

    /** {@code invoice (pages 1–2 of package.pdf)}. */
    static String label(Thing thing) {
        String where = thing.pages().isEmpty() ? thing.title() : Words.pages(thing.pages()) + " of " + thing.title();
        return thing.part().isEmpty() ? where : thing.part() + " (" + where + ")";
    }

    /** The same, to begin a line with. */
    static String heading(Thing thing) {
        return thing.part().isEmpty() ? label(thing) : Words.capital(label(thing));
    }

    private Thing paged(Ask ask, Thing thing) {
        Optional<Pages> pages = ask.where().pages();
        if (pages.isEmpty() || ask.details().object().equals("except")) {
            return thing;
        }
        return thing.on(numbers(pages.get(), thing));
    }

    /** Page numbers from 1, the last resolved. */
    List<Integer> numbers(Pages pages, Thing thing) {
        if (pages.first() > 0) {
            return IntStream.rangeClosed(1, pages.first()).boxed().toList();
        }
        return pages.numbers().stream()
                .map(page -> page == Part.LAST ? Math.max(1, stage.facts(thing).pages()) : page)
                .toList();
    }

    private List<Thing> named(Ask ask) {
        List<String> names = ask.where().files();
        if (names.isEmpty()) {
            return usual(ask);
        }
        var things = new LinkedHashMap<String, Thing>();
        for (String name : names) {
            Thing thing = find(name, ask);
            things.putIfAbsent(thing.name(), thing);
        }
        return List.copyOf(things.values());
    }

    private Thing find(String name, Ask ask) {
        if (name.equals("it") && ofRecordings(ask)) {
            return madeRecording().orElseGet(() -> usual(ask).getLast());
        }
        if (name.equals("it")) {
            boolean fresh = madeNow().isEmpty() && !sentWith(lastUserTurns(1)).isEmpty();
            return fresh
                    ? usual(ask).getLast()
                    : lastMade().orElseGet(() -> usual(ask).getLast());
        }
        List<Thing> inputs = inputs();
        if (name.equals("other")) {
            List<Thing> usual = usual(ask);
            return inputs.stream()
                    .filter(input -> usual.size() > 1 || usual.stream().noneMatch(input::equals))
                    .findFirst()
                    .orElseThrow(() -> new Refusal("There is no other file."));
        }
        if (name.matches("-?\\d+")) {
            int ordinal = Integer.parseInt(name) == Part.LAST ? inputs.size() : Integer.parseInt(name);
            if (ordinal < 1 || ordinal > inputs.size()) {
                throw new Refusal("There is no file number " + ordinal + ": I have "
                        + (inputs.isEmpty()
                                ? "no files"
                                : Words.and(inputs.stream().map(Thing::title).toList())) + ".");
            }
            return inputs.get(ordinal - 1);
        }
        return everything().stream()
                .filter(thing ->
                        thing.name().equalsIgnoreCase(name) || thing.title().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new Refusal("I know no file '" + name + "'. There are: "
                        + Words.and(everything().stream()
                                .map(thing -> thing.name() + " (" + thing.title() + ")")
                                .toList())
                        + "."));
    }

    /** Whether an ask makes sense for recordings only. */
    private static boolean ofRecordings(Ask ask) {
        return switch (ask.intent()) {
            case TRIM, FRAMES, HIGHLIGHTS, SOUND, TRANSCRIBE -> true;
            case COUNT_PAGES -> LENGTH.matcher(ask.words()).find();
            default -> false;
        };
    }

    /** The recording made last; none when one came with this message. */
    private Optional<Thing> madeRecording() {
        Optional<Thing> now = stage.made().reversed().stream()
                .map(Thing::of)
                .filter(Thing::isRecording)
                .findFirst();
        if (now.isPresent() || sentWith(lastUserTurns(1)).stream().anyMatch(Thing::isRecording)) {
            return now;
        }
        return task.materials().reversed().stream()
                .map(Thing::of)
                .filter(thing -> thing.isArtifact() && thing.isRecording())
                .findFirst();
    }

    /**
     * What is meant when no file is named: what came with this message, else what was worked on last, else all inputs; for
     * what makes sense for recordings only, recordings where there are any.
     */
    private List<Thing> usual(Ask ask) {
        List<Thing> usual = anyUsual(ask);
        if (!ofRecordings(ask) || usual.stream().anyMatch(Thing::isRecording)) {
            return usual;
        }
        List<Thing> recordings = inputs().stream().filter(Thing::isRecording).toList();
        return recordings.isEmpty() ? usual : List.of(recordings.getLast());
    }

    private List<Thing> anyUsual(Ask ask) {
        Optional<Thing> chained = changesPictures(ask.intent())
                ? madeNow()
                : takesFromClips(ask.intent()) ? madeNow().filter(Thing::isRecording) : Optional.empty();
        if (chained.isPresent()) {
            return List.of(chained.get());
        }
        List<Thing> fresh = sentWith(lastUserTurns(1));
        List<Thing> titled = titled(ask, fresh.isEmpty() ? inputs() : fresh);
        if (!titled.isEmpty()) {
            return titled;
        }
        if (!fresh.isEmpty()) {
            return fresh;
        }
        if (changesPictures(ask.intent()) && lastMade().filter(Thing::isPicture).isPresent()) {
            return List.of(lastMade().orElseThrow());
        }
        List<Thing> inputs = inputs();
        List<Thing> last = inputs.size() > 1 && ask.intent().onOneFile() ? lastSent() : inputs;
        if (last.isEmpty() && inputs.isEmpty()) {
            throw new Refusal("There is no file to work on: send one with your message.");
        }
        return last.isEmpty() ? inputs : last;
    }

    /** Of several files those, not all, whose own names are among the words of the ask: "the report" is report.pdf. */
    private static List<Thing> titled(Ask ask, List<Thing> files) {
        Set<String> said = words(ask.words());
        List<Thing> titled = files.stream()
                .filter(file -> words(file.title().replaceFirst("\\.\\w{2,5}$", "")).stream()
                        .anyMatch(said::contains))
                .toList();
        return titled.size() < files.size() ? titled : List.of();
    }

    private static Set<String> words(String text) {
        return Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}]+"))
                .filter(word -> word.length() > 3)
                .collect(Collectors.toSet());
    }

    private static boolean changesPictures(Intent intent) {
        return intent == Intent.ROTATE || intent == Intent.FLIP || intent == Intent.RESIZE;
    }

    /** "Trim it and extract the sound" means the sound of what was trimmed; two cuts are of one film. */
    private static boolean takesFromClips(Intent intent) {
        return intent == Intent.SOUND || intent == Intent.FRAMES || intent == Intent.TRANSCRIBE;
    }

    private List<Thing> lastSent() {
        for (Turn turn : task.turns().reversed()) {
            List<Thing> sent = sentWith(List.of(turn));
            if (turn.speaker() == Speaker.USER && !sent.isEmpty()) {
                return sent;
            }
        }
        return List.of();
    }

    private List<Turn> lastUserTurns(int most) {
        return task.turns().reversed().stream()
                .filter(turn -> turn.speaker() == Speaker.USER)
                .limit(most)
                .toList();
    }

    private List<Thing> sentWith(List<Turn> turns) {
        List<String> names =
                turns.stream().flatMap(turn -> turn.materials().stream()).toList();
        return task.materials().stream()
                .filter(material -> names.contains(material.name()))
                .map(Thing::of)
                .toList();
    }

    private Optional<Thing> madeNow() {
        List<Artifact> made = stage.made();
        return made.isEmpty() ? Optional.empty() : Optional.of(Thing.of(made.getLast()));
    }

    private Optional<Thing> lastMade() {
        return madeNow()
                .or(() -> task.materials().stream()
                        .map(Thing::of)
                        .filter(Thing::isArtifact)
                        .reduce((first, second) -> second));
    }

    /** What the last answer spoke of by its refs, in that order. */
    List<Thing> toldLast() {
        String text = task.turns().reversed().stream()
                .filter(turn -> turn.speaker() == Speaker.AGENT)
                .findFirst()
                .map(Turn::text)
                .orElse("");
        return task.materials().stream()
                .map(Thing::of)
                .filter(thing -> thing.isArtifact() && text.contains(thing.name()))
                .sorted(Comparator.comparingInt(thing -> text.indexOf(thing.name())))
                .toList();
    }

    /** What is joined when no file is named: what came with this message, else all recordings that there are. */
    List<Thing> joinable() {
        List<Thing> fresh = sentWith(lastUserTurns(1));
        if (fresh.size() > 1) {
            return fresh;
        }
        List<Thing> inputs = inputs();
        return inputs.size() > 1 || inputs.stream().noneMatch(Thing::isRecording)
                ? inputs
                : everything().stream().filter(Thing::isRecording).toList();
    }

    List<Thing> inputs() {
        return task.materials().stream()
                .map(Thing::of)
                .filter(thing -> !thing.isArtifact())
                .toList();
    }

    private List<Thing> everything() {
        var all = new ArrayList<Thing>();
        for (Material material : task.materials()) {
            all.add(Thing.of(material));
        }
        stage.made().forEach(artifact -> all.add(Thing.of(artifact)));
        return all;
    }
}
