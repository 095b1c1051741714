package dev.ocelli.catalog.format;

import java.util.List;
import java.util.Optional;

/**
 * What the head of a file of sound or film says; none of it is checked against the content.
 *
 * @param duration seconds; empty when the file does not say, as recordings made by browsers
 */
public record MediaProbe(Optional<Double> duration, List<SoundTrack> sounds, List<FilmTrack> films) {
    public MediaProbe {
        sounds = List.copyOf(sounds);
        films = List.copyOf(films);
    }
}
