package dev.ocelli.core.perception;

import java.util.List;

/**
 * What has a time in a file of sound or film.
 *
 * @param duration seconds
 * @param shots of the film; empty for sound
 */
public record Recording(double duration, Transcript transcript, List<Shot> shots) {
    public Recording {
        shots = List.copyOf(shots);
    }

    /** A recording without pictures. */
    public static Recording ofSound(double duration, Transcript transcript) {
        return new Recording(duration, transcript, List.of());
    }
}
