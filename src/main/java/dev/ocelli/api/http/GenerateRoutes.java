package dev.ocelli.api.http;

import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.file.UrlGate;
import dev.ocelli.core.job.Lane;
import dev.ocelli.engine.plan.Submission;
import dev.ocelli.engine.plan.Submission.Medium;
import dev.ocelli.engine.plan.Submission.Purpose;
import dev.ocelli.engine.request.Prediction;
import dev.ocelli.engine.request.Prediction.Extras;
import dev.ocelli.engine.request.Prediction.Repeatable;
import dev.ocelli.engine.request.Predictions;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/{image,document,audio,video}/{generate,schema}}: wire contract A, section 7.1. */
public final class GenerateRoutes implements Routes {
    /** From the request's arrival, fetching its files included: clients give it up after 120 seconds. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(110);

    private static final int LONGEST_KEY = 255;

    private final Predictions predictions;
    private final FileIntake intake;
    private final UrlGate gate;

    /** @param gate what callback addresses must pass */
    public GenerateRoutes(Predictions predictions, FileIntake intake, UrlGate gate) {
        this.predictions = predictions;
        this.intake = intake;
        this.gate = gate;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        add(routes, Medium.IMAGE, "/v1/image");
        add(routes, Medium.DOCUMENT, "/v1/document");
        add(routes, Medium.AUDIO, "/v1/audio");
        add(routes, Medium.VIDEO, "/v1/video");
    }

    private void add(RoutesConfig routes, Medium medium, String path) {
        routes.post(path + "/generate", context -> run(context, medium, Purpose.GENERATE), Access.KEY, Repeat.BY_ROUTE);
        routes.post(
                path + "/schema", context -> run(context, medium, Purpose.PROPOSE_SCHEMA), Access.KEY, Repeat.BY_ROUTE);
    }

    private void run(Context context, Medium medium, Purpose purpose) {
        long began = System.nanoTime();
        Fields body = Fields.of(Requests.json(context));
        boolean batch = body.flag("batch", purpose == Purpose.GENERATE);
        @Nullable Repeatable repeatable = repeatable(context, body);
        try {
            Prediction prediction = Optional.ofNullable(repeatable)
                    .flatMap(key -> predictions.repeated(Requests.projectId(), key))
                    .orElseGet(() -> accept(body, new Kind(medium, purpose, batch), repeatable));
            Requests.answer(context, 201, PredictionBodies.of(batch ? prediction : finished(prediction, began)));
        } catch (OcelliException e) {
            throw InputReader.named(body, e);
        }
    }

    private record Kind(Medium medium, Purpose purpose, boolean batch) {
        Lane lane() {
            return !batch ? Lane.INTERACTIVE : medium.isRecording() ? Lane.RECORDING : Lane.BATCH;
        }
    }

    private Prediction accept(Fields body, Kind kind, @Nullable Repeatable repeatable) {
        SubmissionReader.checkModel(body);
        var config = SubmissionReader.config(body);
        var extras = new Extras(SubmissionReader.metadata(body), callback(body), repeatable);
        InputReader input = InputReader.of(body);
        var wish = new Submission(kind.medium(), kind.purpose(), List.of(), body.word("domain"), config)
                .withSkills(SubmissionReader.skills(body));
        String projectId = Requests.projectId();
        predictions.check(projectId, wish);
        Submission submission = wish.withFiles(input.intoFiles(projectId, intake));
        return predictions.accept(projectId, submission, extras, kind.lane());
    }

    private @Nullable String callback(Fields body) {
        String url = body.word("callback_url", "callbackUrl");
        return url == null ? null : gate.check(url, "callback_url").toString();
    }

    /** The prediction as it is when it is done or nobody would wait any longer; throws what the caller can mend. */
    private Prediction finished(Prediction accepted, long began) {
        Duration left = LONGEST_WAIT.minusNanos(System.nanoTime() - began);
        Prediction prediction = predictions.await(accepted, left);
        @Nullable OcelliException failure = prediction.outcome().failure();
        if (failure != null && failure.code().status() < 500) {
            throw failure;
        }
        return prediction; // a failure of ours is told in the body: a 5xx would make clients send the request again
    }

    private static @Nullable Repeatable repeatable(Context context, Fields body) {
        String key = context.header("Idempotency-Key");
        if (key == null || key.isBlank()) {
            return null;
        }
        if (key.length() > LONGEST_KEY) {
            throw body.refused("Idempotency-Key", "The Idempotency-Key has more than " + LONGEST_KEY + " characters.");
        }
        return new Repeatable(key, hash(context.path(), context.bodyAsBytes()));
    }

    private static String hash(String path, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(path.getBytes(java.nio.charset.StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
