package dev.ocelli.core.job;

import java.time.Duration;

/** Sizes of the local job engine. */
public record JobSettings(Places places, Limits limits, Rhythm rhythm) {

    /** How many jobs of each lane one process runs at the same time. */
    public record Places(int interactive, int batch, int delivery) {
        int of(Lane lane) {
            return switch (lane) {
                case INTERACTIVE -> interactive;
                case BATCH, RECORDING -> batch;
                case DELIVERY -> delivery;
            };
        }
    }

    /** How many jobs may wait, in one lane altogether and of one project. */
    public record Limits(int waiting, int waitingOfProject) {}

    /**
     * @param poll how often the queue is looked at when nothing wakes it
     * @param heartbeat how often a running job is marked alive; after four missed marks another process takes it over
     * @param stop how long running jobs may go on when the process stops
     * @param keep how long done jobs and their journals are kept
     */
    public record Rhythm(Duration poll, Duration heartbeat, Duration stop, Duration keep) {}

    /** Sizes for a machine with {@code processors}. */
    public static JobSettings forMachine(int processors) {
        int places = Math.max(4, processors);
        return new JobSettings(
                new Places(places, places, 8),
                new Limits(20_000, 10_000),
                new Rhythm(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(5), Duration.ofDays(30)));
    }
}
