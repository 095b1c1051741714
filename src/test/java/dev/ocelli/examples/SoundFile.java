package dev.ocelli.examples;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Sound made up sample by sample and written as a WAV file (16-bit PCM, 16,000 samples a second). */
public final class SoundFile {
    public static final int RATE = 16_000;

    private final List<float[]> channels;

    private SoundFile(List<float[]> channels) {
        this.channels = List.copyOf(channels);
    }

    public static SoundFile mono(float[] samples) {
        return new SoundFile(List.of(samples));
    }

    public static SoundFile stereo(float[] left, float[] right) {
        return new SoundFile(List.of(left, right));
    }

    public static float[] silence(double seconds) {
        return new float[(int) Math.round(seconds * RATE)];
    }

    /** A steady tone at half loudness. */
    public static float[] tone(double seconds, double hertz) {
        float[] samples = silence(seconds);
        for (int i = 0; i < samples.length; i++) {
            samples[i] = (float) (0.5 * Math.sin(2 * Math.PI * hertz * i / RATE));
        }
        return samples;
    }

    /** Noise that swells and fades four times a second, as syllables do. */
    public static float[] murmur(double seconds, RandomGenerator random) {
        float[] samples = silence(seconds);
        double phase = random.nextDouble() * 2 * Math.PI;
        double loudness = 0;
        for (int i = 0; i < samples.length; i++) {
            if (i % (RATE / 8) == 0) {
                loudness = random.nextDouble();
            }
            samples[i] = (float) (0.4 * loudness * Math.sin(phase + i * 0.09) * random.nextDouble(-1, 1));
        }
        return samples;
    }

    public static float[] joined(float[]... parts) {
        var all = new ArrayList<float[]>(List.of(parts));
        float[] out = new float[all.stream().mapToInt(part -> part.length).sum()];
        int at = 0;
        for (float[] part : all) {
            System.arraycopy(part, 0, out, at, part.length);
            at += part.length;
        }
        return out;
    }

    /** Writes {@code folder/name} and gives its path. */
    public Path write(Path folder, String name) {
        try {
            return Files.write(folder.resolve(name), bytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public byte[] bytes() {
        int frames = channels.getFirst().length;
        int frame = channels.size() * Short.BYTES;
        var wav = ByteBuffer.allocate(44 + frames * frame).order(ByteOrder.LITTLE_ENDIAN);
        wav.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + frames * frame);
        wav.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
        wav.putShort((short) 1).putShort((short) channels.size()).putInt(RATE).putInt(RATE * frame);
        wav.putShort((short) frame).putShort((short) 16);
        wav.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(frames * frame);
        for (int i = 0; i < frames; i++) {
            for (float[] channel : channels) {
                wav.putShort((short) Math.round(Math.clamp(channel[i], -1f, 1f) * Short.MAX_VALUE));
            }
        }
        return wav.array();
    }
}
