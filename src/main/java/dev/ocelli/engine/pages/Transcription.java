package dev.ocelli.engine.pages;

import dev.ocelli.core.base.Json;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.Recording;
import dev.ocelli.core.perception.SpeechSegment;
import dev.ocelli.engine.plan.Plan;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code {"metadata": {"duration", "language"}, "segments": [{"start_time", "end_time", "content", "audio": {"content"}}]}}:
 * contract A, section 7.4, times in seconds. {@code channel} is there where the channels carry different speakers.
 */
final class Transcription {
    private Transcription() {}

    static ObjectNode of(Plan plan, Perception perception) {
        Recording recording = perception
                .recording()
                .orElseThrow(() -> new IllegalArgumentException("a transcript is made of a recording"));
        var node = Json.object();
        var metadata = node.putObject("metadata").put("duration", seconds(recording.duration()));
        String language = recording.transcript().language();
        metadata.put("language", language.isEmpty() ? null : language);
        if (!recording.shots().isEmpty()) {
            new FilmTranscription(perception, recording)
                    .write(node, plan.options().watching().segment());
            return node;
        }
        boolean channels = recording.transcript().segments().stream().anyMatch(s -> s.channel() > 0);
        var segments = node.putArray("segments");
        for (SpeechSegment segment : recording.transcript().segments()) {
            segment(segments.addObject(), segment, channels);
        }
        return node;
    }

    private static void segment(ObjectNode node, SpeechSegment segment, boolean channels) {
        node.put("start_time", seconds(segment.span().start()))
                .put("end_time", seconds(segment.span().end()))
                .put("content", segment.text());
        node.putObject("audio").put("content", segment.text());
        if (channels) {
            node.put("channel", segment.channel());
        }
    }

    static double seconds(double moment) {
        return Math.round(moment * 1000) / 1000.0;
    }
}
