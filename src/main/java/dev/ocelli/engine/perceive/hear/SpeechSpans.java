package dev.ocelli.engine.perceive.hear;

import dev.ocelli.catalog.model.speech.SpeechModel;
import dev.ocelli.catalog.model.speech.VoiceDetector;
import dev.ocelli.core.base.TimeSpan;
import java.util.ArrayList;
import java.util.List;

/**
 * Where somebody speaks: rounds that are likely speech, joined over short silences, with a little sound around them so
 * that soft beginnings and ends are not lost.
 */
final class SpeechSpans {
    /** Seconds of one round. */
    static final double ROUND = (double) VoiceDetector.ROUND / SpeechModel.RATE;

    private static final float BEGINS = 0.5f;
    private static final float GOES_ON = 0.35f;
    private static final int SHORTEST_SPEECH = 4;
    private static final int SHORTEST_SILENCE = 12;
    private static final double AROUND = 0.3;

    private SpeechSpans() {}

    /** @param likely how likely each round is speech */
    static List<TimeSpan> of(float[] likely) {
        var spans = new ArrayList<TimeSpan>();
        int began = -1;
        int lastSpeech = -1;
        for (int round = 0; round < likely.length; round++) {
            if (began < 0 && likely[round] >= BEGINS) {
                began = round;
            }
            if (began >= 0 && likely[round] >= GOES_ON) {
                lastSpeech = round;
            }
            if (began >= 0 && round - lastSpeech >= SHORTEST_SILENCE) {
                add(spans, began, lastSpeech + 1);
                began = -1;
            }
        }
        if (began >= 0) {
            add(spans, began, lastSpeech + 1);
        }
        return padded(spans, likely.length * ROUND);
    }

    private static void add(List<TimeSpan> spans, int from, int to) {
        if (to - from >= SHORTEST_SPEECH) {
            spans.add(new TimeSpan(from * ROUND, to * ROUND));
        }
    }

    /** Silence between two spans is shared out when it is short. */
    private static List<TimeSpan> padded(List<TimeSpan> spans, double end) {
        var padded = new ArrayList<TimeSpan>();
        for (int i = 0; i < spans.size(); i++) {
            double before = i == 0 ? 0 : (spans.get(i - 1).end() + spans.get(i).start()) / 2;
            double after = i + 1 == spans.size()
                    ? end
                    : (spans.get(i).end() + spans.get(i + 1).start()) / 2;
            padded.add(new TimeSpan(
                    Math.max(before, spans.get(i).start() - AROUND),
                    Math.min(after, spans.get(i).end() + AROUND)));
        }
        return padded;
    }
}
