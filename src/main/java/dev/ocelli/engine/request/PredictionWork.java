package dev.ocelli.engine.request;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.job.Job;
import dev.ocelli.core.job.JobKind;
import dev.ocelli.core.job.Steps;
import dev.ocelli.engine.plan.Alternative;
import dev.ocelli.engine.plan.Plan;
import dev.ocelli.engine.plan.Planner;
import dev.ocelli.engine.plan.Submission;
import dev.ocelli.engine.reason.Work;
import dev.ocelli.engine.request.Extraction.Effort;
import dev.ocelli.engine.request.Extraction.Result;
import dev.ocelli.engine.request.Prediction.Making;
import dev.ocelli.engine.request.Prediction.Outcome;
import dev.ocelli.engine.request.PredictionRepository.Settled;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The job of one prediction. Its id is the prediction's. */
final class PredictionWork implements JobKind {
    static final String KIND = "prediction";

    private static final int STARTS_WITHOUT_MODEL = 2;

    private final PredictionRepository repository;
    private final Planner planner;
    private final Extraction extraction;
    private final Callbacks callbacks;
    private final InstantSource clock;

    PredictionWork(
            PredictionRepository repository,
            Planner planner,
            Extraction extraction,
            Callbacks callbacks,
            InstantSource clock) {
        this.repository = repository;
        this.planner = planner;
        this.extraction = extraction;
        this.callbacks = callbacks;
        this.clock = clock;
    }

    @Override
    public String name() {
        return KIND;
    }

    @Override
    public void run(Job job, Steps steps) {
        Prediction prediction = repository.find(job.id()).orElseThrow();
        if (prediction.status().isDone()) {
            return;
        }
        repository.begin(job.id(), clock.instant());
        Submission submission = prediction.submission();
        Plan plan = planner.planAccepted(job.projectId(), submission);
        Result result = steps.once("extract", Result.class, () -> make(job, steps, plan, submission));
        steps.checkpoint();
        complete(job.id(), plan, submission, result);
    }

    private Result make(Job job, Steps steps, Plan plan, Submission submission) {
        Optional<Duration> time = time(submission);
        Consumer<String> note = words -> repository.note(job.id(), words);
        var work = new Work(steps, time.map(clock.instant()::plus), note);
        var effort = new Effort(time, new ProgressNotes(note, steps::checkpoint), work);
        return switch (submission.purpose()) {
            case GENERATE -> {
                List<Alternative> alternatives = planner.alternatives(job.projectId(), submission);
                yield alternatives.isEmpty() ? extraction.run(plan, effort) : extraction.choose(alternatives, effort);
            }
            case PROPOSE_SCHEMA -> extraction.proposeSchema(plan, effort);
        };
    }

    private static Optional<Duration> time(Submission submission) {
        return Optional.ofNullable(submission.config().limits().maxSeconds())
                .map(seconds -> Duration.ofMillis(Math.round(seconds * 1000)));
    }

    private void complete(String id, Plan plan, Submission submission, Result result) {
        int credits = Credits.of(plan, submission.config().serviceTier(), result);
        @Nullable String message = result.notes().isEmpty() ? null : String.join(" ", result.notes());
        var outcome = new Outcome(result.response(), result.pages(), credits, null, result.making());
        repository.settle(id, new Settled(outcome, message, clock.instant()), callbacks::tell);
    }

    /** A model that cannot be had was tried again by its backend already. */
    @Override
    public Optional<Duration> pauseAfter(int starts, Throwable problem) {
        boolean upstream = problem instanceof OcelliException known && known.code() == ErrorCode.UPSTREAM_FAILED;
        return upstream && starts >= STARTS_WITHOUT_MODEL ? Optional.empty() : pauseAfter(starts);
    }

    @Override
    public void failed(Job job, OcelliException reason) {
        var outcome = new Outcome(null, 0, 0, reason, Making.NONE);
        repository.settle(job.id(), new Settled(outcome, reason.getMessage(), clock.instant()), callbacks::tell);
    }
}
