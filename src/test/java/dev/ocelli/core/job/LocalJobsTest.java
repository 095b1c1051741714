package dev.ocelli.core.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.store.TestDatabase;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

final class LocalJobsTest extends JobsContract {
    private static final TestDatabase DATABASE = TestDatabase.create();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Override
    Jobs process() {
        return process(DATABASE, JobSettings.forMachine(2));
    }

    private static Jobs process(TestDatabase database, JobSettings settings) {
        return new LocalJobs(database.database(), settings, InstantSource.system(), Ids.random());
    }

    private static JobSettings settings(int places, int waiting, int waitingOfProject) {
        return new JobSettings(
                new JobSettings.Places(places, places, places),
                new JobSettings.Limits(waiting, waitingOfProject),
                JobSettings.forMachine(1).rhythm());
    }

    private static NewJob job(String id, String project) {
        return new NewJob("order", id, project, Lane.BATCH, Json.object());
    }

    private record Recorder(List<String> seen) implements JobKind {
        @Override
        public String name() {
            return "order";
        }

        @Override
        public void run(Job job, Steps steps) {
            seen.add(job.id());
        }

        @Override
        public void failed(Job job, OcelliException reason) {}
    }

    @Test
    void projects_take_turns_in_a_lane() {
        var seen = new CopyOnWriteArrayList<String>();
        try (TestDatabase database = TestDatabase.create();
                Jobs jobs = process(database, settings(1, 100, 100))) {
            jobs.register(new Recorder(seen));
            for (int i = 1; i <= 4; i++) {
                jobs.submit(job("a" + i, "a"));
            }
            jobs.submit(job("b1", "b"));
            jobs.submit(job("b2", "b"));

            jobs.start();
            jobs.await("a4", Duration.ofSeconds(30));

            assertThat(seen).containsExactly("a1", "b1", "a2", "b2", "a3", "a4");
        }
    }

    @Test
    void a_full_lane_refuses_with_a_word_to_come_back() {
        try (TestDatabase database = TestDatabase.create();
                Jobs jobs = process(database, settings(1, 3, 2))) {
            jobs.submit(job("a1", "a"));
            jobs.submit(job("a2", "a"));

            assertThatThrownBy(() -> jobs.submit(job("a3", "a")))
                    .isInstanceOfSatisfying(
                            OcelliException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.RATE_LIMITED));
            jobs.submit(job("b1", "b"));
            assertThatThrownBy(() -> jobs.submit(job("c1", "c"))).hasMessageContaining("3 altogether");
        }
    }

    @Test
    void a_job_lives_and_dies_with_the_transaction_of_its_caller() {
        try (TestDatabase database = TestDatabase.create();
                Jobs jobs = process(database, settings(1, 100, 100))) {
            assertThatThrownBy(() -> database.jdbi().useTransaction(handle -> {
                        jobs.submit(job("a1", "a"));
                        throw new IllegalStateException("rolled back");
                    }))
                    .hasMessage("rolled back");

            assertThat(jobs.find("a1")).isEmpty();
        }
    }
}
