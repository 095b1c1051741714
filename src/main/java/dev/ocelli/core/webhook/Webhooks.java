package dev.ocelli.core.webhook;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.base.Secret;
import dev.ocelli.core.job.Job;
import dev.ocelli.core.job.JobKind;
import dev.ocelli.core.job.Jobs;
import dev.ocelli.core.job.Lane;
import dev.ocelli.core.job.NewJob;
import dev.ocelli.core.job.Steps;
import dev.ocelli.core.store.Database;
import dev.ocelli.core.webhook.Delivery.Attempt;
import dev.ocelli.core.webhook.Delivery.Message;
import dev.ocelli.core.webhook.Delivery.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Tells other people's servers what became of a request: signed, at least once, for up to a day.
 *
 * <p>A delivery counts as arrived with any 2xx answer within 30 seconds. Its pauses are 1, 2, 4 seconds and so on, an
 * hour at most (wire contract A, sections 7.6 and 22.10). Receivers tell repeats by the delivery id.
 */
public final class Webhooks implements JobKind {
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final long LONGEST_PAUSE_SECONDS = 3600;
    /** What a test tells of. */
    private static final String TEST = "test";

    private static final int MOST_PAUSES = 34; // together a day

    private final DeliveryRepository repository;
    private final Jobs jobs;
    private final WebhookCaller caller;
    private final InstantSource clock;
    private final Ids ids;
    private final Secret secret;

    /** What a delivery is made with; {@code secret} signs all of them. */
    public record Parts(WebhookCaller caller, InstantSource clock, Ids ids, Secret secret) {}

    public Webhooks(Database database, Jobs jobs, Parts parts) {
        this.repository = new DeliveryRepository(database.jdbi(), parts.clock());
        this.jobs = jobs;
        this.caller = parts.caller();
        this.clock = parts.clock();
        this.ids = parts.ids();
        this.secret = parts.secret();
    }

    /**
     * Queues a delivery of {@code body}, exactly as given, to {@code url}; joins the transaction of this thread.
     *
     * @param subjectId what it tells of
     */
    public void send(String projectId, String subjectId, String url, String body) {
        var _ = send(projectId, new Message(subjectId, url, body));
    }

    private Delivery send(String projectId, Message message) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var delivery = new Delivery(ids.next(), message, now, Outcome.OPEN, List.of());
        var job = new NewJob(name(), delivery.id(), projectId, Lane.DELIVERY, Json.object());
        repository.insert(projectId, delivery, () -> jobs.submit(job));
        return delivery;
    }

    /**
     * Queues a message that tells of nothing, so that a receiver can be tried.
     *
     * @param url checked by the caller
     */
    public Delivery test(String projectId, String url) {
        Instant now = clock.instant();
        String body = Json.write(Json.object()
                .put("id", TEST)
                .put("status", "completed")
                .put("test", true)
                .put("created_at", now.toString())
                .put("message", "This is a test of your webhook receiver; nothing ran."));
        return send(projectId, new Message(TEST, url, body));
    }

    /**
     * Sends a settled delivery's message once more, as a delivery of its own.
     *
     * @throws OcelliException {@code NOT_FOUND}; {@code CONFLICT} while it is still being tried
     */
    public Delivery redeliver(String projectId, String id) {
        Delivery delivery = get(projectId, id);
        if (delivery.outcome() == Outcome.OPEN) {
            throw new OcelliException(
                    ErrorCode.CONFLICT, "id", "The delivery '" + id + "' is still being tried; wait for its end.");
        }
        return send(projectId, delivery.message());
    }

    /** @throws OcelliException {@code NOT_FOUND} also for another project's */
    public Delivery get(String projectId, String id) {
        return repository
                .find(projectId, id)
                .orElseThrow(() ->
                        new OcelliException(ErrorCode.NOT_FOUND, "id", "There is no delivery with id '" + id + "'."));
    }

    /**
     * A project's deliveries, newest first.
     *
     * @param subjectId empty: about anything
     * @param outcome empty: all
     */
    public List<Delivery> list(String projectId, String subjectId, Optional<Outcome> outcome, int skip, int limit) {
        return repository.newest(projectId, subjectId, outcome, new DeliveryRepository.Slice(skip, limit));
    }

    public long count(String projectId, String subjectId, Optional<Outcome> outcome) {
        return repository.count(projectId, subjectId, outcome);
    }

    /** The deliveries about a subject, oldest first, each with its attempts. */
    public List<Delivery> about(String projectId, String subjectId) {
        return repository.of(projectId, subjectId);
    }

    @Override
    public String name() {
        return "webhook";
    }

    @Override
    public void run(Job job, Steps steps) {
        Delivery delivery = repository.find(job.id()).orElseThrow();
        if (delivery.outcome() == Outcome.OPEN) {
            attempt(delivery);
            repository.settle(delivery.id(), Outcome.DELIVERED);
        }
    }

    private void attempt(Delivery delivery) {
        Instant began = clock.instant();
        int status = answer(delivery, began);
        if (status < 200 || status >= 300) {
            note(delivery, attempt(began, status, "answered " + status));
            throw new OcelliException(
                    ErrorCode.FETCH_FAILED, "callback_url", "The webhook receiver answered " + status + ".");
        }
        note(delivery, attempt(began, status, null));
    }

    private int answer(Delivery delivery, Instant began) {
        try {
            return post(delivery);
        } catch (OcelliException e) {
            note(delivery, attempt(began, null, e.getMessage()));
            throw e;
        }
    }

    private int post(Delivery delivery) {
        byte[] body = delivery.body().getBytes(StandardCharsets.UTF_8);
        var headers = Map.of(
                "Content-Type",
                "application/json",
                "User-Agent",
                "Ocelli-Webhook",
                "X-VLMRun-Signature",
                Signature.of(secret.value(), body),
                "X-VLMRun-Delivery",
                delivery.id());
        return caller.post(delivery.url(), headers, body, LIMIT);
    }

    private Attempt attempt(Instant began, @Nullable Integer status, @Nullable String problem) {
        return new Attempt(
                0,
                began,
                status,
                problem,
                Duration.between(began, clock.instant()).toMillis());
    }

    private void note(Delivery delivery, Attempt attempt) {
        repository.addAttempt(delivery.id(), attempt);
    }

    @Override
    public void failed(Job job, OcelliException reason) {
        repository.settle(job.id(), Outcome.GIVEN_UP);
    }

    @Override
    public Optional<Duration> pauseAfter(int starts) {
        if (starts > MOST_PAUSES) {
            return Optional.empty();
        }
        long seconds = starts > 12 ? LONGEST_PAUSE_SECONDS : Math.min(1L << (starts - 1), LONGEST_PAUSE_SECONDS);
        return Optional.of(Duration.ofSeconds(seconds));
    }
}
