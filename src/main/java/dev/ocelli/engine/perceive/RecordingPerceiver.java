package dev.ocelli.engine.perceive;

import dev.ocelli.core.perception.Perception;
import dev.ocelli.engine.perceive.hear.HeardRecording;
import dev.ocelli.engine.perceive.hear.Hearing;
import dev.ocelli.engine.perceive.hear.SpeechPages;
import dev.ocelli.engine.plan.Plan;
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
        var source = new Hearing.Source(input.file(), input.type(), ContentHash.of(input.file()));
        HeardRecording heard = hearing.hear(source, Hearing.Wish.PLAIN, progress::heardUntil);
        var pages = SpeechPages.of(heard.recording().transcript(), 0);
        return new Perception(
                input.type(), pages.size(), pages, heard.warnings(), Optional.of(heard.recording()));
    }
}
