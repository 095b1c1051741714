package dev.ocelli.catalog.tool.core;

import dev.ocelli.catalog.format.MediaProbe;
import dev.ocelli.catalog.tool.Outputs;
import tools.jackson.databind.node.ObjectNode;

/** Facts about files of sound and film for outputs. */
final class Recordings {
    private Recordings() {}

    /** Length in seconds; size and frames a second of a film; whether there is sound. */
    static void describe(ObjectNode node, MediaProbe probe) {
        probe.duration().ifPresent(seconds -> node.put("duration", Outputs.rounded(seconds)));
        probe.films().stream()
                .findFirst()
                .ifPresent(film -> node.put("width", film.width())
                        .put("height", film.height())
                        .put("frames_per_second", Outputs.rounded(film.frameRate()))
                        .put("video_codec", film.codec()));
        node.put("has_sound", !probe.sounds().isEmpty());
        probe.sounds().stream().findFirst().ifPresent(sound -> node.put("audio_codec", sound.codec()));
    }
}
