package dev.ocelli;

import dev.ocelli.catalog.format.FormatLimits;
import dev.ocelli.catalog.format.Media;
import dev.ocelli.catalog.model.ModelStore;
import dev.ocelli.catalog.model.speech.Speech;
import dev.ocelli.catalog.model.speech.SpeechSettings;
import dev.ocelli.catalog.tool.ToolContext.KeyFrame;
import dev.ocelli.engine.agent.FilmCuts;
import dev.ocelli.engine.perceive.RecordingPerceiver;
import dev.ocelli.engine.perceive.film.Watching;
import dev.ocelli.engine.perceive.hear.Hearing;
import dev.ocelli.engine.perceive.see.PageSeer;
import java.nio.file.Path;

/** What recordings are heard and watched with. Closing frees the models. */
public record HearingRooms(Media media, Speech speech, Hearing hearing, RecordingPerceiver recordings)
        implements AutoCloseable {

    /** Where programs, libraries and converted models lie, and how frames are read. */
    record Places(Path cache, ModelStore store, PageSeer seer) {}

    static HearingRooms of(Places places, SpeechSettings settings, EmbeddedPipeline.Memories memories) {
        Path cache = places.cache();
        var media = Media.standard(FormatLimits.standard(), cache);
        var speech = new Speech(places.store(), Speech.Settings.forThisMachine(settings, cache));
        var ears = new Hearing.Ears(speech::name, speech::model, speech::voices);
        var hearing = new Hearing(media, ears, memories.heard());
        var watching =
                new Watching(media.films(), places.seer(), new Watching.Memories(memories.sights(), memories.films()));
        return new HearingRooms(media, speech, hearing, new RecordingPerceiver(media, hearing, watching));
    }

    /** Key frames as tools see them. */
    public FilmCuts cuts() {
        return (film, watched) -> recordings.keyFrames(film.file(), film.type(), watched::until).stream()
                .map(frame -> new KeyFrame(frame.shot(), frame.shown(), frame.time(), frame.key()))
                .toList();
    }

    @Override
    public void close() {
        speech.close();
    }
}
