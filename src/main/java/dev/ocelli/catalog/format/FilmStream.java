package dev.ocelli.catalog.format;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.io.IOException;
import java.io.InputStream;

/**
 * A film as small grey pictures at a steady rate, for finding out when the picture changes.
 *
 * <p>Nothing but one picture is held, however long the film is; the decoder waits while nobody reads. For one thread;
 * {@link #close} ends the decoder.
 */
public final class FilmStream implements AutoCloseable {
    /** Pictures a second; the one at index {@code i} is shown at {@code i / RATE} seconds. */
    public static final int RATE = 8;

    /** Pixels; every film is squeezed into this shape. */
    public static final int WIDTH = 160;

    public static final int HEIGHT = 90;

    private final FfmpegRun run;
    private final InputStream in;

    FilmStream(FfmpegRun run) {
        this.run = run;
        this.in = run.output();
    }

    /**
     * Fills {@code into}, {@value #WIDTH} x {@value #HEIGHT} bytes of grey in rows from the top.
     *
     * @return false at the end
     */
    public boolean read(byte[] into) {
        try {
            return in.readNBytes(into, 0, WIDTH * HEIGHT) == WIDTH * HEIGHT;
        } catch (IOException e) {
            throw new OcelliException(ErrorCode.INVALID_FILE, null, "The film could not be decoded.", e);
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
