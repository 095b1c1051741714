package dev.ocelli.catalog.model;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/** A stream that is closed under its reader when it takes too long, so that a stalled server cannot hold a thread. */
final class DeadlineStream extends FilterInputStream {
    private final Thread watch;
    private volatile boolean late;

    DeadlineStream(InputStream in, Duration limit) {
        super(in);
        watch = Thread.ofVirtual().start(() -> closeAfter(limit));
    }

    private void closeAfter(Duration limit) {
        try {
            Thread.sleep(limit);
            late = true;
            in.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the reader was in time
        } catch (IOException e) {
            late = true; // the reader sees its own error
        }
    }

    @Override
    public int read(byte[] buffer, int offset, int length) throws IOException {
        try {
            int read = in.read(buffer, offset, length);
            if (late) {
                throw new HttpTimeoutException("too slow");
            }
            return read;
        } catch (IOException e) {
            throw late ? new HttpTimeoutException("too slow") : e;
        }
    }

    @Override
    public void close() throws IOException {
        watch.interrupt();
        in.close();
    }
}
