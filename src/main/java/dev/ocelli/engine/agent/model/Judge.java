package dev.ocelli.engine.agent.model;

import dev.ocelli.catalog.model.chat.ChatListener;
import dev.ocelli.catalog.model.chat.ToolChoice;
import dev.ocelli.catalog.model.chat.ToolRequest;
import dev.ocelli.catalog.model.chat.ToolSpec;
import dev.ocelli.core.base.Json;
import dev.ocelli.engine.agent.AgentAnswer;
import dev.ocelli.engine.agent.AgentAnswer.Citation;
import dev.ocelli.engine.agent.AgentEvent;
import dev.ocelli.engine.agent.AgentTask;
import dev.ocelli.engine.agent.Move;
import dev.ocelli.engine.agent.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Turns a model's thought into a move, or says what is wrong with it. The same thought gives the same verdict. */
final class Judge {
    private static final String JSON_WORDS = "Your answer";

    private final AgentTask task;
    private final Offer offer;
    private final JsonAnswer json;
    private final GraphGuard graph;
    private final Marks marks;

    Judge(AgentTask task, Offer offer, Desk desk) {
        this.task = task;
        this.offer = offer;
        this.json = new JsonAnswer(task, desk);
        this.graph = new GraphGuard(
                task.skills(), offer.tools().stream().map(ToolSpec::name).collect(Collectors.toSet()));
        this.marks = new Marks(task.materials(), desk::see);
    }

    sealed interface Judgement {
        record Made(Move move) implements Judgement {}

        /** In words for the model. */
        record Objection(String words) implements Judgement {}

        /** The answer was cut and should be gone on with. */
        record Unfinished() implements Judgement {}

        /** Asking again is of no use; in words for the caller. */
        record Hopeless(String words) implements Judgement {}
    }

    /** Whether an objection asks for better JSON rather than for a better call. */
    static boolean isAboutJson(String objection) {
        return objection.startsWith(JSON_WORDS);
    }

    private boolean wantsJson() {
        return task.wanted().json() || task.wanted().schema().isPresent();
    }

    /** JSON is not told piece by piece: it may be refused; nor is an answer that must begin with a call. */
    ChatListener speaking(List<Step> steps, boolean goingOn, Consumer<AgentEvent> listener) {
        if (wantsJson() || task.demandsCall()) {
            return ChatListener.NONE;
        }
        List<Utterance> said = Utterance.all(steps);
        List<Utterance> before = goingOn ? said.subList(0, said.size() - 1) : said;
        return new Speaking(
                spoken(before).isEmpty() ? "" : "\n\n",
                goingOn ? said.getLast().text() : "",
                piece -> listener.accept(new AgentEvent.Text(piece)),
                marks::shown);
    }

    /** Words of earlier thoughts that were told as they came, and so are a part of the answer. */
    private String spoken(List<Utterance> said) {
        return said.stream()
                .map(Utterance::text)
                .filter(text -> !wantsJson() && text.length() > Speaking.HELD)
                .map(marks::shown)
                .collect(Collectors.joining("\n\n"));
    }

    /**
     * @param steps the thought's own the last
     * @param thinking of this move, the thought included
     */
    Judgement judge(List<Step> steps, List<Step> thinking) {
        Thought thought = Thought.of(steps.getLast());
        if (!thought.calls().isEmpty()) {
            return calls(thought, steps, thinking);
        }
        if (task.demandsCall()) {
            return new Judgement.Objection(demand());
        }
        Utterance said = Utterance.all(steps).getLast();
        return wantsJson() ? json(said, thinking) : words(said, steps, thinking);
    }

    private String demand() {
        return task.callerTools().choice() instanceof ToolChoice.Named(String tool)
                ? "You must call the tool " + tool + "."
                : "You must call one of the tools.";
    }

    private long mostTokens() {
        return Objects.requireNonNullElse(task.bounds().maxTokens(), Integer.MAX_VALUE);
    }

    private Judgement json(Utterance said, List<Step> thinking) {
        JsonAnswer.Reading reading = json.read(said);
        if (reading.value().isPresent()) {
            return json(reading.value().get(), false, thinking);
        }
        if (said.wasCut() && said.text().contains("{")) {
            return said.canGoOn(mostTokens())
                    ? new Judgement.Unfinished()
                    : json.begun(said)
                            .map(begun -> json(begun, true, thinking))
                            .orElseGet(() -> new Judgement.Hopeless(reading.objection()));
        }
        return new Judgement.Objection(
                reading.objection().startsWith(JSON_WORDS)
                        ? reading.objection()
                        : JSON_WORDS + " cannot be used. " + reading.objection());
    }

    private Judgement json(ObjectNode found, boolean cut, List<Step> thinking) {
        ObjectNode value = json.verified(found);
        return made(new AgentAnswer(Json.write(value), value, List.of(), List.of(), cut), thinking);
    }

    private Judgement words(Utterance said, List<Step> steps, List<Step> thinking) {
        if (said.text().isBlank()) {
            return new Judgement.Objection("You said nothing. Call a tool, or answer.");
        }
        if (said.canGoOn(mostTokens())) {
            return new Judgement.Unfinished();
        }
        List<Citation> citations = marks.citations(said.text());
        return made(new AgentAnswer(whole(steps), null, citations, List.of(), said.wasCut()), thinking);
    }

    /** All that was told of earlier words, and the last ones. */
    private String whole(List<Step> steps) {
        List<Utterance> said = Utterance.all(steps);
        String before = spoken(said.subList(0, said.size() - 1));
        String text = marks.shown(said.getLast().text());
        return before.isEmpty() || text.isEmpty() ? before + text : before + "\n\n" + text;
    }

    private static Judgement made(AgentAnswer answer, List<Step> thinking) {
        return new Judgement.Made(new Move.Answer(answer, thinking));
    }

    private Judgement calls(Thought thought, List<Step> steps, List<Step> thinking) {
        List<Move.ToolCall> calls = new ArrayList<>();
        for (ToolRequest call : thought.calls()) {
            Optional<ObjectNode> arguments = arguments(call);
            if (arguments.isEmpty()) {
                return new Judgement.Objection(
                        "The arguments of '" + call.name() + "' are not a JSON object. Call it again with good ones.");
            }
            Optional<String> against = graph.objection(call.name(), steps.subList(0, steps.size() - 1));
            if (against.isPresent()) {
                return new Judgement.Objection(against.get());
            }
            calls.add(new Move.ToolCall(call.id(), call.name(), arguments.get()));
        }
        List<Move.ToolCall> callers = calls.stream()
                .filter(call -> offer.callers().contains(call.tool()))
                .toList();
        if (task.callerTools().choice() instanceof ToolChoice.Named(String tool)
                && task.demandsCall()
                && callers.stream().noneMatch(call -> call.tool().equals(tool))) {
            return new Judgement.Objection(demand());
        }
        if (!callers.isEmpty()) {
            return made(new AgentAnswer(whole(steps), null, List.of(), callers), thinking);
        }
        String aside = thought.text().length() > Speaking.HELD && !wantsJson() ? "" : marks.shown(thought.text());
        return new Judgement.Made(new Move.Call(calls, aside, thinking));
    }

    private static Optional<ObjectNode> arguments(ToolRequest call) {
        String text = call.arguments().isBlank() ? "{}" : call.arguments();
        try {
            JsonNode node = Json.MAPPER.readTree(text);
            return node instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JacksonException _) {
            return Optional.empty();
        }
    }
}
