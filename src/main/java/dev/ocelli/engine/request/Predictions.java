package dev.ocelli.engine.request;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.job.Jobs;
import dev.ocelli.core.job.Lane;
import dev.ocelli.core.job.NewJob;
import dev.ocelli.core.store.Database;
import dev.ocelli.core.webhook.Webhooks;
import dev.ocelli.engine.plan.Planner;
import dev.ocelli.engine.plan.Submission;
import dev.ocelli.engine.request.Prediction.Extras;
import dev.ocelli.engine.request.Prediction.Outcome;
import dev.ocelli.engine.request.Prediction.Progress;
import dev.ocelli.engine.request.Prediction.Repeatable;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Requests: taken, kept, run and answered. A prediction is a row before its id is told. */
public final class Predictions {
    private static final Duration KEYS_LAST = Duration.ofDays(1);

    private final PredictionRepository repository;
    private final PredictionListRepository lists;
    private final Planner planner;
    private final Jobs jobs;
    private final InstantSource clock;
    private final Ids ids;

    /** Rooms that predictions work with. */
    public record Rooms(Database database, Jobs jobs, Webhooks webhooks, Planner planner, Extraction extraction) {}

    /** Registers its job kind with {@code rooms.jobs()}. */
    public Predictions(Rooms rooms, PredictionWriter writer, InstantSource clock, Ids ids) {
        this.repository = new PredictionRepository(rooms.database().jdbi());
        this.lists = new PredictionListRepository(rooms.database().jdbi());
        this.planner = rooms.planner();
        this.jobs = rooms.jobs();
        this.clock = clock;
        this.ids = ids;
        var callbacks = new Callbacks(rooms.webhooks(), writer);
        jobs.register(new PredictionWork(repository, planner, rooms.extraction(), callbacks, clock));
    }

    /**
     * Refuses what {@link #accept} would refuse whatever the files are.
     *
     * @throws OcelliException as {@link Planner#checkWish}
     */
    public void check(String projectId, Submission submission) {
        planner.checkWish(projectId, submission);
    }

    /**
     * The prediction that an earlier request with the same key made within the last day.
     *
     * @throws OcelliException {@code CONFLICT} when that request had another body
     */
    public Optional<Prediction> repeated(String projectId, Repeatable repeatable) {
        return repository
                .known(projectId, repeatable.key(), clock.instant().minus(KEYS_LAST))
                .map(known -> {
                    if (!known.bodyHash().equals(repeatable.bodyHash())) {
                        throw new OcelliException(
                                ErrorCode.CONFLICT,
                                "Idempotency-Key",
                                "This Idempotency-Key was used for another request within the last day. Send a new key"
                                        + " with a new request.");
                    }
                    return get(projectId, known.predictionId());
                });
    }

    /**
     * Checks a submission, keeps it with the skills as they are now, and queues its work.
     *
     * @param lane {@link Lane#INTERACTIVE} when somebody waits for it
     * @throws OcelliException what {@link Planner#plan} and {@link Planner#checkPages} refuse; {@code RATE_LIMITED} when
     *     too much is waiting. Nothing is kept then.
     */
    public Prediction accept(String projectId, Submission asked, Extras extras, Lane lane) {
        Submission submission = planner.pin(projectId, asked);
        planner.checkPages(planner.plan(projectId, submission));
        var progress =
                new Progress(JobStatus.ENQUEUED, null, clock.instant().truncatedTo(ChronoUnit.MICROS), null, null);
        var prediction = new Prediction(ids.next(), projectId, submission, extras, progress, Outcome.NONE);
        var job = new NewJob(PredictionWork.KIND, prediction.id(), projectId, lane, Json.object());
        try {
            repository.insert(prediction, planner.subject(projectId, submission).orElse(null), () -> {
                takeKey(prediction);
                jobs.submit(job);
            });
            return prediction;
        } catch (KeyTaken e) { // the same request came twice at the same moment
            return repeated(projectId, e.repeatable).orElseThrow();
        }
    }

    private void takeKey(Prediction prediction) {
        @Nullable Repeatable repeatable = prediction.extras().repeatable();
        if (repeatable != null
                && !repository.take(prediction, repeatable, clock.instant().minus(KEYS_LAST))) {
            throw new KeyTaken(repeatable);
        }
    }

    /** Rolls an acceptance back. */
    private static final class KeyTaken extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Repeatable repeatable;

        KeyTaken(Repeatable repeatable) {
            super("the key is taken", null, false, false);
            this.repeatable = repeatable;
        }
    }

    /** Waits until a prediction is done or {@code limit} is over, and gives it as it stands. */
    public Prediction await(Prediction prediction, Duration limit) {
        jobs.await(prediction.id(), limit);
        return get(prediction.projectId(), prediction.id());
    }

    /** @throws OcelliException {@code NOT_FOUND} also for a prediction of another project */
    public Prediction get(String projectId, String id) {
        return repository
                .find(id)
                .filter(found -> found.projectId().equals(projectId))
                .orElseThrow(() ->
                        new OcelliException(ErrorCode.NOT_FOUND, "id", "There is no prediction with id '" + id + "'."));
    }

    public boolean exists(String projectId, String id) {
        return repository
                .find(id)
                .filter(found -> found.projectId().equals(projectId))
                .isPresent();
    }

    /** Newest first. */
    public List<Prediction> list(String projectId, int skip, int limit) {
        return list(projectId, RunSearch.ALL, skip, limit);
    }

    public List<Prediction> list(String projectId, RunSearch search, int skip, int limit) {
        return lists.list(projectId, search, skip, limit);
    }

    public long count(String projectId) {
        return count(projectId, RunSearch.ALL);
    }

    public long count(String projectId, RunSearch search) {
        return lists.count(projectId, search);
    }

    /** What a project's requests were read as, to choose from. */
    public List<String> subjects(String projectId) {
        return lists.subjects(projectId);
    }

    /** What was asked since then, newest first, at most {@code most}. */
    public List<PastRun> since(String projectId, Instant since, int most) {
        return lists.since(projectId, since, most);
    }

    /** What each engine did since then. */
    public List<EngineUse> engines(String projectId, Instant since) {
        return lists.engines(projectId, since);
    }

    /**
     * Ends a request that is not done: it becomes failed. One that is done stays as it is.
     *
     * @throws OcelliException {@code NOT_FOUND}
     */
    public Prediction cancel(String projectId, String id) {
        if (!get(projectId, id).status().isDone()) {
            jobs.cancel(id);
        }
        return get(projectId, id);
    }

    /**
     * Asks the same of the same files once more; nobody is called back.
     *
     * @throws OcelliException what {@link #accept} refuses, such as a file that was deleted since
     */
    public Prediction rerun(String projectId, String id) {
        Prediction first = get(projectId, id);
        var extras = new Extras(first.extras().metadata(), null, null);
        Lane lane = first.submission().medium().isRecording() ? Lane.RECORDING : Lane.BATCH;
        return accept(projectId, first.submission(), extras, lane);
    }

    /**
     * Takes a request that is done and its result away; its files stay.
     *
     * @throws OcelliException {@code NOT_FOUND}; {@code CONFLICT} while it is at work
     */
    public Prediction delete(String projectId, String id) {
        Prediction prediction = get(projectId, id);
        if (!repository.delete(id)) {
            throw new OcelliException(
                    ErrorCode.CONFLICT, "id", "The request is still at work; cancel it first, then delete it.");
        }
        return prediction;
    }
}
