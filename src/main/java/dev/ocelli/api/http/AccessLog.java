package dev.ocelli.api.http;

import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;

/** One line per request: method, path without query (it may hold a signature), status, time, ids. */
final class AccessLog implements RequestLog {
    static final String PROJECT = "ocelli.project";
    private static final int MOST_CHARACTERS = 200;

    /** The JDK's own: SLF4J's bridge to it takes a stack trace for each line. */
    private static final System.Logger LOG = System.getLogger("ocelli.access");

    private final Metrics metrics;

    AccessLog(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void log(Request request, Response response) {
        Duration time = Duration.ofNanos(System.nanoTime() - request.getBeginNanoTime());
        String route = request.getAttribute(Gate.ROUTE) instanceof String pattern ? pattern : "none";
        metrics.count(method(request), route, response.getStatus(), time);
        if (LOG.isLoggable(Level.INFO)) {
            LOG.log(Level.INFO, line(request, response, time));
        }
    }

    private static String line(Request request, Response response, Duration time) {
        return request.getMethod() + " " + clean(request.getHttpURI().getPath()) + " " + response.getStatus() + " "
                + time.toMillis() + " ms " + clean(response.getHeaders().get(RequestIds.HEADER)) + " project="
                + clean(request.getAttribute(PROJECT)) + " client=" + clean(client(request));
    }

    /** Only methods that we know become a label: strangers must not make series. */
    private static String method(Request request) {
        return Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS")
                        .contains(request.getMethod())
                ? request.getMethod()
                : "OTHER";
    }

    private static @org.jspecify.annotations.Nullable Object client(Request request) {
        String own = request.getHeaders().get("X-Client-Id");
        return own != null ? own : request.getHeaders().get(HttpHeader.USER_AGENT);
    }

    private static String clean(@org.jspecify.annotations.Nullable Object value) {
        if (value == null) {
            return "-";
        }
        String text = value.toString();
        boolean clean =
                text.length() <= MOST_CHARACTERS && text.chars().allMatch(letter -> letter >= '!' && letter <= '~');
        return clean
                ? text
                : text.substring(0, Math.min(MOST_CHARACTERS, text.length())).replaceAll("[^!-~]", "_");
    }
}
