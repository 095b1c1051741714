package dev.ocelli.core.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.base.RequestContext;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What every job engine promises. */
abstract class JobsContract {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String KIND = "test";

    private final List<Jobs> opened = new CopyOnWriteArrayList<>();
    private final AtomicInteger number = new AtomicInteger();

    /** One more process on the same database or cluster, not started; all of one test share it. */
    abstract Jobs process();

    @AfterEach
    void stop() {
        opened.forEach(Jobs::close);
    }

    private interface Body {
        void run(Job job, Steps steps) throws Exception;
    }

    /** A started process whose jobs run {@code body}. */
    private Jobs started(Body body) {
        return started(body, new CopyOnWriteArrayList<>());
    }

    private Jobs started(Body body, List<String> failures) {
        Jobs jobs = process();
        opened.add(jobs);
        jobs.register(new TestKind(body, failures));
        jobs.start();
        return jobs;
    }

    private record TestKind(Body body, List<String> failures) implements JobKind {
        @Override
        public String name() {
            return KIND;
        }

        @Override
        public void run(Job job, Steps steps) {
            try {
                body.run(job, steps);
            } catch (RuntimeException e) {
                throw e;
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }

        @Override
        public void failed(Job job, OcelliException reason) {
            failures.add(job.id() + " " + reason.code());
        }

        @Override
        public Optional<Duration> pauseAfter(int starts) {
            return starts < 3 ? Optional.of(Duration.ofMillis(10)) : Optional.empty();
        }
    }

    private String submit(Jobs jobs) {
        return submit(jobs, Duration.ZERO);
    }

    private String submit(Jobs jobs, Duration delay) {
        String id = getClass().getSimpleName() + "-" + number.incrementAndGet() + "-" + System.nanoTime();
        jobs.submit(new NewJob(KIND, id, "project", Lane.BATCH, Json.object().put("n", 1), delay));
        return id;
    }

    private static Job done(Jobs jobs, String id) {
        Job job = jobs.await(id, LIMIT).orElseThrow();
        assertThat(job.state().isDone()).as("%s", job).isTrue();
        return job;
    }

    @Test
    void a_submitted_job_runs_with_its_payload_and_its_project() {
        var seen = new CopyOnWriteArrayList<String>();
        Jobs jobs = started((job, steps) ->
                seen.add(job.payload() + RequestContext.CURRENT.get().projectId()));

        Job job = done(jobs, submit(jobs));

        assertThat(job.state()).isEqualTo(JobState.COMPLETED);
        assertThat(seen).containsExactly("{\"n\":1}project");
    }

    @Test
    void a_finished_step_is_not_repeated_when_the_body_starts_again() {
        var first = new AtomicInteger();
        var second = new AtomicInteger();
        var outputs = new CopyOnWriteArrayList<String>();
        Jobs jobs = started((job, steps) -> {
            outputs.add(steps.once("first", String.class, () -> "made " + first.incrementAndGet()));
            steps.once("second", Integer.class, () -> {
                if (second.incrementAndGet() == 1) {
                    throw new IllegalStateException("the network is away");
                }
                return 2;
            });
        });

        Job job = done(jobs, submit(jobs));

        assertThat(job.state()).isEqualTo(JobState.COMPLETED);
        assertThat(job.starts()).isEqualTo(2);
        assertThat(outputs).containsExactly("made 1", "made 1");
        assertThat(second).hasValue(2);
    }

    @Test
    void an_error_that_the_caller_must_mend_fails_the_job_at_once() {
        var failures = new CopyOnWriteArrayList<String>();
        Jobs jobs = started(
                (job, steps) -> {
                    throw new OcelliException(ErrorCode.INVALID_FILE, "file_id", "The file is damaged.");
                },
                failures);

        String id = submit(jobs);
        Job job = done(jobs, id);

        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.starts()).isEqualTo(1);
        assertThat(job.failureReason()).hasValueSatisfying(reason -> {
            assertThat(reason.code()).isEqualTo(ErrorCode.INVALID_FILE);
            assertThat(reason.param()).contains("file_id");
            assertThat(reason).hasMessage("The file is damaged.");
        });
        assertThat(failures).containsExactly(id + " INVALID_FILE");
    }

