package dev.ocelli.engine.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocelli.catalog.tool.Material;
import dev.ocelli.catalog.tool.ToolContext;
import dev.ocelli.catalog.tool.ToolResult;
import dev.ocelli.catalog.tool.Toolset;
import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.artifact.Namespace;
import dev.ocelli.core.artifact.NewArtifact;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.base.RequestContext;
import dev.ocelli.engine.agent.AgentOutcome.End;
import dev.ocelli.engine.agent.AgentTask.Bounds;
import dev.ocelli.engine.agent.AgentTask.Speaker;
import dev.ocelli.engine.agent.AgentTask.Turn;
import dev.ocelli.engine.agent.AgentTask.Wanted;
import dev.ocelli.engine.agent.Move.ToolCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

final class AgentLoopTest {
    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final ScriptedTool ECHO =
            ScriptedTool.of("echo", Toolset.CORE, (arguments, context) -> new ToolResult(arguments, "Echoed."));

    @TempDir
    Path folder;

    private final List<AgentEvent> events = new ArrayList<>();

    private AgentOutcome run(
            AgentTask task, StepLog log, List<ScriptedTool> tools, Function<List<Step>, Move> planner) {
        return loop(tools, planner).run(task, log, events::add);
    }

    private AgentLoop loop(List<ScriptedTool> tools, Function<List<Step>, Move> planner) {
        PlannerChoice choice = task -> Optional.of((asked, done, log, listener) -> planner.apply(done));
        var rooms = new EngineRooms(
                AgentRooms.noExtraction(),
                AgentRooms.classifier(),
                new FolderArtifacts(folder),
                Eyes.CLOSED,
                FilmCuts.NONE);
        return new AgentLoop(choice, new Toolbox(tools), rooms, InstantSource.fixed(NOW));
    }

    private static AgentTask task(Bounds bounds) {
        return new AgentTask(
                new Namespace("p", Namespace.Owner.SESSION, "s"),
                List.of(new Turn(Speaker.USER, "do it", List.of())),
                List.of(),
                List.of(),
                new Wanted("vlmrun-orion-1:auto", Optional.empty(), false, false),
                bounds);
    }

    private static Bounds bounds(@Nullable Instant deadline, int mostSteps, Toolset... toolsets) {
        Optional<Set<Toolset>> listed =
                toolsets.length == 0 ? Optional.empty() : Optional.of(Set.copyOf(Arrays.asList(toolsets)));
        return new Bounds(listed, mostSteps, deadline, null, 0);
    }

    private static AgentTask task() {
        return task(bounds(null, 20));
    }

    private static ToolCall call(String tool, String key, String value) {
        return new ToolCall(tool + "-" + value, tool, Json.object().put(key, value));
    }

    private static Move calls(ToolCall... calls) {
        return new Move.Call(Arrays.asList(calls), "");
    }

    private static Move answer(String text) {
        return new Move.Answer(new AgentAnswer(text, null, List.of(), List.of()));
    }

