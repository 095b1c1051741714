package dev.ocelli.engine.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.base.RequestContext;
import dev.ocelli.core.base.Secret;
import dev.ocelli.core.file.Files;
import dev.ocelli.core.file.UrlFetcher;
import dev.ocelli.core.job.JobSettings;
import dev.ocelli.core.job.Lane;
import dev.ocelli.core.job.LocalJobs;
import dev.ocelli.core.store.TestDatabase;
import dev.ocelli.core.webhook.Webhooks;
import dev.ocelli.engine.execution.AgentSettings.Manner;
import dev.ocelli.engine.execution.Execution.Extras;
import dev.ocelli.engine.execution.Execution.Repeatable;
import dev.ocelli.engine.execution.ExecutionWish.Medium;
import dev.ocelli.engine.execution.ExecutionWish.Reach;
import dev.ocelli.engine.plan.SkillLookup;
import dev.ocelli.engine.request.JobStatus;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

final class ExecutionsTest {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final TestDatabase DATABASE = TestDatabase.create();
    private static final LocalJobs JOBS =
            new LocalJobs(DATABASE.database(), JobSettings.forMachine(2), InstantSource.system(), Ids.random());
    private static final Webhooks WEBHOOKS = new Webhooks(
            DATABASE.database(),
            JOBS,
            new Webhooks.Parts(
                    (url, headers, body, limit) -> 200, InstantSource.system(), Ids.random(), new Secret("s")));
    private static final ScriptedRunner RUNNER = new ScriptedRunner();
    private static final Agents AGENTS =
            new Agents(DATABASE.database(), SkillLookup.NONE, InstantSource.system(), Ids.random());
    private static final Executions EXECUTIONS = executions();

    private static Executions executions() {
        UrlFetcher nowhere = null;
        var files = new Files(
                DATABASE.database(),
                Path.of("target/execution-files"),
                1 << 20,
                nowhere,
                Ids.random(),
                InstantSource.system());
        return new Executions(
                new Executions.Rooms(DATABASE.database(), JOBS, WEBHOOKS, AGENTS, RUNNER, Tracer.NONE),
                new Executions.Sources(files, SkillLookup.NONE, new NoPages()),
                execution ->
                        "body of " + execution.id() + " " + execution.status().wireName(),
                InstantSource.system(),
                Ids.random());
    }

    @BeforeAll
    static void start() {
        JOBS.register(WEBHOOKS);
        JOBS.start();
    }

    @AfterAll
    static void close() {
        JOBS.close();
        DATABASE.close();
    }

    private static ExecutionWish wish(@Nullable String name, @Nullable String prompt) {
        return new ExecutionWish(
                Medium.AGENT,
                name,
                "vlmrun-orion-1:auto",
                List.of(),
                new AgentSettings(prompt, null, List.of(), Manner.USUAL),
                Reach.USUAL);
    }

    private static Execution accept(String project, String prompt, Extras extras) {
        return EXECUTIONS.accept(project, EXECUTIONS.check(project, wish(null, prompt)), extras, Lane.BATCH);
    }

    private static Execution run(String prompt) {
        return EXECUTIONS.await(accept("p", prompt, Extras.NONE), LIMIT);
    }

    private static void until(BooleanSupplier condition) {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
    }

    @Test
    void runs_to_its_end_and_keeps_every_step() {
        Execution done = run("steps=3");
        assertThat(done.status()).isEqualTo(JobStatus.COMPLETED);
        assertThat(done.outcome().response()).isEqualTo(Json.object().put("steps", 3));
        assertThat(done.outcome().steps()).isEqualTo(3);
        assertThat(EXECUTIONS.steps("p", done.id()))
                .extracting(step -> step.trace().summary())
                .containsExactly("Counted 0.", "Counted 1.", "Counted 2.");
    }

    @Test
    void an_answer_in_words_is_an_object_too() {
        assertThat(run("words").outcome().response()).isEqualTo(Json.object().put("result", "Done."));
    }

    @Test
    void what_happened_can_be_read_from_the_beginning_and_from_the_middle() {
        Execution done = run("steps=2");
        List<ExecutionEvent> all = EXECUTIONS.events(done, 0, 100);
        assertThat(all)
                .extracting(ExecutionEvent::kind)
                .containsExactly(
                        "status", "status", "step_started", "step_done", "step_started", "step_done", "status");
        assertThat(all).extracting(ExecutionEvent::number).containsExactly(1, 2, 3, 4, 5, 6, 7);
        assertThat(EXECUTIONS.events(done, 5, 100)).hasSize(2);
    }