    @Test
    void an_error_of_the_machine_is_tried_again_and_then_given_up() {
        var runs = new AtomicInteger();
        Jobs jobs = started((job, steps) -> {
            runs.incrementAndGet();
            throw new IllegalStateException("no connection");
        });

        Job job = done(jobs, submit(jobs));

        assertThat(job.state()).isEqualTo(JobState.FAILED);
        assertThat(job.failureReason().orElseThrow().code()).isEqualTo(ErrorCode.INTERNAL);
        assertThat(runs).hasValue(3);
    }

    @Test
    void a_job_that_is_cancelled_while_it_waits_never_runs() {
        var runs = new AtomicInteger();
        Jobs jobs = started((job, steps) -> runs.incrementAndGet());

        String id = submit(jobs, Duration.ofHours(1));

        assertThat(jobs.cancel(id)).isTrue();
        assertThat(done(jobs, id).state()).isEqualTo(JobState.CANCELLED);
        assertThat(jobs.cancel(id)).isFalse();
        assertThat(runs).hasValue(0);
    }

    @Test
    void a_job_that_is_cancelled_while_it_runs_stops_at_its_next_step() throws Exception {
        var running = new CountDownLatch(1);
        var cancelled = new CountDownLatch(1);
        var ended = new CountDownLatch(1);
        var secondRuns = new AtomicInteger();
        Jobs jobs = started((job, steps) -> {
            try {
                running.countDown();
                cancelled.await();
                steps.once("second", Integer.class, secondRuns::incrementAndGet);
            } finally {
                ended.countDown();
            }
        });

        String id = submit(jobs);
        running.await();
        jobs.cancel(id);
        cancelled.countDown();

        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
        assertThat(done(jobs, id).state()).isEqualTo(JobState.CANCELLED);
        assertThat(secondRuns).hasValue(0);
    }

    @Test
    void a_failed_job_can_be_tried_again_by_hand() {
        var broken = new AtomicInteger(1);
        Jobs jobs = started((job, steps) -> {
            if (broken.get() == 1) {
                throw new OcelliException(ErrorCode.INVALID_FILE, "No file.");
            }
        });
        String id = submit(jobs);
        assertThat(done(jobs, id).state()).isEqualTo(JobState.FAILED);
        broken.set(0);

        assertThat(jobs.retry(id)).isTrue();

        assertThat(done(jobs, id).state()).isEqualTo(JobState.COMPLETED);
        assertThat(jobs.retry(id)).isFalse();
    }

    @Test
    void a_delayed_job_waits_for_its_time() {
        var ran = new CopyOnWriteArrayList<Instant>();
        Jobs jobs = started((job, steps) -> ran.add(Instant.now()));
        Instant submitted = Instant.now();

        done(jobs, submit(jobs, Duration.ofMillis(700)));

        assertThat(ran.getFirst()).isAfterOrEqualTo(submitted.plusMillis(700));
    }

    @Test
    void a_process_that_stops_hands_its_jobs_to_another_one_which_repeats_no_step() throws Exception {
        var firstStep = new AtomicInteger();
        var running = new CountDownLatch(1);
        Jobs leaving = started((job, steps) -> {
            steps.once("first", Integer.class, firstStep::incrementAndGet);
            running.countDown();
            while (true) {
                steps.checkpoint();
                Thread.onSpinWait();
            }
        });
        String id = submit(leaving);
        running.await();
        leaving.close();

        Jobs coming = started((job, steps) -> steps.once("first", Integer.class, firstStep::incrementAndGet));

        assertThat(done(coming, id).state()).isEqualTo(JobState.COMPLETED);
        assertThat(firstStep).hasValue(1);
    }

    @Test
    void the_same_id_submitted_again_changes_nothing() {
        var runs = new AtomicInteger();
        Jobs jobs = started((job, steps) -> runs.incrementAndGet());
        String id = submit(jobs);
        done(jobs, id);

        jobs.submit(new NewJob(KIND, id, "project", Lane.BATCH, Json.object()));

        done(jobs, submit(jobs));
        assertThat(runs).hasValue(2);
    }
}
