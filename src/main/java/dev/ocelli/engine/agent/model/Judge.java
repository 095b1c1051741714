package dev.ocelli.engine.agent.model;

import dev.ocelli.catalog.model.chat.ChatListener;
import dev.ocelli.catalog.model.chat.ToolRequest;
import dev.ocelli.catalog.model.chat.ToolSpec;
import dev.ocelli.core.base.Json;
import dev.ocelli.engine.agent.AgentAnswer;
import dev.ocelli.engine.agent.AgentEvent;
import dev.ocelli.engine.agent.AgentTask;
import dev.ocelli.engine.agent.AgentTask.Speaker;
import dev.ocelli.engine.agent.Move;
import dev.ocelli.engine.agent.Step;
import java.util.ArrayList;
import java.util.List;
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
    }

    /** Whether an objection asks for better JSON rather than for a better call. */
    static boolean isAboutJson(String objection) {
        return objection.startsWith(JSON_WORDS);
    }

    private boolean wantsJson() {
        return task.wanted().json() || task.wanted().schema().isPresent();
    }

    /** JSON is not told piece by piece: it may be refused; nor is an answer that must begin with a call. */
    ChatListener speaking(List<Step> steps, Consumer<AgentEvent> listener) {
        if (wantsJson() || mustCall(steps)) {
            return ChatListener.NONE;
        }
        return new Speaking(
                spoken(steps).isEmpty() ? "" : "\n\n",
                piece -> listener.accept(new AgentEvent.Text(piece)),
                marks::shown);
    }

    /** Words of earlier thoughts that were told as they came, and so are a part of the answer. */
    private String spoken(List<Step> steps) {
        return steps.stream()
                .filter(step -> step.name().equals(Thought.STEP) && !step.failed())
                .map(Thought::of)
                .map(Thought::text)
                .filter(text -> !wantsJson() && text.length() > Speaking.HELD)
                .map(marks::shown)
                .collect(Collectors.joining("\n\n"));
    }

    private boolean mustCall(List<Step> steps) {
        String choice = task.callerTools().choice();
        boolean answered = !task.turns().isEmpty() && task.turns().getLast().speaker() == Speaker.TOOL;
        return !choice.equals("auto")
                && !choice.equals("none")
                && !answered
                && steps.stream().noneMatch(step -> !step.name().equals(Thought.STEP));
    }

    /**
     * @param steps before the thought
     * @param thinking of this move, the thought included
     * @param last whether nobody will ask again
     */
    Judgement judge(Thought thought, List<Step> steps, List<Step> thinking, boolean last) {
        if (!thought.calls().isEmpty()) {
            return calls(thought, steps, thinking);
        }
        if (mustCall(steps) && !last) {
            return new Judgement.Objection(
                    "You must call a tool first: " + task.callerTools().choice() + ".");
        }
        return wantsJson() ? json(thought, thinking) : words(thought, steps, thinking);
    }

    private Judgement json(Thought thought, List<Step> thinking) {
        JsonAnswer.Reading reading = json.read(thought.text());
        if (reading.value().isEmpty()) {
            return new Judgement.Objection(
                    reading.objection().startsWith(JSON_WORDS)
                            ? reading.objection()
                            : JSON_WORDS + " cannot be used. " + reading.objection());
        }
        ObjectNode value = json.verified(reading.value().get());
        return made(new AgentAnswer(Json.write(value), value, List.of(), List.of()), thinking);
    }

    private Judgement words(Thought thought, List<Step> steps, List<Step> thinking) {
        if (thought.text().isBlank()) {
            return new Judgement.Objection("You said nothing. Call a tool, or answer.");
        }
        return made(new AgentAnswer(whole(thought, steps), null, marks.citations(thought.text()), List.of()), thinking);
    }

    private String whole(Thought thought, List<Step> steps) {
        String before = spoken(steps);
        String text = marks.shown(thought.text());
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
            Optional<String> against = graph.objection(call.name(), steps);
            if (against.isPresent()) {
                return new Judgement.Objection(against.get());
            }
            calls.add(new Move.ToolCall(call.id(), call.name(), arguments.get()));
        }
        List<Move.ToolCall> callers = calls.stream()
                .filter(call -> offer.callers().contains(call.tool()))
                .toList();
        if (!callers.isEmpty()) {
            return made(new AgentAnswer(whole(thought, steps), null, List.of(), callers), thinking);
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
