package dev.ocelli.fake;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/**
 * A model server over real HTTP that says what it was told to say, and keeps what it was asked. Answers come from a queue;
 * when that is empty, from a function of the request.
 */
public final class ScriptedUpstream implements AutoCloseable {
    private final ServerSocket door;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final BlockingQueue<Script> queue = new LinkedBlockingQueue<>();
    private final List<Asked> asked = new CopyOnWriteArrayList<>();
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger left = new AtomicInteger();
    private volatile Function<Asked, Script> otherwise =
            _ -> Script.status(418, "the script of this test is at its end");

    private ScriptedUpstream(ServerSocket door) {
        this.door = door;
    }

    /** Listens on a free port of this machine. */
    public static ScriptedUpstream start() {
        try {
            var upstream = new ScriptedUpstream(new ServerSocket(0, 256, InetAddress.getLoopbackAddress()));
            upstream.threads.execute(upstream::accept);
            return upstream;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The base that clients put {@code /chat/completions} behind. */
    public URI url() {
        return URI.create("http://127.0.0.1:" + door.getLocalPort() + "/v1");
    }

    /** Adds answers to the end of the queue. */
    public ScriptedUpstream then(Script... scripts) {
        queue.addAll(List.of(scripts));
        return this;
    }

    public ScriptedUpstream thenSays(String text) {
        return then(Script.says(text));
    }

    /** What happens when the queue is empty. */
    public ScriptedUpstream otherwise(Function<Asked, Script> answer) {
        otherwise = answer;
        return this;
    }

    /** Everything that was asked, in order of arrival. */
    public List<Asked> asked() {
        return List.copyOf(asked);
    }

    public Asked lastAsked() {
        return asked.getLast();
    }

    /** How many callers closed the connection before their answer was whole. */
    public int left() {
        return left.get();
    }

    /** Connections that stand now. */
    public int connections() {
        return open.size();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket socket = door.accept();
                socket.setTcpNoDelay(true);
                open.add(socket);
                threads.execute(() -> serve(socket));
            } catch (IOException _) {
                return; // closed
            }
        }
    }

    private void serve(Socket socket) {
        try (socket) {
            var in = new BufferedInputStream(socket.getInputStream());
            boolean goOn = true;
            while (goOn) {
                Asked request = read(in);
                if (request == null) {
                    return;
                }
                asked.add(request);
                Script next = queue.poll();
                goOn = play(socket, in, request, next == null ? otherwise.apply(request) : next);
            }
        } catch (IOException _) {
            left.incrementAndGet();
        } finally {
            open.remove(socket);
        }
    }

    /** Whether the connection may serve another request. */
    private boolean play(Socket socket, InputStream in, Asked request, Script script) throws IOException {
        var stage = new Stage(socket.getOutputStream(), request);
        boolean whole = stage.play(script);
        if (script instanceof Script.Hang || script instanceof Script.HangAfterHead) {
            if (in.read() < 0) { // the caller leaves
                left.incrementAndGet();
            }
        }
        return whole;
    }

    private static @org.jspecify.annotations.Nullable Asked read(InputStream in) throws IOException {
        String first = line(in);
        if (first.isEmpty()) {
            return null;
        }
        Map<String, String> headers = new HashMap<>();
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            int colon = header.indexOf(':');
            headers.put(
                    header.substring(0, colon).toLowerCase(Locale.ROOT),
                    header.substring(colon + 1).strip());
        }
        int length = Integer.parseInt(headers.getOrDefault("content-length", "0"));
        String body = headers.containsKey("transfer-encoding")
                ? chunked(in)
                : new String(in.readNBytes(length), StandardCharsets.UTF_8);
        String[] words = first.split(" ");
        return new Asked(words[0], words[1], headers, body);
    }

    private static String chunked(InputStream in) throws IOException {
        var all = new ByteArrayOutputStream();
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            all.writeBytes(in.readNBytes(size));
            line(in);
        }
        line(in);
        return all.toString(StandardCharsets.UTF_8);
    }

    private static String line(InputStream in) throws IOException {
        var line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.write(next);
            }
        }
        return line.toString(StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        try {
            door.close();
            for (Socket socket : new ArrayList<>(open)) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        threads.shutdownNow();
        threads.close();
    }
}