    @Test
    void calls_run_and_their_steps_come_in_the_order_of_the_calls() {
        var slowMayGo = new CountDownLatch(1);
        var slow = ScriptedTool.of("slow", Toolset.CORE, (arguments, context) -> {
            await(slowMayGo);
            return new ToolResult(Json.object().put("was", "slow"), "Slow.");
        });
        var quick = ScriptedTool.of("quick", Toolset.CORE, (arguments, context) -> {
            slowMayGo.countDown();
            return new ToolResult(Json.object().put("was", "quick"), "Quick.");
        });

        AgentOutcome outcome = run(
                task(),
                StepLog.NONE,
                List.of(slow, quick),
                done -> done.isEmpty() ? calls(call("slow", "a", "1"), call("quick", "a", "2")) : answer("done"));

        assertThat(outcome.steps()).extracting(Step::name).containsExactly("slow", "quick");
        assertThat(outcome.steps()).extracting(Step::index).containsExactly(0, 1);
        assertThat(outcome.steps().getFirst().trace().inputHash()).matches("[0-9a-f]{64}");
        assertThat(outcome.end()).isEqualTo(End.ANSWERED);
        assertThat(outcome.answer().text()).isEqualTo("done");
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new OcelliException(ErrorCode.INTERNAL, "interrupted");
        }
    }

    @Test
    void a_failing_tool_is_a_step_that_the_planner_sees() {
        var failing = ScriptedTool.of("failing", Toolset.CORE, (arguments, context) -> {
            throw new OcelliException(ErrorCode.INVALID_FILE, "The file is damaged; upload it again.");
        });

        AgentOutcome outcome = run(
                task(),
                StepLog.NONE,
                List.of(failing),
                done -> done.isEmpty()
                        ? calls(call("failing", "a", "1"))
                        : answer("It says: " + done.getFirst().error()));

        assertThat(outcome.steps().getFirst().failed()).isTrue();
        assertThat(outcome.answer().text()).isEqualTo("It says: The file is damaged; upload it again.");
    }

    @Test
    void the_inside_of_a_broken_tool_stays_inside() {
        var broken = ScriptedTool.of("broken", Toolset.CORE, (arguments, context) -> {
            throw new IllegalStateException("secret detail");
        });

        AgentOutcome outcome = run(
                task(),
                StepLog.NONE,
                List.of(broken),
                done -> done.isEmpty() ? calls(call("broken", "a", "1")) : answer("sorry"));

        assertThat(outcome.steps().getFirst().error())
                .contains("failed inside the server")
                .doesNotContain("secret");
    }

    @Test
    void tools_outside_the_listed_toolsets_are_refused_and_the_missing_one_is_named() {
        var crop = ScriptedTool.of("crop", Toolset.IMAGE, (arguments, context) -> new ToolResult(Json.object(), ""));

        AgentOutcome outcome = run(
                task(bounds(null, 9, Toolset.CORE)),
                StepLog.NONE,
                List.of(crop),
                done -> done.isEmpty() ? calls(call("crop", "a", "1")) : answer("no"));

        assertThat(crop.asked()).isEmpty();
        assertThat(outcome.steps().getFirst().error()).contains("'image'").contains("core");
    }

    @Test
    void arguments_that_do_not_fit_and_unknown_tools_are_refused_in_words() {
        ObjectNode parameters = Json.object().put("type", "object");
        parameters.putObject("properties").putObject("page").put("type", "integer");
        var paged = new ScriptedTool(
                "paged", Toolset.CORE, parameters, (arguments, context) -> new ToolResult(Json.object(), ""));

        AgentOutcome outcome = run(
                task(),
                StepLog.NONE,
                List.of(paged),
                done -> done.isEmpty() ? calls(call("paged", "page", "two"), call("magic", "a", "1")) : answer("no"));

        assertThat(paged.asked()).isEmpty();
        assertThat(outcome.steps().get(0).error()).contains("/page");
        assertThat(outcome.steps().get(1).error()).contains("no tool 'magic'").contains("paged");
    }

    @Test
    void what_was_made_is_a_material_for_later_calls() {
        AgentOutcome outcome = run(task(), StepLog.NONE, List.of(maker(), lister()), done -> switch (done.size()) {
            case 0 -> calls(call("make", "text", "hello"));
            case 1 -> calls(call("list", "a", "1"));
            default -> answer("made");
        });

        Artifact made = outcome.steps().getFirst().trace().artifacts().getFirst();
        assertThat(outcome.steps().get(1).output().path("names").toString()).contains(made.id());
    }

    private ScriptedTool maker() {
        return ScriptedTool.of("make", Toolset.CORE, (arguments, context) -> {
            Path file = written(arguments.path("text").asString());
            Artifact kept = context.keep(new NewArtifact(MediaType.TEXT, "note.txt", file));
            return new ToolResult(Json.object().put("id", kept.id()), "Made.", List.of(kept));
        });
    }

    private static ScriptedTool lister() {
        return ScriptedTool.of("list", Toolset.CORE, (arguments, context) -> {
            ObjectNode output = Json.object();
            context.materials().stream().map(Material::name).forEach(output.putArray("names")::add);
            return new ToolResult(output, "Listed.");
        });
    }

    private Path written(String text) {
        try {
            return Files.writeString(Files.createTempFile(folder, "in", ".txt"), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void a_run_begun_again_repeats_no_step_and_has_its_artifacts_back() {
        var log = new MemoryLog();
        ScriptedTool make = maker();
        Function<List<Step>, Move> dies = done -> {
            if (!done.isEmpty()) {
                throw new IllegalStateException("the process dies here");
            }
            return calls(call("make", "text", "hello"));
        };
        assertThatThrownBy(() -> run(task(), log, List.of(make), dies)).hasMessageContaining("dies");

        AgentOutcome outcome = run(task(), log, List.of(make, lister()), done -> switch (done.size()) {
            case 0 -> calls(call("make", "text", "hello"));
            case 1 -> calls(call("list", "a", "1"));
            default -> answer("made");
        });

        assertThat(make.asked()).hasSize(1);
        assertThat(log.names()).containsExactlyInAnyOrder("step-0", "step-1");
        assertThat(outcome.steps().get(1).output().path("names").size()).isEqualTo(1);
    }

    @Test
    void the_step_limit_ends_a_run_that_never_answers_and_says_what_was_done() {
        AgentOutcome outcome = run(
                task(bounds(null, 3)), StepLog.NONE, List.of(ECHO), done -> calls(call("echo", "a", "" + done.size())));

        assertThat(outcome.end()).isEqualTo(End.STEP_LIMIT);
        assertThat(outcome.steps()).hasSize(3);
        assertThat(outcome.answer().text()).contains("after 3 steps").contains("- Echoed.");
        assertThat(told()).isEqualTo(outcome.answer().text());
    }

    @Test
    void the_deadline_ends_a_run_but_not_what_stands_in_the_log() {
        var log = new MemoryLog();
        run(task(), log, List.of(ECHO), done -> done.isEmpty() ? calls(call("echo", "a", "1")) : answer("x"));

        AgentOutcome outcome =
                run(task(bounds(NOW.minusSeconds(1), 9)), log, List.of(ECHO), done -> calls(call("echo", "a", "1")));

        assertThat(outcome.end()).isEqualTo(End.DEADLINE);
        assertThat(outcome.steps()).hasSize(1);
        assertThat(outcome.answer().text()).contains("time limit");
    }

    @Test
    void an_interrupted_thread_cancels_the_run_and_logs_no_half_step() throws InterruptedException {
        var log = new MemoryLog();
        var inside = new CountDownLatch(1);
        var waiting = ScriptedTool.of("waiting", Toolset.CORE, (arguments, context) -> {
            inside.countDown();
            await(new CountDownLatch(1));
            return new ToolResult(Json.object(), "");
        });
        var thrown = new AtomicReference<@Nullable Throwable>();
        Thread running = Thread.ofVirtual().start(() -> {
            try {
                run(task(), log, List.of(waiting), done -> calls(call("waiting", "a", "1"), call("waiting", "a", "2")));
            } catch (Throwable e) { // kept for the assertion
                thrown.set(e);
            }
        });

        inside.await();
        running.interrupt();
        running.join();

        assertThat(thrown.get()).isInstanceOf(CancellationException.class);
        assertThat(log.names()).isEmpty();
    }

    @Test
    void events_tell_each_step_and_the_whole_answer_once() {
        String long_ = "word ".repeat(300).strip();
        run(
                task(),
                StepLog.NONE,
                List.of(ECHO),
                done -> done.isEmpty() ? calls(call("echo", "a", "1")) : answer(long_));

        assertThat(events.get(0)).isEqualTo(new AgentEvent.StepStarted(0, "echo", "{\"a\":\"1\"}"));
        assertThat(events.get(1)).isInstanceOf(AgentEvent.StepDone.class);
        assertThat(events.stream().filter(AgentEvent.Text.class::isInstance)).hasSizeGreaterThan(2);
        assertThat(told()).isEqualTo(long_);
    }

    private String told() {
        var text = new StringBuilder();
        for (AgentEvent event : events) {
            if (event instanceof AgentEvent.Text(String piece)) {
                text.append(piece);
            }
        }
        return text.toString();
    }

    @Test
    void parallel_calls_work_for_the_same_request() {
        var whose = ScriptedTool.of(
                "whose",
                Toolset.CORE,
                (arguments, context) -> new ToolResult(
                        Json.object()
                                .put("request", RequestContext.CURRENT.get().requestId()),
                        ""));

        AgentOutcome outcome = ScopedValue.where(RequestContext.CURRENT, new RequestContext("req-7", "p"))
                .call(() -> run(
                        task(),
                        StepLog.NONE,
                        List.of(whose),
                        done -> done.isEmpty()
                                ? calls(call("whose", "a", "1"), call("whose", "a", "2"))
                                : answer("ok")));

        assertThat(outcome.steps())
                .allMatch(step -> step.output().path("request").asString().equals("req-7"));
    }

    @Test
    void a_name_nobody_has_is_answered_with_what_there_is() {
        var open = ScriptedTool.of("open", Toolset.CORE, AgentLoopTest::open);

        AgentOutcome outcome = run(
                task(),
                StepLog.NONE,
                List.of(open),
                done -> done.isEmpty() ? calls(call("open", "file", "file_9")) : answer("no"));

        assertThat(outcome.steps().getFirst().error())
                .contains("no file 'file_9'")
                .contains("there are no files");
    }

    private static ToolResult open(ObjectNode arguments, ToolContext context) {
        context.material(arguments.path("file").asString());
        return new ToolResult(Json.object(), "");
    }

    @Test
    void nobody_who_can_plan_is_said_plainly() {
        var rooms = new EngineRooms(
                AgentRooms.noExtraction(),
                AgentRooms.classifier(),
                new FolderArtifacts(folder),
                Eyes.CLOSED,
                FilmCuts.NONE);
        var loop = new AgentLoop(
                PlannerChoice.firstOf(List.of(task -> Optional.empty())),
                new Toolbox(List.of()),
                rooms,
                InstantSource.fixed(NOW));

        assertThatThrownBy(() -> loop.run(task(), StepLog.NONE, events::add))
                .isInstanceOf(OcelliException.class)
                .hasMessageContaining("OCELLI_MODEL_URL");
    }
}
