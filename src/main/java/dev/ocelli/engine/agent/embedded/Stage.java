package dev.ocelli.engine.agent.embedded;

import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.base.Json;
import dev.ocelli.engine.agent.AgentTask;
import dev.ocelli.engine.agent.Step;
import dev.ocelli.engine.agent.ask.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What the program of one run works with: the task, its tools, and what it has learnt of the files. */
final class Stage {
    private static final String NO_MODEL =
            " needs a model, and none is plugged in: set OCELLI_MODEL_URL, OCELLI_MODEL and"
                    + " OCELLI_MODEL_KEY to an OpenAI-compatible server and start again.";

    private final AgentTask task;
    private final Hands hands;
    private final Vocabulary vocabulary;
    private final Map<String, FileFacts> facts = new LinkedHashMap<>();
    private final Map<String, List<Thing>> parts = new LinkedHashMap<>();

    /** @param pages 0 when the file has none */
    record FileFacts(String name, String title, String kind, int pages) {}

    Stage(AgentTask task, Hands hands, Vocabulary vocabulary) {
        this.task = task;
        this.hands = hands;
        this.vocabulary = vocabulary;
    }

    AgentTask task() {
        return task;
    }

    Vocabulary vocabulary() {
        return vocabulary;
    }

    /** Whether something was done for this message already. */
    boolean isBegun() {
        return hands.wereUsed();
    }

    List<Artifact> made() {
        return hands.made();
    }

    /** The sentence for what only a model can do. */
    static Refusal needsModel(String doing) {
        return new Refusal(doing + NO_MODEL);
    }

    /**
     * The output of a tool.
     *
     * @param doing what it is for, such as {@code Cropping}
     * @throws Refusal when the tool may not be used, or in the tool's own words when it fails
     */
    ObjectNode use(String doing, String tool, ObjectNode arguments) {
        return step(doing, tool, arguments).output();
    }

    Step step(String doing, String tool, ObjectNode arguments) {
        return steps(doing, List.of(new Hands.Request(tool, arguments))).getFirst();
    }

    /** Independent calls; the first failure is told when all failed. */
    List<Step> steps(String doing, List<Hands.Request> requests) {
        requests.forEach(request -> require(doing, request.tool()));
        List<Step> steps = hands.callAll(requests);
        String error = steps.isEmpty() ? null : steps.getFirst().error();
        if (error != null && steps.stream().allMatch(Step::failed)) {
            throw new Refusal(error);
        }
        return steps;
    }

    /** The same, with a failure given back as a step. */
    Step softly(String doing, String tool, ObjectNode arguments) {
        require(doing, tool);
        return hands.call(tool, arguments);
    }

    private void require(String doing, String tool) {
        if (!hands.knows(tool)) {
            throw new Refusal(doing + " is not possible on this server: it has no tool '" + tool + "'.");
        }
        if (!hands.may(tool)) {
            String toolset = hands.toolset(tool);
            throw new Refusal(doing + " needs the toolset '" + toolset
                    + "', which this request does not list, so nothing was done. Add '" + toolset
                    + "' to toolsets, or leave toolsets out.");
        }
    }

    boolean may(String tool) {
        return hands.knows(tool) && hands.may(tool);
    }

    /** Arguments for a thing: its file, and its pages when it is only some. */
    static ObjectNode arguments(Thing thing) {
        ObjectNode arguments = Hands.file(thing.name());
        if (!thing.pages().isEmpty()) {
            ArrayNode pages = arguments.putArray("pages");
            thing.pages().forEach(pages::add);
        }
        return arguments;
    }

    /** What is known of a file without reading it. */
    FileFacts facts(Thing thing) {
        FileFacts known = facts.get(thing.name());
        if (known == null) {
            allFacts();
            known = facts.get(thing.name());
        }
        return known == null ? new FileFacts(thing.name(), thing.title(), "document", 0) : known;
    }

    /** All files at hand, inputs first. */
    List<FileFacts> allFacts() {
        if (may("list_inputs")) {
            for (JsonNode file :
                    use("Listing files", "list_inputs", Json.object()).path("files")) {
                String name = file.path("name").asString("");
                facts.put(
                        name,
                        new FileFacts(
                                name,
                                file.path("title").asString(""),
                                file.path("kind").asString("document"),
                                file.path("pages").asInt(0)));
            }
        }
        return List.copyOf(facts.values());
    }

    /** The documents inside a file, each with its pages and what it is; the file itself where it holds one only. */
    List<Thing> parts(Thing thing) {
        List<Thing> known = parts.get(thing.name());
        if (known == null) {
            known = split(thing);
            parts.put(thing.name(), known);
        }
        return known;
    }

    private List<Thing> split(Thing thing) {
        boolean may = may(SplitRanges.TOOL) && !thing.isPicture() && !thing.isRecording();
        if (!may || facts(thing).pages() < 2) {
            return List.of(thing);
        }
        ObjectNode output = use("Splitting", SplitRanges.TOOL, SplitRanges.look(thing));
        return numbered(thing, SplitRanges.read(output));
    }

    /** A file whose kind is not known yet, with its kind. */
    Thing classified(Thing thing) {
        if (!thing.kind().isEmpty() || !may(Classifying.TOOL) || thing.isRecording()) {
            return thing;
        }
        Step step = softly("Classifying", Classifying.TOOL, Stage.arguments(thing));
        String best = Classifying.best(step.output()).replace('_', ' ');
        return thing.as(vocabulary.name("kind", best).orElse(best), 0, thing.pages());
    }

    /** Each range as a thing; those of one kind are numbered when there are several. */
    private List<Thing> numbered(Thing thing, List<SplitRanges.Range> ranges) {
        List<String> kinds = ranges.stream()
                .map(range -> vocabulary.name("kind", range.kind()).orElse(range.kind()))
                .toList();
        if (ranges.size() < 2) {
            return List.of(kinds.isEmpty() ? thing : thing.as(kinds.getFirst(), 0, List.of()));
        }
        var found = new ArrayList<Thing>();
        for (int i = 0; i < ranges.size(); i++) {
            String kind = kinds.get(i);
            long before = kinds.subList(0, i).stream().filter(kind::equals).count();
            boolean several = kinds.stream().filter(kind::equals).count() > 1;
            found.add(
                    thing.as(kind, several ? (int) before + 1 : 0, ranges.get(i).pages()));
        }
        return found;
    }

    /** The text of the last thing that the user said. */
    Optional<AgentTask.Turn> lastTurn() {
        return task.turns().reversed().stream()
                .filter(turn -> turn.speaker() == AgentTask.Speaker.USER)
                .findFirst();
    }
}
