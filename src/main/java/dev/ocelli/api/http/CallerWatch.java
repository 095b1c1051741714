package dev.ocelli.api.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.SocketChannelEndPoint;

/**
 * Interrupts the thread of a request whose caller has closed the connection while nothing is sent to it: otherwise that is
 * noticed only at the second write.
 *
 * <p>While a request is handled, its body read, nobody else reads its connection. A read that does not block tells the end
 * of the stream from silence. Should it find bytes (a caller that sends its next request before this answer), they are
 * handed to the server for later and the connection is watched no more.
 */
public final class CallerWatch implements AutoCloseable {
    private static final Duration EVERY = Duration.ofMillis(200);

    private final Map<Watched, Boolean> watched = new ConcurrentHashMap<>();
    private final Thread thread;

    public CallerWatch() {
        thread = Thread.ofPlatform().name("caller-watch").daemon().start(this::watch);
    }

    /** A request that is waited for; closing it ends the watch, and no interrupt comes later. */
    final class Watched implements AutoCloseable {
        private final Thread waiting = Thread.currentThread();
        private final Connection connection;
        private final SocketChannel channel;
        private boolean over;
        private boolean left;

        private Watched(Connection connection, SocketChannel channel) {
            this.connection = connection;
            this.channel = channel;
        }

        /** Whether the caller has left; then the thread was interrupted. */
        synchronized boolean left() {
            return left;
        }

        private synchronized void look() {
            if (!over && gone()) {
                left = true;
                over = true;
                waiting.interrupt();
            }
        }

        private boolean gone() {
            try {
                ByteBuffer early = ByteBuffer.allocate(1);
                int read = channel.read(early);
                if (read > 0) {
                    over = true;
                    early.flip();
                    if (connection instanceof Connection.UpgradeTo server) {
                        server.onUpgradeTo(early);
                    }
                }
                return read < 0;
            } catch (IOException _) {
                return true; // broken: nobody is there
            }
        }

        @Override
        public void close() {
            synchronized (this) {
                over = true;
                if (left) {
                    Thread.interrupted(); // the server goes on with this thread
                }
            }
            watched.remove(this);
        }
    }

    /** Watches the caller of a request whose body was read whole; empty where its connection cannot be looked at. */
    Optional<Watched> over(Context context) {
        Connection connection = ServletContextRequest.getServletContextRequest(context.req())
                .getConnectionMetaData()
                .getConnection();
        if (connection.getEndPoint() instanceof SocketChannelEndPoint point) {
            var each = new Watched(connection, point.getChannel());
            watched.put(each, true);
            return Optional.of(each);
        }
        return Optional.empty();
    }

    private void watch() {
        try {
            while (true) {
                Thread.sleep(EVERY);
                watched.keySet().forEach(Watched::look);
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
