package dev.ocelli;

import dev.ocelli.catalog.format.FormatLimits;
import dev.ocelli.catalog.format.Media;
import dev.ocelli.catalog.model.ModelStore;
import dev.ocelli.catalog.model.speech.Speech;
import dev.ocelli.catalog.model.speech.SpeechSettings;
import dev.ocelli.engine.perceive.RecordingPerceiver;
import dev.ocelli.engine.perceive.hear.HeardCache;
import dev.ocelli.engine.perceive.hear.Hearing;
import java.nio.file.Path;

/** What recordings are heard with. Closing frees the models. */
public record HearingRooms(Media media, Speech speech, Hearing hearing, RecordingPerceiver recordings)
        implements AutoCloseable {

    /** Programs, libraries and converted models lie below {@code cache}. */
    static HearingRooms of(Path cache, ModelStore store, SpeechSettings settings, HeardCache memory) {
        var media = Media.standard(FormatLimits.standard(), cache);
        var speech = new Speech(store, Speech.Settings.forThisMachine(settings, cache));
        var ears = new Hearing.Ears(speech::name, speech::model, speech::voices);
        var hearing = new Hearing(media, ears, memory);
        return new HearingRooms(media, speech, hearing, new RecordingPerceiver(hearing));
    }

    @Override
    public void close() {
        speech.close();
    }
}
