package dev.ocelli.engine.execution;

import java.time.Instant;
import tools.jackson.databind.node.ObjectNode;

/**
 * Something that happened to an execution, for those who watch.
 *
 * @param number counts from 1 within an execution
 * @param kind {@code status}, {@code progress}, {@code step_started} or {@code step_done}
 */
public record ExecutionEvent(int number, Instant at, String kind, ObjectNode body) {
    public static final String STATUS = "status";
    public static final String PROGRESS = "progress";
    public static final String STEP_STARTED = "step_started";
    public static final String STEP_DONE = "step_done";
}