    @Test
    void a_paused_execution_rests_until_it_is_resumed_and_repeats_nothing() {
        RUNNER.gate.drainPermits();
        Execution accepted = accept("p", "steps=3 pause", Extras.NONE);
        until(() -> EXECUTIONS.events(accepted, 0, 10).stream()
                .anyMatch(event -> event.kind().equals("step_started")));
        assertThat(EXECUTIONS.pause("p", accepted.id()).status()).isEqualTo(JobStatus.PAUSED);
        RUNNER.gate.release(1_000_000);
        until(() -> EXECUTIONS.steps("p", accepted.id()).size() == 1);
        assertThat(EXECUTIONS.get("p", accepted.id()).status()).isEqualTo(JobStatus.PAUSED);
        EXECUTIONS.resume("p", accepted.id());
        until(() -> EXECUTIONS.get("p", accepted.id()).status() == JobStatus.COMPLETED);
        assertThat(RUNNER.worked.stream().filter(work -> work.startsWith(accepted.id())))
                .containsExactly(accepted.id() + " 0", accepted.id() + " 1", accepted.id() + " 2");
    }

    @Test
    void a_cancelled_execution_is_failed_with_a_reason_that_people_can_read() {
        RUNNER.gate.drainPermits();
        Execution accepted = accept("p", "steps=2 cancel", Extras.NONE);
        Execution cancelled = EXECUTIONS.cancel("p", accepted.id());
        RUNNER.gate.release(1_000_000);
        assertThat(cancelled.status()).isEqualTo(JobStatus.FAILED);
        assertThat(cancelled.progress().message()).isEqualTo("Cancelled by its owner.");
        assertThat(EXECUTIONS.cancel("p", accepted.id()).status()).isEqualTo(JobStatus.FAILED);
    }

