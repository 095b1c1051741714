package dev.ocelli.engine.perceive;

import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.engine.perceive.hear.HeardRecording;
import dev.ocelli.engine.perceive.hear.Hearing;
import dev.ocelli.engine.perceive.hear.SpeechPages;
import dev.ocelli.engine.plan.Plan;
import java.nio.file.Path;
import java.util.Optional;

/** Hears a recording; what is said stands in the perception as a transcript and as pages to search. */
public final class RecordingPerceiver {
    private final Hearing hearing;

    public RecordingPerceiver(Hearing hearing) {
        this.hearing = hearing;
    }

    /** @throws dev.ocelli.core.base.OcelliException as {@link Hearing#hear} */
    public Perception perceive(Plan plan, PerceiveProgress progress) {
        var input = plan.input();
        HeardRecording heard = hear(input.file(), input.type(), Hearing.Wish.PLAIN, progress::heardUntil);
        var pages = SpeechPages.of(heard.recording().transcript(), 0);
        return new Perception(input.type(), pages.size(), pages, heard.warnings(), Optional.of(heard.recording()));
    }

    /** What is said in {@code file}; fails as {@link #perceive}. */
    public HeardRecording hear(Path file, MediaType type, Hearing.Wish wish, Hearing.Progress progress) {
        return hearing.hear(new Hearing.Source(file, type, ContentHash.of(file)), wish, progress);
    }
}
