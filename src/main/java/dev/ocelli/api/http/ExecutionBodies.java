package dev.ocelli.api.http;

import dev.ocelli.api.wire.ExecutionBody;
import dev.ocelli.api.wire.PredictionBody;
import dev.ocelli.api.wire.PredictionBody.FailureBody;
import dev.ocelli.api.wire.StepBody;
import dev.ocelli.api.wire.UsageBody;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.engine.agent.Step;
import dev.ocelli.engine.execution.Execution;
import dev.ocelli.engine.execution.ExecutionWish.Medium;
import dev.ocelli.engine.request.JobStatus;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Executions as the wire has them. */
public final class ExecutionBodies {
    private ExecutionBodies() {}

    /** The text of an execution, as GET answers it and webhooks carry it. */
    public static String write(Execution execution) {
        return Json.write(wire(execution));
    }

    /** In the shape of the route that it came by. */
    static Object wire(Execution execution) {
        return execution.wish().medium() == Medium.AGENT ? of(execution) : asPrediction(execution);
    }

    static ExecutionBody of(Execution execution) {
        return new ExecutionBody(
                execution.id(),
                execution.name(),
                execution.progress().createdAt(),
                execution.progress().completedAt(),
                execution.outcome().response(),
                "agent",
                execution.status().wireName(),
                usage(execution),
                new ExecutionBody.More(
                        execution.wish().model(),
                        execution.extras().metadata(),
                        execution.extras().callbackUrl(),
                        tier(execution),
                        execution.wish().reach().toolsets(),
                        execution.extras().replayOf(),
                        failure(execution.outcome().failure())));
    }

    /** For {@code /v1/document/execute} and its kin, whose clients poll it as a prediction. */
    public static PredictionBody asPrediction(Execution execution) {
        return new PredictionBody(
                execution.id(),
                execution.progress().createdAt(),
                execution.progress().completedAt(),
                execution.status().wireName(),
                null,
                execution.outcome().response(),
                usage(execution),
                new PredictionBody.More(
                        execution.extras().metadata(),
                        execution.extras().callbackUrl(),
                        tier(execution),
                        failure(execution.outcome().failure())));
    }

    private static String tier(Execution execution) {
        return execution.wish().settings().manner().serviceTier().name().toLowerCase(Locale.ROOT);
    }

    private static UsageBody usage(Execution execution) {
        Execution.@Nullable Consumed consumed = execution.outcome().consumed();
        boolean enqueued = execution.status() == JobStatus.ENQUEUED;
        return new UsageBody(
                consumed == null ? null : consumed.elements(),
                consumed == null ? null : consumed.elementType(),
                consumed == null ? null : consumed.credits(),
                enqueued && execution.outcome().steps() == 0
                        ? null
                        : execution.outcome().steps(),
                execution.progress().message(),
                seconds(execution.progress()));
    }

    private static int seconds(Execution.Progress progress) {
        @Nullable Instant began = progress.startedAt();
        @Nullable Instant ended = progress.completedAt();
        return began == null || ended == null
                ? 0
                : Math.round(Duration.between(began, ended).toMillis() / 1000f);
    }

    private static @Nullable FailureBody failure(@Nullable OcelliException failure) {
        return failure == null
                ? null
                : new FailureBody(
                        failure.getMessage(),
                        failure.code().wireType(),
                        failure.code().wireCode(),
                        failure.param().orElse(null));
    }

    static StepBody step(Step step) {
        Step.Trace trace = step.trace();
        return new StepBody(
                step.index(),
                step.id(),
                step.name(),
                step.failed() ? "failed" : "completed",
                trace.summary(),
                step.input(),
                step.output(),
                step.error(),
                trace.artifacts().stream()
                        .map(one -> new StepBody.Made(
                                one.id(), one.filename(), one.type().value()))
                        .toList(),
                trace.inputHash(),
                trace.startedAt(),
                trace.millis(),
                trace.tokens().prompt(),
                trace.tokens().completion());
    }
}
