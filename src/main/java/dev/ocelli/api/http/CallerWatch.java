package dev.ocelli.api.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.SocketChannelEndPoint;
import org.eclipse.jetty.server.Request;
import org.jspecify.annotations.Nullable;

/**
 * Looks every now and then whether callers are still there while nothing is sent to them: otherwise that is noticed only
 * at the second write.
 *
 * <p>While a request is handled, its body read, nobody else reads its connection. A read that does not block tells the end
 * of the stream from silence. Should it find bytes (a caller that sends its next request before this answer), they are
 * handed to the server for later and the connection is watched no more.
 */
public final class CallerWatch implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(200);

    private final Set<Watched> watched = ConcurrentHashMap.newKeySet();
    private final Thread thread;

    public CallerWatch() {
        thread = Thread.ofPlatform().name("caller-watch").daemon().start(this::watch);
    }

    /** A call that somebody waits for. Called by the watching thread: must not block. */
    interface Waiting {
        /** The caller is there. */
        void look();

        /** The caller has closed the connection; said once. */
        void left();
    }

    /** A caller that is looked after; closing it ends the watch. */
    final class Watched implements AutoCloseable {
        private final Waiting waiting;
        private final Connection connection;
        private final @Nullable SocketChannel channel;
        private boolean over;
        private boolean early;

        private Watched(Connection connection, Waiting waiting) {
            this.waiting = waiting;
            this.connection = connection;
            this.channel = connection.getEndPoint() instanceof SocketChannelEndPoint point ? point.getChannel() : null;
        }

        private synchronized void look() {
            if (over) {
                return;
            }
            if (!early && gone()) {
                over = true;
                waiting.left();
            } else {
                waiting.look();
            }
        }

        private boolean gone() {
            if (channel == null) {
                return false; // no socket to look at: the next write tells
            }
            try {
                ByteBuffer next = ByteBuffer.allocate(1);
                int read = channel.read(next);
                if (read > 0) {
                    early = true;
                    next.flip();
                    if (connection instanceof Connection.UpgradeTo server) {
                        server.onUpgradeTo(next);
                    }
                }
                return read < 0;
            } catch (IOException _) {
                return true; // broken: nobody is there
            }
        }

        /** Afterwards nobody looks, and the connection may be read by others again. */
        @Override
        public void close() {
            watched.remove(this);
            synchronized (this) {
                over = true;
            }
        }
    }

    /** Watches the caller of a request whose body was read whole. */
    Watched over(Request request, Waiting waiting) {
        var each = new Watched(request.getConnectionMetaData().getConnection(), waiting);
        watched.add(each);
        return each;
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(EVERY);
                watched.forEach(Watched::look);
            }
        } catch (InterruptedException _) {
            watched.clear(); // closed
        }
    }

    @Override
    public void close() {
        thread.interrupt();
    }
}
