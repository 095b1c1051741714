package dev.ocelli.core.job;

import java.time.Duration;
import tools.jackson.databind.JsonNode;

/**
 * A job to be.
 *
 * @param kind the name of its {@link JobKind}
 * @param id chosen by the caller; submitting the same id again changes nothing
 * @param projectId whose share of the lane it takes
 * @param payload what the body needs to know; kept with the job
 * @param delay how long to wait before the first run
 */
public record NewJob(String kind, String id, String projectId, Lane lane, JsonNode payload, Duration delay) {
    /** A job that may run at once. */
    public NewJob(String kind, String id, String projectId, Lane lane, JsonNode payload) {
        this(kind, id, projectId, lane, payload, Duration.ZERO);
    }
}
