import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;

/** Asks URL many times over kept connections: Load URL KEY MODEL COUNT CONCURRENCY STREAM. Prints p50 and p99 in ms. */
public final class Load {
    public static void main(String[] args) throws Exception {
        URI url = URI.create(args[0]);
        int count = Integer.parseInt(args[3]);
        int concurrency = Integer.parseInt(args[4]);
        boolean stream = Boolean.parseBoolean(args[5]);
        String body = "{\"model\":\"" + args[2] + "\",\"messages\":[{\"role\":\"user\",\"content\":\"" + "hello ".repeat(30)
                + "\"}]" + (stream ? ",\"stream\":true" : "") + "}";
        byte[] request = ("POST " + url.getPath() + " HTTP/1.1\r\nHost: " + url.getAuthority() + "\r\nAuthorization: Bearer "
                        + args[1] + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length() + "\r\n\r\n" + body)
                .getBytes(StandardCharsets.UTF_8);
        long[] times = new long[count];
        var next = new AtomicInteger();
        Thread[] threads = new Thread[concurrency];
        for (int t = 0; t < concurrency; t++) {
            threads[t] = new Thread(() -> ask(url, request, times, next));
            threads[t].start();
        }
        for (Thread thread : threads) {
            thread.join();
        }
        Arrays.sort(times);
        System.out.printf("%.3f %.3f%n", times[count / 2] / 1e6, times[(int) (count * 0.99)] / 1e6);
    }

    private static void ask(URI url, byte[] request, long[] times, AtomicInteger next) {
        try (var socket = new Socket(url.getHost(), url.getPort())) {
            socket.setTcpNoDelay(true);
            var in = new BufferedInputStream(socket.getInputStream(), 65536);
            for (int i = next.getAndIncrement(); i < times.length; i = next.getAndIncrement()) {
                long start = System.nanoTime();
                socket.getOutputStream().write(request);
                read(in);
                times[i] = System.nanoTime() - start;
            }
        } catch (IOException e) {
            throw new IllegalStateException("the answer broke off", e);
        }
    }

    private static void read(InputStream in) throws IOException {
        String status = line(in);
        if (!status.contains(" 200")) {
            throw new IOException(status);
        }
        int length = -1;
        for (String header = line(in); !header.isEmpty(); header = line(in)) {
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                length = Integer.parseInt(header.substring(15).strip());
            }
        }
        if (length >= 0) {
            in.skipNBytes(length);
            return;
        }
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            in.skipNBytes(size + 2);
        }
        line(in);
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder();
        for (int next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
