package dev.ocelli.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.base.Secret;
import dev.ocelli.core.job.Job;
import dev.ocelli.core.job.JobKind;
import dev.ocelli.core.job.JobState;
import dev.ocelli.core.job.Jobs;
import dev.ocelli.core.job.NewJob;
import dev.ocelli.core.job.Steps;
import dev.ocelli.core.store.TestDatabase;
import dev.ocelli.core.webhook.Delivery.Attempt;
import dev.ocelli.core.webhook.Delivery.Outcome;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Receivers that are away for long, in a time of the test's own. */
final class WebhookPatienceTest {
    private static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00Z");
    private static final TestDatabase DATABASE = TestDatabase.create();

    private Instant now = BEGIN;
    private final InstantSource clock = () -> now;
    private final List<Map<String, String>> arrived = new ArrayList<>();
    private final Waiting jobs = new Waiting();
    private final Webhooks webhooks = new Webhooks(
            DATABASE.database(),
            jobs,
            new Webhooks.Parts(this::receive, clock, Ids.random(), new Secret("top secret")));

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    /** Down for ten minutes, then 500s for ten, then too slow for ten, then well. */
    private int receive(String url, Map<String, String> headers, byte[] body, Duration limit) {
        long minutes = Duration.between(BEGIN, now).toMinutes();
        if (minutes < 10) {
            throw new OcelliException(ErrorCode.FETCH_FAILED, "callback_url", "Nobody answers there.");
        }
        if (minutes < 20) {
            return 500;
        }
        if (minutes < 30) {
            now = now.plus(limit);
            throw new OcelliException(ErrorCode.FETCH_FAILED, "callback_url", "No answer within 30 seconds.");
        }
        assertThat(headers).containsEntry("X-VLMRun-Signature", Signature.of("top secret", body));
        arrived.add(headers);
        return 200;
    }

    /** Runs jobs one after the other; pauses pass at once, on the test's clock. */
    private final class Waiting implements Jobs {
        private final Queue<NewJob> queue = new ArrayDeque<>();

        void work(JobKind kind) {
            while (!queue.isEmpty()) {
                NewJob next = queue.remove();
                boolean again = true;
                for (int starts = 1; again; starts++) {
                    again = fails(kind, job(next, starts));
                    Optional<Duration> pause = kind.pauseAfter(starts);
                    now = now.plus(pause.orElse(Duration.ZERO));
                    if (again && pause.isEmpty()) {
                        kind.failed(job(next, starts), new OcelliException(ErrorCode.FETCH_FAILED, "Given up."));
                        again = false;
                    }
                }
            }
        }

        private boolean fails(JobKind kind, Job job) {
            try {
                kind.run(job, new NoSteps());
                return false;
            } catch (OcelliException e) {
                return true;
            }
        }

        private Job job(NewJob next, int starts) {
            return new Job(
                    next.id(),
                    next.kind(),
                    next.projectId(),
                    next.payload(),
                    new Job.Progress(JobState.RUNNING, starts, starts),
                    null);
        }

        @Override
        public void submit(NewJob job) {
            queue.add(job);
        }

        @Override
        public void register(JobKind kind) {}

        @Override
        public void start() {}

        @Override
        public boolean cancel(String id) {
            return false;
        }

        @Override
        public boolean retry(String id) {
            return false;
        }

        @Override
        public boolean pause(String id) {
            return false;
        }

        @Override
        public boolean resume(String id) {
            return false;
        }

        @Override
        public Optional<Job> find(String id) {
            return Optional.empty();
        }

        @Override
        public Optional<Job> await(String id, Duration limit) {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }

    private static final class NoSteps implements Steps {
        @Override
        public <T> T once(String name, Class<T> type, Supplier<T> work) {
            return work.get();
        }

        @Override
        public void checkpoint() {}
    }

    @Test
    void every_event_arrives_although_the_receiver_is_away_then_broken_then_slow() {
        for (int i = 0; i < 5; i++) {
            webhooks.send("patience", "s" + i, "https://example.org/hook", "{\"n\":" + i + "}");
        }
        jobs.work(webhooks);
        List<Delivery> all = webhooks.list("patience", "", Optional.empty(), 0, 100);
        assertThat(all).hasSize(5).allSatisfy(one -> assertThat(one.outcome()).isEqualTo(Outcome.DELIVERED));
        assertThat(arrived.stream().map(headers -> headers.get("X-VLMRun-Delivery")))
                .doesNotHaveDuplicates()
                .hasSize(5);
        Delivery first = all.stream()
                .max(Comparator.comparingInt(one -> one.attempts().size()))
                .orElseThrow();
        assertThat(first.attempts())
                .extracting(Attempt::status)
                .contains(null, 500, 200)
                .endsWith(200);
        assertThat(Duration.between(BEGIN, now)).isLessThan(Duration.ofHours(24));
    }

    @Test
    void a_settled_delivery_can_be_sent_once_more_and_an_open_one_not() {
        now = BEGIN.plus(Duration.ofHours(1));
        webhooks.send("again", "s", "https://example.org/hook", "{}");
        Delivery open =
                webhooks.list("again", "s", Optional.of(Outcome.OPEN), 0, 10).getFirst();
        assertThatThrownBy(() -> webhooks.redeliver("again", open.id()))
                .isInstanceOfSatisfying(
                        OcelliException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.CONFLICT));
        jobs.work(webhooks);
        Delivery second = webhooks.redeliver("again", open.id());
        jobs.work(webhooks);
        assertThat(second.id()).isNotEqualTo(open.id());
        assertThat(second.body().getBytes(StandardCharsets.UTF_8))
                .isEqualTo(open.body().getBytes(StandardCharsets.UTF_8));
        assertThat(webhooks.count("again", "", Optional.of(Outcome.DELIVERED))).isEqualTo(2);
        assertThatThrownBy(() -> webhooks.get("other", open.id()))
                .isInstanceOfSatisfying(
                        OcelliException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND));
    }
}
