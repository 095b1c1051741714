package dev.ocelli.core.job;

import dev.ocelli.core.base.OcelliException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One job as it stands in the database.
 *
 * @param failure why it failed; null unless {@link JobState#FAILED}
 */
public record Job(
        String id,
        String kind,
        String projectId,
        JsonNode payload,
        Progress progress,
        @Nullable OcelliException failure) {

    /**
     * @param starts how often its body was begun; a run that was handed back at a stop does not count
     * @param fruitless those since it last finished a step
     */
    public record Progress(JobState state, int starts, int fruitless) {}

    public JobState state() {
        return progress.state();
    }

    public int starts() {
        return progress.starts();
    }

    public Optional<OcelliException> failureReason() {
        return Optional.ofNullable(failure);
    }
}
