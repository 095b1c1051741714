package dev.ocelli.core.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.base.Secret;
import dev.ocelli.core.job.JobSettings;
import dev.ocelli.core.job.LocalJobs;
import dev.ocelli.core.store.TestDatabase;
import dev.ocelli.core.webhook.Delivery.Attempt;
import dev.ocelli.core.webhook.Delivery.Outcome;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class WebhooksTest {
    private static final TestDatabase DATABASE = TestDatabase.create();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    /** Answers from a queue of statuses, 0 for a refusal, and keeps what it was sent. */
    private static final class Receiver implements WebhookCaller {
        private final Queue<Integer> answers;
        private final List<Map<String, String>> headers = new CopyOnWriteArrayList<>();

        Receiver(Integer... answers) {
            this.answers = new ArrayDeque<>(List.of(answers));
        }

        @Override
        public synchronized int post(String url, Map<String, String> sent, byte[] body, Duration limit) {
            headers.add(sent);
            int answer = answers.remove();
            if (answer == 0) {
                throw new OcelliException(ErrorCode.URL_REFUSED, "callback_url", "A private address.");
            }
            return answer;
        }
    }

    /** The delivery to {@code receiver} when it is settled. */
    private static Delivery delivered(Receiver receiver, String subject) {
        var clock = InstantSource.system();
        try (var jobs = new LocalJobs(DATABASE.database(), JobSettings.forMachine(1), clock, Ids.random())) {
            var webhooks = new Webhooks(
                    DATABASE.database(),
                    jobs,
                    new Webhooks.Parts(receiver, clock, Ids.random(), new Secret("top secret")));
            jobs.register(webhooks);
            jobs.start();
            webhooks.send("project", subject, "https://example.org/hook", "{\"n\": 1}");
            String id = webhooks.about("project", subject).getFirst().id();
            jobs.await(id, Duration.ofSeconds(30));
            return webhooks.about("project", subject).getFirst();
        }
    }

    @Test
    void a_receiver_that_fails_twice_gets_the_same_signed_body_a_third_time() {
        var receiver = new Receiver(500, 302, 204);

        Delivery delivery = delivered(receiver, "twice");

        assertThat(delivery.outcome()).isEqualTo(Outcome.DELIVERED);
        assertThat(delivery.attempts()).extracting(Attempt::status).containsExactly(500, 302, 204);
        assertThat(receiver.headers).hasSize(3).allSatisfy(sent -> {
            // printf '{"n": 1}' | openssl dgst -sha256 -hmac 'top secret'
            assertThat(sent)
                    .containsEntry("X-VLMRun-Delivery", delivery.id())
                    .containsEntry(
                            "X-VLMRun-Signature",
                            "sha256=c0b667853dd8ce399cf8f71bf13e676e195f352bddef69c1d8d1070d274445f8");
        });
    }

    @Test
    void an_address_that_must_not_be_called_is_given_up_at_once() {
        Delivery delivery = delivered(new Receiver(0), "refused");

        assertThat(delivery.outcome()).isEqualTo(Outcome.GIVEN_UP);
        assertThat(delivery.attempts()).extracting(Attempt::problem).containsExactly("A private address.");
    }

    @Test
    void pauses_grow_and_end_within_about_a_day() {
        var parts = new Webhooks.Parts(new Receiver(), InstantSource.system(), Ids.random(), new Secret("s"));
        var jobs = new LocalJobs(DATABASE.database(), JobSettings.forMachine(1), InstantSource.system(), Ids.random());
        var webhooks = new Webhooks(DATABASE.database(), jobs, parts);

        List<Long> pauses = IntStream.iterate(1, n -> webhooks.pauseAfter(n).isPresent(), n -> n + 1)
                .mapToObj(n -> webhooks.pauseAfter(n).orElseThrow().toSeconds())
                .toList();

        assertThat(pauses).startsWith(1L, 2L, 4L, 8L).isSorted();
        assertThat(pauses.stream().mapToLong(Long::longValue).sum()).isBetween(20 * 3600L, 24 * 3600L);
    }
}
