package dev.ocelli.engine.perceive.hear;

import dev.ocelli.catalog.format.MediaProbe;
import dev.ocelli.catalog.format.SoundStream;
import dev.ocelli.catalog.model.speech.VoiceDetector;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Runs through a recording once, in bounded memory: about 250 bytes are kept for a second of sound. */
final class Surveyor {
    /** Hours of sound that are heard of one file. */
    static final int MOST_HOURS = 12;

    private static final int BLOCK = 256 * VoiceDetector.ROUND;
    private static final double MISSING = 2;

    private final SoundStream sound;
    private final List<VoiceDetector.Listening> ears = new ArrayList<>();
    private final List<Likelihoods> likely = new ArrayList<>();
    private final ChannelComparison comparison = new ChannelComparison();
    private long samples;

    /** Grows as it is filled. */
    private static final class Likelihoods {
        private float[] values = new float[1024];
        private int count;

        void add(float[] more) {
            if (count + more.length > values.length) {
                values = Arrays.copyOf(values, Math.max(2 * values.length, count + more.length));
            }
            System.arraycopy(more, 0, values, count, more.length);
            count += more.length;
        }

        float[] all() {
            return Arrays.copyOf(values, count);
        }
    }

    Surveyor(SoundStream sound, VoiceDetector voices) {
        this.sound = sound;
        for (int i = 0; i < sound.channels(); i++) {
            ears.add(voices.listen());
            likely.add(new Likelihoods());
        }
    }

    /**
     * @param head what the file says of itself
     * @param goesOn asked now and then; false ends the work
     */
    Survey survey(MediaProbe head, Runnable goesOn) {
        boolean cut = listen(goesOn);
        if (samples == 0) {
            throw new OcelliException(
                    ErrorCode.INVALID_FILE, null, "The file is damaged: none of its sound could be decoded.");
        }
        double duration = (double) samples / SoundStream.RATE;
        return new Survey(duration, tracks(), warnings(head, duration, cut));
    }

    private boolean listen(Runnable goesOn) {
        float[][] block = new float[sound.channels()][BLOCK];
        long most = (long) MOST_HOURS * 3600 * SoundStream.RATE;
        for (int count = sound.read(block); count > 0; count = sound.read(block)) {
            goesOn.run();
            hear(block, count);
            samples += count;
            if (samples >= most) {
                return true;
            }
        }
        return false;
    }

    private void hear(float[][] block, int count) {
        for (int channel = 0; channel < block.length; channel++) {
            float[] part = count == BLOCK ? block[channel] : Arrays.copyOf(block[channel], count);
            likely.get(channel).add(ears.get(channel).hear(part));
        }
        if (block.length == 2) {
            for (int from = 0; from < count; from += VoiceDetector.ROUND) {
                comparison.add(block, from, Math.min(count, from + VoiceDetector.ROUND));
            }
        }
    }

    private List<Survey.Track> tracks() {
        if (likely.size() == 2 && comparison.differ()) {
            return List.of(track(0, likely.get(0).all()), track(1, likely.get(1).all()));
        }
        float[] best = likely.get(0).all();
        if (likely.size() == 2) {
            float[] other = likely.get(1).all();
            for (int i = 0; i < best.length; i++) {
                best[i] = Math.max(best[i], other[i]);
            }
        }
        return List.of(track(0, best));
    }

    private static Survey.Track track(int channel, float[] likely) {
        var speech = SpeechSpans.of(likely);
        return new Survey.Track(channel, speech, Stretches.of(speech, likely));
    }

    private List<String> warnings(MediaProbe head, double duration, boolean cut) {
        if (cut) {
            return List.of("The recording is longer than " + MOST_HOURS + " hours; only the first " + MOST_HOURS
                    + " were heard.");
        }
        double said = head.duration().orElse(duration);
        if (said - duration > MISSING) {
            return List.of("The file is damaged or cut off: it should last " + ClockTime.of(said) + ", but only "
                    + ClockTime.of(duration) + " of sound could be decoded.");
        }
        return sound.isDamaged()
                ? List.of("Parts of the file are damaged; what could be decoded was heard.")
                : List.of();
    }
}
