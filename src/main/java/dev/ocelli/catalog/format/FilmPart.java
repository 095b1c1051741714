package dev.ocelli.catalog.format;

import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.TimeSpan;
import java.nio.file.Path;

/**
 * A stretch of a recording, to be joined with others.
 *
 * @param probe what the head of its file says
 */
public record FilmPart(Path file, MediaType type, MediaProbe probe, TimeSpan span) {
    boolean hasSound() {
        return !probe.sounds().isEmpty();
    }
}
