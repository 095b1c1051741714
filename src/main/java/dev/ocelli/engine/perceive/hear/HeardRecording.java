package dev.ocelli.engine.perceive.hear;

import dev.ocelli.core.perception.Recording;
import java.util.List;

/** What was heard, with plain words about what could not be. */
public record HeardRecording(Recording recording, List<String> warnings) {
    public HeardRecording {
        warnings = List.copyOf(warnings);
    }
}
