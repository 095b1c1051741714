package dev.ocelli.engine.pages;

import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.SpeechSegment;
import dev.ocelli.engine.plan.Plan;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * A transcript with a summary made of its own sentences: those that share most of their words with the rest, in order of
 * time. {@code summary_method} says so ({@code extractive}); nothing is worded anew.
 */
final class TranscriptSummary {
    private static final int MOST_SENTENCES = 8;
    private static final double SHARE = 0.2;
    private static final int LEAST_SENTENCES = 2;

    private TranscriptSummary() {}

    static ObjectNode of(Plan plan, Perception perception) {
        ObjectNode node = Transcription.of(plan, perception);
        List<SpeechSegment> segments =
                perception.recording().orElseThrow().transcript().segments();
        List<SpeechSegment> chosen = chosen(segments);
        node.put("summary", chosen.stream().map(SpeechSegment::text).collect(Collectors.joining(" ")));
        node.put("summary_method", "extractive");
        var points = node.putArray("key_points");
        for (SpeechSegment segment : chosen) {
            points.addObject()
                    .put("content", segment.text())
                    .put("start_time", Transcription.seconds(segment.span().start()))
                    .put("end_time", Transcription.seconds(segment.span().end()));
        }
        return node;
    }

    private static List<SpeechSegment> chosen(List<SpeechSegment> segments) {
        int count = Math.clamp(Math.round(segments.size() * SHARE), LEAST_SENTENCES, MOST_SENTENCES);
        var weights =
                new SentenceWeights(segments.stream().map(SpeechSegment::text).toList());
        return java.util.stream.IntStream.range(0, segments.size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer i) -> -weights.of(i))
                        .thenComparing(i -> i))
                .limit(count)
                .sorted()
                .map(segments::get)
                .toList();
    }
}
