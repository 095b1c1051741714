package dev.ocelli.engine.perceive.hear;

import dev.ocelli.catalog.model.speech.SpeechModel.Heard;
import dev.ocelli.core.base.TimeSpan;
import dev.ocelli.core.perception.Recording;
import dev.ocelli.core.perception.SpeechSegment;
import dev.ocelli.core.perception.SpokenWord;
import dev.ocelli.core.perception.Transcript;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;

/** Puts the stretches of a recording together to one transcript with the recording's own times. For one thread. */
final class Stitching {
    /** What models write for sound that is no speech: {@code [BLANK_AUDIO]}, {@code (music)}, {@code ♪}. */
    private static final Pattern NO_SPEECH = Pattern.compile("[\\s♪♫.…*-]*(?:[\\[(*♪][^\\])*♪]*[\\])*♪][\\s♪♫.…*-]*)*");

    private static final double TOUCH = 0.5;

    private final Survey survey;
    private final List<SpeechSegment> segments = new ArrayList<>();

    Stitching(Survey survey) {
        this.survey = survey;
    }

    /** Takes what was heard in {@code stretch} of a track. */
    void add(Survey.Track track, TimeSpan stretch, Heard heard) {
        var spoken = heard.segments().stream()
                .filter(segment -> !NO_SPEECH.matcher(segment.text()).matches())
                .map(segment -> moved(segment, stretch, track))
                .flatMap(segment -> Breaths.parted(segment, track.speech()).stream())
                .map(segment -> tightened(segment, track.speech()))
                .toList();
        double overlapEnds = lastEnd(track.channel());
        for (SpeechSegment sentence : Sentences.of(spoken, track.speech())) {
            SpeechSegment fresh = stretch.start() < overlapEnds ? Overlap.without(sentence, segments) : sentence;
            if (!fresh.text().isEmpty()) {
                segments.add(fresh);
            }
        }
    }

    private double lastEnd(int channel) {
        return segments.stream()
                .filter(segment -> segment.channel() == channel)
                .mapToDouble(segment -> segment.span().end())
                .max()
                .orElse(0);
    }

    private static SpeechSegment moved(SpeechSegment segment, TimeSpan stretch, Survey.Track track) {
        TimeSpan span = segment.span().later(stretch.start());
        var words = segment.words().stream()
                .map(word -> new SpokenWord(word.text(), word.span().later(stretch.start()), word.confidence()))
                .toList();
        return new SpeechSegment(segment.text(), span, track.channel(), words, segment.confidence());
    }

    /**
     * Without the silence at its ends; the model rounds its times to what is convenient, and so they may touch the speech
     * before and after.
     */
    private static SpeechSegment tightened(SpeechSegment segment, List<TimeSpan> speech) {
        TimeSpan span = segment.span();
        TimeSpan spoken = speech.stream()
                .filter(one -> one.overlap(span) > Math.min(TOUCH, span.length() / 2))
                .map(one -> new TimeSpan(Math.max(one.start(), span.start()), Math.min(one.end(), span.end())))
                .reduce(TimeSpan::union)
                .orElse(span);
        return new SpeechSegment(segment.text(), spoken, segment.channel(), segment.words(), segment.confidence());
    }

    /** Segments in order of time. */
    Recording recording(String language) {
        var ordered = new ArrayList<>(survey.channelsDiffer() ? Echoes.removed(segments) : segments);
        ordered.sort(Comparator.comparingDouble(segment -> segment.span().start()));
        return Recording.ofSound(
                survey.duration(), ordered.isEmpty() ? Transcript.SILENCE : new Transcript(language, ordered));
    }
}
