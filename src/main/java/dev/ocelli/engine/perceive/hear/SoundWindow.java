package dev.ocelli.engine.perceive.hear;

import dev.ocelli.catalog.format.SoundStream;
import dev.ocelli.core.base.TimeSpan;
import java.util.Arrays;

/** A moving part of a stream of sound; stretches are cut out of it in the order of their beginnings. For one thread. */
final class SoundWindow {
    private final SoundStream sound;
    private float[][] held;
    private long from;
    private int count;
    private boolean ended;

    SoundWindow(SoundStream sound) {
        this.sound = sound;
        this.held = new float[sound.channels()][0];
    }

    /** The samples of one channel; shorter where the stream ends before. Sound before {@code span} is let go. */
    float[] cut(int channel, TimeSpan span) {
        long first = Math.round(span.start() * SoundStream.RATE);
        long last = Math.round(span.end() * SoundStream.RATE);
        letGo(first);
        while (!ended && from + count < last) {
            read((int) Math.min(last - from - count, 10L * SoundStream.RATE));
            letGo(first);
        }
        int start = (int) Math.clamp(first - from, 0, count);
        int end = (int) Math.clamp(last - from, start, count);
        return Arrays.copyOfRange(held[channel], start, end);
    }

    private void letGo(long before) {
        int gone = (int) Math.clamp(before - from, 0, count);
        if (gone > 0) {
            for (float[] channel : held) {
                System.arraycopy(channel, gone, channel, 0, count - gone);
            }
            from += gone;
            count -= gone;
        }
    }

    private void read(int wanted) {
        float[][] more = new float[held.length][wanted];
        int got = sound.read(more);
        ended = got < wanted;
        for (int channel = 0; channel < held.length; channel++) {
            if (held[channel].length < count + got) {
                held[channel] = Arrays.copyOf(held[channel], count + wanted);
            }
            System.arraycopy(more[channel], 0, held[channel], count, got);
        }
        count += got;
    }
}
