package dev.ocelli.engine.reason.model;

import dev.ocelli.engine.plan.Plan;
import java.util.Optional;

/** Takes pictures out of films for a model that sees. */
@FunctionalInterface
public interface FramePictures {
    /** For models that only read. */
    FramePictures NONE = (film, time, longerSide) -> Optional.empty();

    /**
     * The upright picture shown at {@code time} as a {@code data:} URI; empty when it cannot be decoded.
     *
     * @param time seconds from the beginning
     * @param longerSide most pixels
     */
    Optional<String> frame(Plan.Input film, double time, int longerSide);
}
