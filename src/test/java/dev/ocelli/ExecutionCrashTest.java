package dev.ocelli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Killed processes lose no execution and repeat no finished step; the whole of it is in {@code bench/executions}. */
final class ExecutionCrashTest {
    @TempDir
    private Path data;

    @Test
    void executions_survive_kills_of_server_and_worker_and_repeat_no_finished_step() throws Exception {
        try (var fleet = new ExecutionFleet(data, 7)) {
            ExecutionFleet.Report report = fleet.run(12, 10, 3);
            assertThat(report.completed()).isEqualTo(12);
            assertThat(report.steps()).isEqualTo(120);
            assertThat(report.repeated()).as("finished steps begun again").isZero();
            assertThat(report.deliveries()).as("each was told of").isEqualTo(12);
            assertThat(report.doubled()).as("none was told of twice").isZero();
        }
    }
}
