package dev.ocelli.engine.perceive.hear;

import dev.ocelli.core.base.TimeSpan;
import java.util.List;

/**
 * A first run through a recording: how long it is and where in which channel somebody speaks.
 *
 * @param duration seconds of sound that could be decoded
 * @param tracks one for sound that is heard mixed, one a channel where the channels differ
 * @param warnings plain words about damage and limits
 */
public record Survey(double duration, List<Track> tracks, List<String> warnings) {
    public Survey {
        tracks = List.copyOf(tracks);
        warnings = List.copyOf(warnings);
    }

    /**
     * @param channel from 0
     * @param speech where somebody speaks
     * @param stretches what is heard at once, in order
     */
    public record Track(int channel, List<TimeSpan> speech, List<TimeSpan> stretches) {
        public Track {
            speech = List.copyOf(speech);
            stretches = List.copyOf(stretches);
        }
    }

    /** Whether each channel is heard for itself. */
    public boolean channelsDiffer() {
        return tracks.size() > 1;
    }
}
