package dev.ocelli.api.http;

import java.time.Duration;
import java.util.Set;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.RequestLog;
import org.eclipse.jetty.server.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line per request: method, path without query (it may hold a signature), status, time, ids. */
final class AccessLog implements RequestLog {
    static final String PROJECT = "ocelli.project";
    private static final Logger LOG = LoggerFactory.getLogger("ocelli.access");

    private final Metrics metrics;

    AccessLog(Metrics metrics) {
        this.metrics = metrics;
    }

    @Override
    public void log(Request request, Response response) {
        Duration time = Duration.ofNanos(System.nanoTime() - request.getBeginNanoTime());
        String route = request.getAttribute(Gate.ROUTE) instanceof String pattern ? pattern : "none";
        metrics.count(method(request), route, response.getStatus(), time);
        if (LOG.isInfoEnabled()) {
            LOG.info(
                    "{} {} {} {} ms {} project={} client={}",
                    request.getMethod(),
                    clean(request.getHttpURI().getPath()),
                    response.getStatus(),
                    time.toMillis(),
                    clean(response.getHeaders().get(RequestIds.HEADER)),
                    clean(request.getAttribute(PROJECT)),
                    clean(client(request)));
        }
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
        return (text.length() > 200 ? text.substring(0, 200) : text).replaceAll("[^!-~]", "_");
    }
}
