package dev.ocelli.core.job;

import dev.ocelli.core.job.JobRepository.Waiting;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * How many jobs wait, without counting them for each new one. A count is trusted for a moment while it is far from the
 * limits, and what this process adds is counted along; near a limit every look is exact.
 */
final class WaitingRoom {
    private static final Duration TRUST = Duration.ofMillis(250);

    private final JobRepository repository;
    private final JobSettings.Limits limits;
    private final InstantSource clock;
    private final ConcurrentMap<String, Look> looks = new ConcurrentHashMap<>();

    WaitingRoom(JobRepository repository, JobSettings.Limits limits, InstantSource clock) {
        this.repository = repository;
        this.limits = limits;
        this.clock = clock;
    }

    private record Look(Waiting waiting, Instant at) {
        Look oneMore() {
            return new Look(new Waiting(waiting.everybody() + 1, waiting.project() + 1), at);
        }
    }

    /** For a job that is about to be added. */
    Waiting waiting(Lane lane, String projectId) {
        Look look = looks.compute(
                lane + " " + projectId,
                (key, last) -> last != null && isTrusted(last) ? last.oneMore() : look(lane, projectId));
        return Objects.requireNonNull(look).waiting();
    }

    private boolean isTrusted(Look look) {
        return look.at().plus(TRUST).isAfter(clock.instant())
                && look.waiting().everybody() < limits.waiting() / 2
                && look.waiting().project() < limits.waitingOfProject() / 2;
    }

    private Look look(Lane lane, String projectId) {
        return new Look(repository.waiting(lane, projectId, limits.waiting()), clock.instant());
    }
}
