package dev.ocelli.engine.pages;

import dev.ocelli.core.base.TimeSpan;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.Recording;
import dev.ocelli.core.perception.Shot;
import dev.ocelli.core.perception.SpeechSegment;
import dev.ocelli.core.perception.TextSource;
import dev.ocelli.core.perception.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Fills {@code segments}, {@code shots} and {@code on_screen_text} of a film: contract A, section 7.4. A segment is what is
 * said at one time with what is written meanwhile; between speeches, the shots that show text. With a wished length,
 * segments are of that length instead.
 */
final class FilmTranscription {
    /** Shorter pauses between speeches get no segment of their own. */
    private static final double PAUSE = 1;

    private static final int MOST_SEGMENTS = 50_000;

    private final Perception perception;
    private final Recording recording;
    private final ScreenText screen;

    FilmTranscription(Perception perception, Recording recording) {
        this.perception = perception;
        this.recording = recording;
        this.screen = ScreenText.of(perception);
    }

    void write(ObjectNode node, Optional<Double> length) {
        ArrayNode segments = node.putArray("segments");
        if (length.isPresent()) {
            even(segments, length.get());
        } else {
            asSpoken(segments);
        }
        shots(node.putArray("shots"));
        onScreen(node.putArray("on_screen_text"));
    }

    private void even(ArrayNode segments, double length) {
        double step = Math.max(length, recording.duration() / MOST_SEGMENTS);
        List<Word> words = perception.pages().stream()
                .filter(page -> page.source() == TextSource.SPEECH)
                .flatMap(page -> page.lines().stream())
                .flatMap(line -> line.words().stream())
                .toList();
        for (int i = 0; i * step < recording.duration() - 0.001; i++) {
            var span = new TimeSpan(i * step, Math.min((i + 1) * step, recording.duration()));
            String said = words.stream()
                    .filter(word -> isIn(word.time(), span))
                    .map(Word::text)
                    .collect(Collectors.joining(" "));
            segment(segments.addObject(), span, said);
        }
    }

    /** Whether the middle of a word lies there, so that each word is in one segment. */
    private static boolean isIn(@Nullable TimeSpan word, TimeSpan span) {
        return word != null && span.contains((word.start() + word.end()) / 2);
    }

    private record Part(TimeSpan span, Optional<SpeechSegment> speech) {}

    private void asSpoken(ArrayNode segments) {
        List<SpeechSegment> speech = recording.transcript().segments();
        boolean channels = speech.stream().anyMatch(said -> said.channel() > 0);
        for (Part part : parts(speech)) {
            ObjectNode node = segments.addObject();
            segment(node, part.span(), part.speech().map(SpeechSegment::text).orElse(""));
            if (channels) {
                part.speech().ifPresent(said -> node.put("channel", said.channel()));
            }
        }
    }

    private List<Part> parts(List<SpeechSegment> speech) {
        var parts = new ArrayList<Part>();
        double said = 0;
        for (SpeechSegment segment : speech) {
            parts.addAll(pause(said, segment.span().start(), speech.isEmpty()));
            parts.add(new Part(segment.span(), Optional.of(segment)));
            said = Math.max(said, segment.span().end());
        }
        parts.addAll(pause(said, recording.duration(), speech.isEmpty()));
        parts.sort(Comparator.comparingDouble(part -> part.span().start()));
        return parts;
    }

    /** The shots between two speeches, as far as text can be read in them; all shots of a film in which nothing is said. */
    private List<Part> pause(double start, double end, boolean silent) {
        var parts = new ArrayList<Part>();
        for (Shot shot : recording.shots()) {
            double from = Math.max(start, shot.span().start());
            double to = Math.min(end, shot.span().end());
            if (silent ? to > from : to - from >= PAUSE) {
                var span = new TimeSpan(from, to);
                if (silent || !screen.during(span).isEmpty()) {
                    parts.add(new Part(span, Optional.empty()));
                }
            }
        }
        return parts;
    }

    private void segment(ObjectNode node, TimeSpan span, String said) {
        times(node, span).put("content", said);
        node.putObject("audio").put("content", said);
        node.putObject("video").put("content", screen.during(span));
    }

    private void shots(ArrayNode shots) {
        for (Shot shot : recording.shots()) {
            ObjectNode node = times(shots.addObject(), shot.span());
            var frames = node.putArray("frames");
            shot.frames().forEach(frame -> frames.add(Transcription.seconds(frame.time())));
        }
    }

    private void onScreen(ArrayNode texts) {
        for (ScreenText.Shown shown : screen.lines()) {
            ObjectNode node = times(texts.addObject(), shown.span())
                    .put("content", shown.line().text());
            var box = shown.line().box();
            node.putObject("bbox")
                    .putArray("xywh")
                    .add(share(box.x()))
                    .add(share(box.y()))
                    .add(share(box.width()))
                    .add(share(box.height()));
            node.put("page", shown.page());
        }
    }

    private static ObjectNode times(ObjectNode node, TimeSpan span) {
        return node.put("start_time", Transcription.seconds(span.start()))
                .put("end_time", Transcription.seconds(span.end()));
    }

    private static double share(double value) {
        return Math.round(value * 100_000) / 100_000.0;
    }
}
