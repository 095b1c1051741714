package dev.ocelli.api.http;

import dev.ocelli.api.wire.PredictionBody;
import dev.ocelli.api.wire.PredictionBody.FailureBody;
import dev.ocelli.api.wire.PredictionBody.More;
import dev.ocelli.api.wire.UsageBody;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.engine.reason.Draft.ModelUse;
import dev.ocelli.engine.request.JobStatus;
import dev.ocelli.engine.request.Prediction;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Predictions as the wire has them. */
public final class PredictionBodies {
    private PredictionBodies() {}

    /** The text of a prediction, as GET answers it and webhooks carry it. */
    public static String write(Prediction prediction) {
        return Json.write(of(prediction));
    }

    static PredictionBody of(Prediction prediction) {
        return new PredictionBody(
                prediction.id(),
                prediction.progress().createdAt(),
                prediction.progress().completedAt(),
                prediction.status().wireName(),
                prediction.submission().domain(),
                prediction.outcome().response(),
                usage(prediction),
                more(prediction));
    }

    private static UsageBody usage(Prediction prediction) {
        boolean completed = prediction.status() == JobStatus.COMPLETED;
        String elementType = switch (prediction.submission().medium()) {
            case IMAGE -> "image";
            case DOCUMENT -> "page";
            case AUDIO -> "audio";
            case VIDEO -> "video";
        };
        String engine = prediction.outcome().making().engine();
        ModelUse use = prediction.outcome().making().use();
        return new UsageBody(
                completed ? prediction.outcome().pages() : null,
                elementType,
                completed ? prediction.outcome().credits() : null,
                null,
                prediction.progress().message(),
                seconds(prediction.progress()),
                engine.isEmpty() ? null : engine,
                use.calls() == 0 ? null : use.calls(),
                use.calls() == 0 ? null : use.promptTokens(),
                use.calls() == 0 ? null : use.completionTokens());
    }

    private static int seconds(Prediction.Progress progress) {
        @Nullable Instant began = progress.startedAt();
        @Nullable Instant ended = progress.completedAt();
        return began == null || ended == null
                ? 0
                : Math.round(Duration.between(began, ended).toMillis() / 1000f);
    }

    private static More more(Prediction prediction) {
        return new More(
                prediction.extras().metadata(),
                prediction.extras().callbackUrl(),
                prediction.submission().config().serviceTier().name().toLowerCase(Locale.ROOT),
                failure(prediction.outcome().failure()));
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
}
