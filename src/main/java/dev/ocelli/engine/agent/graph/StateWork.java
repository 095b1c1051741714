package dev.ocelli.engine.agent.graph;

import dev.ocelli.catalog.tool.ToolDescription;
import dev.ocelli.core.base.Json;
import dev.ocelli.engine.agent.AgentTask;
import dev.ocelli.engine.agent.Step;
import dev.ocelli.engine.agent.ask.Ask;
import dev.ocelli.engine.agent.ask.Intent;
import dev.ocelli.engine.agent.graph.GraphCalls.Request;
import dev.ocelli.engine.agent.graph.ToolWords.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Does one state: what its words ask for becomes calls of tools on the documents that came in. */
final class StateWork {
    private static final Pattern NAMED_TOOL = Pattern.compile("`([a-z][a-z0-9_]{2,40})`");

    /** Tools that are called on each document as it is, by what is asked for. */
    private static final Map<Intent, List<String>> PLAIN = Map.ofEntries(
            Map.entry(Intent.READ, List.of("read_text")),
            Map.entry(Intent.MARKDOWN, List.of("to_markdown", "convert_document")),
            Map.entry(Intent.BARCODES, List.of("detect_barcodes")),
            Map.entry(Intent.FACES, List.of("detect_faces")),
            Map.entry(Intent.TRANSCRIBE, List.of("transcribe")),
            Map.entry(Intent.COUNT_PAGES, List.of("document_info")),
            Map.entry(Intent.ANNOTATE, List.of("draw_boxes")));

    private final AgentTask task;
    private final Guide guide;
    private final ToolWords tools;
    private final GraphCalls calls;
    private final Gathered gathered;
    private final Properties properties;

    StateWork(AgentTask task, Guide guide, ToolWords tools, GraphCalls calls, Gathered gathered) {
        this.task = task;
        this.guide = guide;
        this.tools = tools;
        this.calls = calls;
        this.gathered = gathered;
        this.properties = new Properties(guide);
    }

    /**
     * One state at work.
     *
     * @param words its name and description
     * @param labels of the edges that leave it
     */
    record State(String name, String words, List<Ask> asks, List<String> labels) {
        boolean wants(Intent intent) {
            return asks.stream().anyMatch(ask -> ask.intent() == intent);
        }

        Optional<Ask> ask(Intent intent) {
            return asks.stream().filter(ask -> ask.intent() == intent).findFirst();
        }
    }

    /** The documents as they leave the state. */
    List<Part> run(State state, List<Part> arrived) {
        List<Part> parts = arrived;
        if (state.wants(Intent.SPLIT)) {
            parts = split(state, parts);
        }
        if (state.wants(Intent.CLASSIFY) || (state.labels().size() > 1 && !state.wants(Intent.EXTRACT))) {
            parts = classify(state, parts);
        }
        if (state.wants(Intent.EXTRACT) || state.wants(Intent.FIND)) {
            extract(state, parts);
        }
        if (state.wants(Intent.REDACT)) {
            redact(state, parts);
        }
        if (state.wants(Intent.CONVERT)) {
            convert(state, parts);
        } else if (state.wants(Intent.TABLES)) {
            tables(state, parts);
        }
        if (state.wants(Intent.COMPARE)) {
            together(state, parts, List.of("compare_documents", "check_consistency", "compare"));
        }
        if (state.wants(Intent.MERGE)) {
            together(state, parts, List.of("merge_documents", "merge_pdfs", "combine"));
        }
        plain(state, parts);
        return parts;
    }

    private List<Part> split(State state, List<Part> arrived) {
        Optional<ToolDescription> tool = tools.find(List.of("split_document", "split"));
        List<Part> whole = arrived.stream()
                .filter(part -> part.pages().isEmpty() && !isPicture(part))
                .toList();
        if (tool.isEmpty() || whole.isEmpty()) {
            return arrived;
        }
        List<Kind> kinds = kinds(state);
        List<Step> steps = each(state, tool.get(), whole, arguments -> {
            ToolWords.kinds(tool.get(), arguments, kinds);
            ToolWords.put(tool.get(), arguments, "save", Json.MAPPER.valueToTree(false));
        });
        var parts = new ArrayList<>(
                arrived.stream().filter(part -> !whole.contains(part)).toList());
        for (int i = 0; i < steps.size(); i++) {
            Step step = steps.get(i);
            parts.addAll(step.failed() ? List.of(whole.get(i)) : SplitReading.parts(whole.get(i), step.output()));
        }
        parts.forEach(gathered::know);
        return parts;
    }

    private boolean isPicture(Part part) {
        return task.materials().stream()
                .anyMatch(material -> material.name().equals(part.file())
                        && (material.type().isImage()
                                || material.type().isAudio()
                                || material.type().isVideo()));
    }

    /** Among the labels of the edges, and what the state itself names. */
    private List<Kind> kinds(State state) {
        var names = new ArrayList<String>();
        state.labels().stream().filter(label -> !Kinds.isOther(label)).forEach(names::add);
        state.ask(Intent.CLASSIFY)
                .ifPresent(ask -> ask.details().what().stream()
                        .filter(name -> names.stream().noneMatch(known -> Kinds.same(known, name)))
                        .forEach(names::add));
        return names.stream()
                .map(name -> new Kind(name, properties.wordsOf(name)))
                .toList();
    }

