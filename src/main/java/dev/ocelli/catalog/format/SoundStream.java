package dev.ocelli.catalog.format;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The sound of a file as it is decoded: 16,000 samples a second in [-1, 1] for each channel.
 *
 * <p>Nothing but a small buffer is held, however long the recording is; the decoder waits while nobody reads. For one
 * thread; {@link #close} ends the decoder.
 */
public final class SoundStream implements AutoCloseable {
    /** Samples a second. */
    public static final int RATE = 16_000;

    private static final float SCALE = 1 / 32768f;

    private final FfmpegRun run;
    private final InputStream in;
    private final int channels;

    SoundStream(FfmpegRun run, int channels) {
        this.run = run;
        this.in = run.output();
        this.channels = channels;
    }

    public int channels() {
        return channels;
    }

    /**
     * Fills {@code into}, one array a channel, all of one length.
     *
     * @return samples that came; fewer than asked for only at the end
     */
    public int read(float[][] into) {
        int wanted = into[0].length;
        try {
            byte[] bytes = in.readNBytes(wanted * channels * Short.BYTES);
            var samples = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer();
            int count = samples.remaining() / channels;
            for (int i = 0; i < count; i++) {
                for (int channel = 0; channel < channels; channel++) {
                    into[channel][i] = samples.get(i * channels + channel) * SCALE;
                }
            }
            return count;
        } catch (IOException e) {
            throw new OcelliException(ErrorCode.INVALID_FILE, null, "The sound could not be decoded.", e);
        }
    }

    /** Whether the decoder met damage; to be asked when {@link #read} has come to the end. */
    public boolean isDamaged() {
        return run.isDamaged();
    }

    @Override
    public void close() {
        run.close();
    }
}
