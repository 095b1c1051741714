package dev.ocelli.engine.execution;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.job.Job;
import dev.ocelli.core.job.JobKind;
import dev.ocelli.core.job.Steps;
import dev.ocelli.core.webhook.Webhooks;
import dev.ocelli.engine.agent.AgentOutcome;
import dev.ocelli.engine.agent.AgentTask;
import dev.ocelli.engine.agent.Step;
import dev.ocelli.engine.execution.ExecutionRepository.Settled;
import dev.ocelli.engine.request.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** The job of one execution. Its id is the execution's. */
final class ExecutionWork implements JobKind {
    static final String KIND = "execution";

    /** In the job's payload: the execution whose models answer again. */
    static final String RECORDED = "recorded";

    private static final int STARTS_WITHOUT_MODEL = 2;

    private final ExecutionRepository executions;
    private final HistoryRepository history;
    private final Tasks tasks;
    private final Runner runner;
    private final Told told;
    private final InstantSource clock;

    /** Who is told that an execution is done. */
    record Told(Webhooks webhooks, ExecutionWriter writer) {
        void tell(Execution done) {
            @Nullable String url = done.extras().callbackUrl();
            if (url != null) {
                webhooks.send(done.projectId(), done.id(), url, writer.write(done));
            }
        }
    }

    ExecutionWork(
            ExecutionRepository executions,
            HistoryRepository history,
            Tasks tasks,
            Runner runner,
            Told told,
            InstantSource clock) {
        this.executions = executions;
        this.history = history;
        this.tasks = tasks;
        this.runner = runner;
        this.told = told;
        this.clock = clock;
    }

    @Override
    public String name() {
        return KIND;
    }

    @Override
    public void run(Job job, Steps steps) {
        Optional<Execution> begun = executions.begin(job.id(), clock.instant());
        if (begun.isEmpty()) {
            return;
        }
        Execution execution = begun.get();
        if (execution.outcome().steps() == 0) {
            Teller.tell(history, job.id(), JobStatus.RUNNING, null);
        }
        Instant started = Objects.requireNonNull(execution.progress().startedAt());
        AgentTask task = tasks.task(execution, started);
        Optional<String> recorded =
                Optional.ofNullable(job.payload().path(RECORDED).stringValue(null));
        var log = new ExecutionLog(steps, history, job.id(), recorded);
        AgentOutcome outcome = run(task, log, new Teller(executions, history, job.id(), () -> goOn(steps)), steps);
        steps.checkpoint();
        refuseNothing(outcome);
        complete(execution, task, outcome);
    }

    /** Runs to the answer; a run that was cancelled in the middle of a step ends as at its border. */
    private AgentOutcome run(AgentTask task, ExecutionLog log, Teller teller, Steps steps) {
        try {
            return runner.run(task, log, teller);
        } catch (CancellationException e) {
            steps.checkpoint();
            throw e;
        }
    }

    /** Ends the run inside a step when its job was cancelled, is paused, or the process is stopping. */
    private static void goOn(Steps steps) {
        try {
            steps.checkpoint();
        } catch (RuntimeException e) {
            var ended = new CancellationException("the run was ended from outside");
            ended.initCause(e);
            throw ended;
        }
    }

    /** A run in which every step went wrong has no result, whatever its answer looks like. */
    private static void refuseNothing(AgentOutcome outcome) {
        if (!outcome.steps().isEmpty() && outcome.steps().stream().allMatch(Step::failed)) {
            throw new OcelliException(
                    ErrorCode.INVALID_FILE,
                    "inputs",
                    "Nothing could be done with the inputs: "
                            + outcome.steps().getFirst().error());
        }
    }

    private void complete(Execution execution, AgentTask task, AgentOutcome outcome) {
        var tier = execution.wish().settings().manner().serviceTier();
        var settled = new Settled(
                Results.response(outcome),
                Results.consumed(task, outcome, tasks.elements(task), tier),
                null,
                Results.message(outcome),
                clock.instant());
        executions.settle(execution.id(), settled, this::done);
    }

    /** A model that cannot be had was tried again by its backend already; what it said is in the journal. */
    @Override
    public Optional<Duration> pauseAfter(int starts, Throwable problem) {
        boolean upstream = problem instanceof OcelliException known && known.code() == ErrorCode.UPSTREAM_FAILED;
        return upstream && starts >= STARTS_WITHOUT_MODEL ? Optional.empty() : pauseAfter(starts);
    }

    @Override
    public void failed(Job job, OcelliException reason) {
        var settled = new Settled(null, null, reason, reason.getMessage(), clock.instant());
        executions.settle(job.id(), settled, this::done);
    }

    private void done(Execution done) {
        Teller.tell(history, done.id(), done.status(), done.progress().message());
        told.tell(done);
    }
}
