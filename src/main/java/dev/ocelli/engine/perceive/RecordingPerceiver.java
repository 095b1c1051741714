package dev.ocelli.engine.perceive;

import dev.ocelli.catalog.format.Media;
import dev.ocelli.catalog.format.MediaProbe;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.Recording;
import dev.ocelli.core.perception.Transcript;
import dev.ocelli.engine.perceive.film.KeyFrame;
import dev.ocelli.engine.perceive.film.WatchedFilm;
import dev.ocelli.engine.perceive.film.Watching;
import dev.ocelli.engine.perceive.hear.HeardRecording;
import dev.ocelli.engine.perceive.hear.Hearing;
import dev.ocelli.engine.perceive.hear.SpeechPages;
import dev.ocelli.engine.plan.Plan;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Hears a recording and watches its film; what is said stands in the perception as a transcript, what is said and what is
 * written as pages to search: first the frames, then the speech.
 */
public final class RecordingPerceiver {
    private final Media media;
    private final Hearing hearing;
    private final Watching watching;

    public RecordingPerceiver(Media media, Hearing hearing, Watching watching) {
        this.media = media;
        this.hearing = hearing;
        this.watching = watching;
    }

    /** @throws OcelliException as {@link Hearing#hear}; a film may lack sound */
    public Perception perceive(Plan plan, PerceiveProgress progress) {
        var input = plan.input();
        MediaProbe probe = media.probe(input.file(), input.type());
        if (probe.films().isEmpty() || !plan.options().watching().pictures()) {
            HeardRecording heard = hear(input.file(), input.type(), Hearing.Wish.PLAIN, progress::heardUntil);
            var pages = SpeechPages.of(heard.recording().transcript(), 0);
            return new Perception(input.type(), pages.size(), pages, heard.warnings(), Optional.of(heard.recording()));
        }
        return film(plan, probe, progress);
    }

    private Perception film(Plan plan, MediaProbe probe, PerceiveProgress progress) {
        var input = plan.input();
        String hash = ContentHash.of(input.file());
        var source = new Watching.Source(
                input.file(), input.type(), hash, probe.duration().orElse(0.0));
        WatchedFilm watched = watching.watch(source, plan.options(), progress);
        var warnings = new ArrayList<>(watched.warnings());
        Recording sound = sound(new Hearing.Source(input.file(), input.type(), hash), probe, progress, warnings);
        List<Page> pages = new ArrayList<>(watched.pages());
        pages.addAll(SpeechPages.of(sound.transcript(), pages.size()));
        var recording =
                new Recording(Math.max(watched.duration(), sound.duration()), sound.transcript(), watched.shots());
        return new Perception(input.type(), pages.size(), pages, warnings, Optional.of(recording));
    }

    /** A film whose sound is missing or broken can be seen all the same. */
    private Recording sound(Hearing.Source source, MediaProbe probe, PerceiveProgress progress, List<String> warnings) {
        var nothing = Recording.ofSound(0, Transcript.SILENCE);
        if (probe.sounds().isEmpty()) {
            return nothing;
        }
        try {
            HeardRecording heard = hearing.hear(source, Hearing.Wish.PLAIN, progress::heardUntil);
            warnings.addAll(heard.warnings());
            return heard.recording();
        } catch (OcelliException e) {
            if (e.code() != ErrorCode.INVALID_FILE) {
                throw e;
            }
            warnings.add("The sound could not be heard: " + e.getMessage());
            return nothing;
        }
    }

    /** The pictures of a film that differ; none of them is read. Fails as {@link Watching#watch}. */
    public List<KeyFrame> keyFrames(Path file, MediaType type, Watching.Watched watched) {
        double duration = media.probe(file, type).duration().orElse(0.0);
        return watching.keyFrames(new Watching.Source(file, type, "", duration), watched);
    }

    /** What is said in {@code file}; fails as {@link #perceive}. */
    public HeardRecording hear(Path file, MediaType type, Hearing.Wish wish, Hearing.Progress progress) {
        return hearing.hear(new Hearing.Source(file, type, ContentHash.of(file)), wish, progress);
    }
}
