package dev.ocelli.fake;

import dev.ocelli.catalog.model.speech.SpeechModel;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.base.TimeSpan;
import dev.ocelli.core.perception.SpeechSegment;
import dev.ocelli.core.perception.SpokenWord;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Hears "Stretch N." in everything, N counted from 1, and keeps what it was asked. */
public final class ScriptedSpeech implements SpeechModel {
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private int most = Integer.MAX_VALUE;

    public record Asked(double seconds, String language) {}

    public List<Asked> asked() {
        return asked;
    }

    /** Fails from the call after the {@code count}th on. */
    public void failAfter(int count) {
        most = count;
    }

    @Override
    public String name() {
        return "scripted";
    }

    @Override
    public Heard hear(float[] samples, Hint hint) {
        if (asked.size() >= most) {
            throw new OcelliException(ErrorCode.OVERLOADED, "Enough for now.");
        }
        double seconds = (double) samples.length / RATE;
        asked.add(new Asked(seconds, hint.language()));
        String number = asked.size() + ".";
        var words = List.of(
                new SpokenWord("Stretch", new TimeSpan(0, seconds / 2), 0.9),
                new SpokenWord(number, new TimeSpan(seconds / 2, seconds), 0.9));
        return new Heard(
                "en", List.of(new SpeechSegment("Stretch " + number, new TimeSpan(0, seconds), 0, words, 0.9)));
    }
}