    @Test
    void a_done_execution_cannot_be_paused_nor_a_running_one_resumed() {
        Execution done = run("steps=1");
        assertThatThrownBy(() -> EXECUTIONS.pause("p", done.id()))
                .isInstanceOfSatisfying(
                        OcelliException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT));
        assertThatThrownBy(() -> EXECUTIONS.resume("p", done.id())).isInstanceOf(OcelliException.class);
    }

    @Test
    void a_replay_hears_the_same_answers_of_models_and_ends_the_same() {
        Execution first = run("steps=3 model=1");
        int asked = RUNNER.modelAsked.get();
        Execution replay = EXECUTIONS.await(EXECUTIONS.replay("p", first.id(), List.of()), LIMIT);
        assertThat(replay.id()).isNotEqualTo(first.id());
        assertThat(replay.extras().replayOf()).isEqualTo(first.id());
        assertThat(Json.write(replay.outcome().response()))
                .isEqualTo(Json.write(first.outcome().response()));
        assertThat(RUNNER.modelAsked).hasValue(asked);
    }

    @Test
    void a_replay_sees_what_a_vision_model_said_inside_a_tool() {
        Execution first = run("steps=1 looks");
        int asked = RUNNER.modelAsked.get();
        Execution replay = EXECUTIONS.await(EXECUTIONS.replay("p", first.id(), List.of()), LIMIT);
        assertThat(Json.write(replay.outcome().response())).contains("a barn, at look " + asked);
        assertThat(RUNNER.modelAsked).hasValue(asked);
    }

    @Test
    void the_same_key_gives_the_same_execution_and_another_body_a_conflict() {
        var extras = new Extras(null, null, new Repeatable("k1", "h1"), null);
        Execution first = accept("p", "steps=1", extras);
        assertThat(accept("p", "steps=1", extras).id()).isEqualTo(first.id());
        assertThatThrownBy(() -> EXECUTIONS.repeated("p", new Repeatable("k1", "h2")))
                .isInstanceOfSatisfying(
                        OcelliException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT));
    }

    @Test
    void another_projects_execution_is_unknown() {
        Execution done = run("steps=1");
        assertThatThrownBy(() -> EXECUTIONS.get("other", done.id()))
                .isInstanceOfSatisfying(
                        OcelliException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }

    @Test
    void a_callback_is_told_of_the_end() {
        Execution accepted = accept("p", "steps=1", new Extras(null, "https://example.com/done", null, null));
        EXECUTIONS.await(accepted, LIMIT);
        assertThat(WEBHOOKS.about("p", accepted.id()))
                .singleElement()
                .satisfies(
                        delivery -> assertThat(delivery.body()).isEqualTo("body of " + accepted.id() + " completed"));
    }

    @Test
    void a_stored_agent_runs_by_name_by_version_and_by_its_prompt() {
        Agent agent =
                AGENTS.create("q", "counter:v1", new AgentSettings("steps=2 agent", null, List.of(), Manner.USUAL));
        assertThat(EXECUTIONS.check("q", wish("counter", null)).name()).isEqualTo("counter:v1");
        assertThat(EXECUTIONS.check("q", wish("counter:v1", null)).settings().prompt())
                .isEqualTo("steps=2 agent");
        assertThat(EXECUTIONS.check("q", wish(null, "steps=2 agent")).name()).isEqualTo("counter:v1");
        assertThat(AGENTS.get("q", agent.id())).isEqualTo(agent);
        assertThatThrownBy(() -> EXECUTIONS.check("q", wish("counter:v2", null)))
                .isInstanceOfSatisfying(
                        OcelliException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
        assertThatThrownBy(() -> EXECUTIONS.check("q", wish("a:b:c", null)))
                .isInstanceOfSatisfying(
                        OcelliException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST));
    }

    @Test
    void an_agent_never_changes() {
        var settings = new AgentSettings("one", null, List.of(), Manner.USUAL);
        Agent agent = AGENTS.create("q", "fixed:v1", settings);
        assertThat(AGENTS.create("q", "fixed:v1", settings).id()).isEqualTo(agent.id());
        assertThatThrownBy(
                        () -> AGENTS.create("q", "fixed:v1", new AgentSettings("two", null, List.of(), Manner.USUAL)))
                .isInstanceOfSatisfying(
                        OcelliException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT));
    }

    @Test
    void unknown_toolsets_and_wishes_that_say_nothing_are_refused() {
        var odd = new ExecutionWish(
                Medium.AGENT,
                null,
                "m",
                List.of(),
                new AgentSettings("x", null, List.of(), Manner.USUAL),
                new Reach(List.of("core", "magic"), true, null, null));
        assertThatThrownBy(() -> EXECUTIONS.check("p", odd))
                .isInstanceOfSatisfying(
                        OcelliException.class, e -> assertThat(e.param()).contains("toolsets[1]"));
        assertThatThrownBy(() -> EXECUTIONS.check("p", wish(null, null)))
                .isInstanceOfSatisfying(
                        OcelliException.class, e -> assertThat(e.param()).contains("config.prompt"));
    }

    @Test
    void keys_of_one_project_take_turns() {
        RUNNER.gate.drainPermits();
        for (int i = 0; i < 40; i++) {
            as("greedy", () -> accept("fair", "steps=1 greedy", Extras.NONE));
        }
        Execution modest = as("modest", () -> accept("fair", "steps=1 modest", Extras.NONE));
        RUNNER.gate.release(1_000_000);
        EXECUTIONS.await(modest, LIMIT);
        long before = RUNNER.tasks.stream()
                .takeWhile(task -> !task.namespace().id().equals(modest.id()))
                .filter(task -> task.turns().getFirst().text().contains("greedy"))
                .count();
        assertThat(before).isLessThan(20);
    }

    private static Execution as(String key, java.util.function.Supplier<Execution> work) {
        var caller = new RequestContext.Caller(Optional.of(key), RequestContext.Origin.API);
        return ScopedValue.where(RequestContext.CURRENT, new RequestContext("r", "fair", caller))
                .call(work::get);
    }

    @Test
    void inputs_that_are_no_files_stand_in_the_words_of_the_task() {
        var inputs = List.<ExecutionInput>of(
                new ExecutionInput.TextInput("note", "be quick"),
                new ExecutionInput.ValueInput("order", Json.object().put("n", 7)));
        ExecutionWish wish = EXECUTIONS.check("p", wish(null, "steps=0 inputs")).with(inputs);
        Execution done = EXECUTIONS.await(EXECUTIONS.accept("p", wish, Extras.NONE, Lane.BATCH), LIMIT);
        assertThat(RUNNER.tasks.stream()
                        .filter(task -> task.namespace().id().equals(done.id()))
                        .findFirst()
                        .orElseThrow()
                        .turns()
                        .getLast()
                        .text())
                .isEqualTo("steps=0 inputs\n\nnote: be quick\n\norder: {\"n\":7}");
    }
}