    private List<Part> classify(State state, List<Part> arrived) {
        Optional<ToolDescription> tool = tools.find(List.of("classify_document", "classify"));
        List<Kind> kinds = kinds(state);
        if (tool.isEmpty() || kinds.isEmpty()) {
            return arrived;
        }
        List<Part> open = arrived.stream()
                .filter(part -> kinds.stream().noneMatch(kind -> Kinds.same(kind.name(), part.kind())))
                .toList();
        List<Step> steps = each(state, tool.get(), open, arguments -> ToolWords.kinds(tool.get(), arguments, kinds));
        var parts = new ArrayList<>(arrived);
        for (int i = 0; i < steps.size(); i++) {
            Part part = open.get(i);
            Step step = steps.get(i);
            String kind = step.failed() ? "" : SplitReading.kind(step.output());
            if (!kind.isEmpty()) {
                parts.set(parts.indexOf(part), part.as(kind, SplitReading.confidence(step.output())));
            }
        }
        parts.forEach(gathered::know);
        return parts;
    }

    private void extract(State state, List<Part> parts) {
        Optional<ToolDescription> tool = tools.find(List.of("extract"));
        if (tool.isEmpty()) {
            return;
        }
        List<Properties.Target> targets = parts.stream()
                .map(part -> properties.target(state.words(), part.kind()))
                .toList();
        var requests = new ArrayList<Request>();
        for (int i = 0; i < parts.size(); i++) {
            ObjectNode arguments = ToolWords.on(tool.get(), parts.get(i));
            targets.get(i).schema().ifPresent(schema -> arguments.set("schema", schema));
            if (!guide.instructions().isEmpty()) {
                arguments.put("instructions", guide.instructions());
            }
            requests.add(new Request(tool.get().name(), arguments));
        }
        List<Step> steps = calls.all(state.name(), requests);
        for (int i = 0; i < steps.size(); i++) {
            if (steps.get(i).output().path("data") instanceof ObjectNode data) {
                gathered.fill(targets.get(i).property(), parts.get(i), data);
            }
        }
    }

    private void redact(State state, List<Part> parts) {
        Optional<ToolDescription> tool = tools.find(List.of("redact_document"));
        if (tool.isEmpty()) {
            return;
        }
        Ask ask = state.ask(Intent.REDACT).orElseThrow();
        List<Part> files = new Files(tools, calls, gathered).of(state, parts);
        List<Step> steps = each(state, tool.get(), files, arguments -> {
            texts(
                    tool.get(),
                    arguments,
                    "categories",
                    ask.details().what().stream()
                            .map(word -> word.equals("card") ? "cards" : word)
                            .toList());
            texts(tool.get(), arguments, "words", ask.details().quoted());
            texts(tool.get(), arguments, "fields", ask.details().fields());
        });
        keep(state, steps);
    }

    private static void texts(ToolDescription tool, ObjectNode arguments, String parameter, List<String> words) {
        if (!words.isEmpty()) {
            ArrayNode list = Json.array();
            words.forEach(list::add);
            ToolWords.put(tool, arguments, parameter, list);
        }
    }

    /** Tables for spreadsheets are taken table by table; everything else is converted as a whole. */
    private void convert(State state, List<Part> parts) {
        String format = state.ask(Intent.CONVERT).orElseThrow().details().format();
        if (format.equals("csv") || format.isEmpty()) {
            tables(state, parts);
            return;
        }
        Optional<ToolDescription> tool = tools.find(List.of("transform_document"));
        if (tool.isEmpty()) {
            return;
        }
        keep(state, each(state, tool.get(), parts, arguments -> {
            ToolWords.put(tool.get(), arguments, "format", Json.MAPPER.valueToTree(format));
            ToolWords.put(tool.get(), arguments, "to", Json.MAPPER.valueToTree(format));
        }));
    }

    private void tables(State state, List<Part> parts) {
        tools.find(List.of("find_tables"))
                .ifPresent(tool -> keep(
                        state,
                        each(
                                state,
                                tool,
                                parts,
                                arguments -> ToolWords.put(tool, arguments, "save", Json.MAPPER.valueToTree(true)))));
    }

    /** A tool for all documents at once. */
    private void together(State state, List<Part> parts, List<String> names) {
        Optional<ToolDescription> tool = tools.find(names);
        if (tool.isEmpty() || parts.size() < 2) {
            return;
        }
        List<Part> files = new Files(tools, calls, gathered).of(state, parts);
        ArrayNode list = Json.array();
        files.forEach(part -> list.add(part.file()));
        ObjectNode arguments = Json.object();
        ToolWords.put(tool.get(), arguments, "files", list);
        keep(state, calls.all(state.name(), List.of(new Request(tool.get().name(), arguments))));
    }

    /** What else is asked for, and tools that the words name themselves, in backticks. */
    private void plain(State state, List<Part> parts) {
        var names = new ArrayList<List<String>>();
        state.asks().forEach(ask -> Optional.ofNullable(PLAIN.get(ask.intent())).ifPresent(names::add));
        Set<String> known = Set.of("extract", "redact_document", "split_document", "classify_document");
        NAMED_TOOL
                .matcher(state.words())
                .results()
                .map(match -> match.group(1))
                .filter(name -> tools.knows(name) && !known.contains(name))
                .forEach(name -> names.add(List.of(name)));
        for (List<String> wanted : names) {
            tools.find(wanted).ifPresent(tool -> keep(state, each(state, tool, parts, arguments -> {})));
        }
    }

    /** One call for each document, beside each other. */
    private List<Step> each(
            State state, ToolDescription tool, List<Part> parts, java.util.function.Consumer<ObjectNode> more) {
        var requests = new ArrayList<Request>();
        for (Part part : parts) {
            ObjectNode arguments = ToolWords.on(tool, part);
            more.accept(arguments);
            requests.add(new Request(tool.name(), arguments));
        }
        return calls.all(state.name(), requests);
    }

    private void keep(State state, List<Step> steps) {
        for (Step step : steps) {
            gathered.made(step, state.words());
            gathered.note(
                    state.name(),
                    step.failed() ? String.valueOf(step.error()) : step.trace().summary(),
                    step.output());
        }
    }
}
