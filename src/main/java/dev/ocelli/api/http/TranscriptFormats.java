package dev.ocelli.api.http;

import dev.ocelli.core.base.Json;
import dev.ocelli.core.perception.Recording;
import dev.ocelli.core.perception.SpeechSegment;
import dev.ocelli.core.perception.SpokenWord;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A transcript in the shapes of OpenAI's transcription endpoint (API reference, "Audio", read 2026-11-21). */
enum TranscriptFormats {
    JSON("application/json") {
        @Override
        String write(Recording recording, Options options) {
            return Json.write(Json.object().put("text", recording.transcript().text()));
        }
    },
    TEXT("text/plain; charset=utf-8") {
        @Override
        String write(Recording recording, Options options) {
            return recording.transcript().text() + "\n";
        }
    },
    SRT("text/plain; charset=utf-8") {
        @Override
        String write(Recording recording, Options options) {
            var out = new StringBuilder();
            int number = 1;
            for (SpeechSegment segment : recording.transcript().segments()) {
                out.append(number++).append('\n').append(times(segment, ',')).append('\n');
                out.append(segment.text()).append("\n\n");
            }
            return out.toString();
        }
    },
    VTT("text/vtt; charset=utf-8") {
        @Override
        String write(Recording recording, Options options) {
            var out = new StringBuilder("WEBVTT\n\n");
            for (SpeechSegment segment : recording.transcript().segments()) {
                out.append(times(segment, '.')).append('\n');
                out.append(segment.text()).append("\n\n");
            }
            return out.toString();
        }
    },
    VERBOSE_JSON("application/json") {
        @Override
        String write(Recording recording, Options options) {
            var transcript = recording.transcript();
            ObjectNode node = Json.object()
                    .put("task", options.task())
                    .put("language", languageName(transcript.language()))
                    .put("duration", seconds(recording.duration()))
                    .put("text", transcript.text());
            if (options.granularities().contains("word")) {
                words(node.putArray("words"), transcript.segments());
            }
            if (options.granularities().contains("segment")) {
                segments(node.putArray("segments"), transcript.segments());
            }
            return Json.write(node);
        }
    };

    private final String contentType;

    TranscriptFormats(String contentType) {
        this.contentType = contentType;
    }

    /**
     * @param task {@code transcribe} or {@code translate}
     * @param granularities {@code segment}, {@code word} or both
     */
    record Options(String task, Set<String> granularities) {
        Options {
            granularities = Set.copyOf(granularities);
        }
    }

    String contentType() {
        return contentType;
    }

    abstract String write(Recording recording, Options options);

    private static void words(ArrayNode array, List<SpeechSegment> segments) {
        for (SpeechSegment segment : segments) {
            for (SpokenWord word : segment.words()) {
                array.addObject()
                        .put("word", word.text())
                        .put("start", seconds(word.span().start()))
                        .put("end", seconds(word.span().end()));
            }
        }
    }

    private static void segments(ArrayNode array, List<SpeechSegment> segments) {
        for (SpeechSegment segment : segments) {
            ObjectNode node = array.addObject();
            node.put("id", array.size() - 1)
                    .put("seek", Math.round(segment.span().start() * 100))
                    .put("start", seconds(segment.span().start()))
                    .put("end", seconds(segment.span().end()))
                    .put("text", " " + segment.text());
            node.putArray("tokens");
            node.put("temperature", 0.0)
                    .put("avg_logprob", rounded(Math.log(Math.max(1e-6, segment.confidence()))))
                    .put("compression_ratio", 1.0)
                    .put("no_speech_prob", 0.0);
        }
    }

    private static String times(SpeechSegment segment, char point) {
        return clock(segment.span().start(), point) + " --> "
                + clock(segment.span().end(), point);
    }

    private static String clock(double moment, char point) {
        long thousandths = Math.round(moment * 1000);
        return String.format(
                Locale.ROOT,
                "%02d:%02d:%02d%c%03d",
                thousandths / 3_600_000,
                thousandths / 60_000 % 60,
                thousandths / 1000 % 60,
                point,
                thousandths % 1000);
    }

    /** The endpoint names languages in English words. */
    private static String languageName(String code) {
        return code.isEmpty()
                ? ""
                : Locale.of(code).getDisplayLanguage(Locale.ENGLISH).toLowerCase(Locale.ROOT);
    }

    private static double seconds(double moment) {
        return Math.round(moment * 1000) / 1000.0;
    }

    private static double rounded(double value) {
        return Math.round(value * 10_000) / 10_000.0;
    }
}
