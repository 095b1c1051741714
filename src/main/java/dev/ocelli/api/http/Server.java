package dev.ocelli.api.http;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.identity.BrowserSessions;
import dev.ocelli.core.identity.Keys;
import dev.ocelli.core.repeat.Repeats;
import io.javalin.Javalin;
import io.javalin.compression.CompressionStrategy;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.router.EndpointNotFound;
import io.javalin.util.JavalinBindException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.server.handler.GracefulHandler;
import org.eclipse.jetty.server.handler.MinimumDataRateHandler;
import org.eclipse.jetty.util.VirtualThreads;
import org.eclipse.jetty.util.thread.QueuedThreadPool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server: its limits, its errors, its routes. One virtual thread per request; handlers may block. */
public final class Server implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Server.class);
    static final long MOST_JSON_BYTES = 64L << 20;
    private static final int MOST_HEADER_BYTES = 16 << 10;
    private static final long SLOWEST_UPLOAD_BYTES_PER_SECOND = 64;
    private static final Duration SILENCE_WHILE_STOPPING = Duration.ofMillis(200);
    private static final int PLATFORM_THREADS = 32;

    private final Javalin javalin;
    private final String host;

    private Server(Javalin javalin, String host) {
        this.javalin = javalin;
        this.host = host;
    }

    /**
     * Where to listen and how long to wait.
     *
     * @param port 0 for any free one
     * @param idle how long a connection may be silent while it is its turn to speak
     * @param stop how long running requests may take to finish when the server stops
     */
    public record Settings(String host, int port, Duration idle, Duration stop) {
        public static Settings of(String host, int port) {
            return new Settings(host, port, Duration.ofSeconds(60), Duration.ofSeconds(30));
        }
    }

    /** What stands before every route. */
    public record Doorkeepers(
            Keys keys, BrowserSessions sessions, Repeats repeats, Metrics metrics, Optional<Gateway> gateway) {
        /** Without a way to backends. */
        public Doorkeepers(Keys keys, BrowserSessions sessions, Repeats repeats, Metrics metrics) {
            this(keys, sessions, repeats, metrics, Optional.empty());
        }

        private Auth auth() {
            return new Auth(keys, sessions);
        }
    }

    /** Listens at once; fails with {@link ErrorCode#CONFLICT} when the port is in use. */
    public static Server start(Settings settings, Doorkeepers doorkeepers, Ids ids, List<Routes> routes) {
        Javalin javalin = Javalin.create(config -> {
            jetty(config, settings, ids, doorkeepers);
            http(config, new Gate(doorkeepers.auth(), new Repeatable(doorkeepers.repeats())));
            errors(config);
            doorkeepers.metrics().addTo(config.routes);
            routes.forEach(each -> each.addTo(config.routes));
        });
        checkFree(settings);
        try {
            javalin.start();
        } catch (JavalinBindException e) { // somebody took the port since
            throw taken(settings, e);
        }
        return new Server(javalin, settings.host());
    }

    /** Before the real start, which would log a page about a taken port. */
    private static void checkFree(Settings settings) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(settings.host(), settings.port()));
        } catch (IOException e) {
            throw taken(settings, e);
        }
    }

    private static OcelliException taken(Settings settings, Exception cause) {
        return new OcelliException(
                ErrorCode.CONFLICT,
                "port",
                "Cannot listen on " + settings.host() + ":" + settings.port() + " (" + cause.getMessage()
                        + "). Choose another with --port or --host.",
                cause);
    }

    private static void jetty(JavalinConfig config, Settings settings, Ids ids, Doorkeepers doorkeepers) {
        var threads = new QueuedThreadPool(PLATFORM_THREADS);
        threads.setName("http");
        threads.setVirtualThreadsExecutor(VirtualThreads.getDefaultVirtualThreadsExecutor());
        config.jetty.threadPool = threads;
        config.jetty.addConnector((server, http) -> {
            var connector = new ServerConnector(server, new HttpConnectionFactory(http));
            connector.setHost(settings.host());
            connector.setPort(settings.port());
            connector.setIdleTimeout(settings.idle().toMillis());
            connector.setShutdownIdleTimeout(SILENCE_WHILE_STOPPING.toMillis());
            return connector;
        });
        config.jetty.modifyServer(server -> {
            server.setStopTimeout(settings.stop().toMillis());
            server.setRequestLog(new AccessLog(doorkeepers.metrics()));
            server.setErrorHandler(new ServerErrors(ids));
            doorkeepers
                    .gateway()
                    .filter(Gateway::isOpen)
                    .ifPresent(gateway -> server.insertHandler(new GatewayDoor(
                            gateway, doorkeepers.auth(), VirtualThreads.getDefaultVirtualThreadsExecutor())));
            server.insertHandler(new HeadAsGet());
            server.insertHandler(new MinimumDataRateHandler(SLOWEST_UPLOAD_BYTES_PER_SECOND, 0));
            server.insertHandler(new GracefulHandler());
            server.insertHandler(new RequestIds(ids));
        });
        config.jetty.modifyServletContextHandler(context -> context.setErrorHandler(new ServerErrors(ids)));
        config.jetty.modifyHttpConfiguration(http -> {
            http.setSendServerVersion(false);
            http.setRequestHeaderSize(MOST_HEADER_BYTES);
        });
    }

    private static void http(JavalinConfig config, Gate gate) {
        config.startup.showJavalinBanner = false;
        config.startup.showOldJavalinVersionWarning = false;
        config.startup.startupWatcherEnabled = false;
        config.http.prefer405over404 = true;
        config.http.maxRequestSize = MOST_JSON_BYTES;
        config.http.defaultContentType = "application/json";
        config.http.compressionStrategy = CompressionStrategy.NONE;
        config.router.ignoreTrailingSlashes = true;
        config.router.treatMultipleSlashesAsSingleSlash = true;
        config.router.handlerWrapper(gate);
    }

    private static void errors(JavalinConfig config) {
        config.routes.exception(OcelliException.class, (error, context) -> answer(context, error));
        config.routes.exception(
                EndpointNotFound.class,
                (_, context) -> answer(
                        context,
                        new OcelliException(
                                ErrorCode.NOT_FOUND, "No such route: " + context.method() + " " + context.path())));
        config.routes.exception(HttpResponseException.class, (error, context) -> {
            String allowed = error.getDetails().get("availableMethods");
            if (allowed != null) {
                context.header("Allow", allowed);
            }
            answer(context, translated(error, context));
        });
        config.routes.exception(
                EofException.class,
                (_, context) -> answer(
                        context,
                        new OcelliException(
                                ErrorCode.INVALID_REQUEST, "The body did not arrive whole; send the request again.")));
        config.routes.exception(Exception.class, (error, context) -> {
            LOG.error("{} {} failed ({})", context.method(), context.path(), RequestIds.of(context.req()), error);
            answer(context, new OcelliException(ErrorCode.INTERNAL, Refusals.FAULT));
        });
        config.router.javaLangErrorHandler(Server::answer);
    }

    /** For what no route survives, such as a stack that is too deep. */
    private static void answer(HttpServletResponse response, Error error) {
        String id = Objects.requireNonNullElse(response.getHeader(RequestIds.HEADER), "req_unknown");
        LOG.error("Failed on a request ({})", id, error);
        if (response.isCommitted()) {
            return;
        }
        response.setStatus(ErrorCode.INTERNAL.status());
        response.setContentType("application/json");
        byte[] body = Json.write(Problem.body(new OcelliException(ErrorCode.INTERNAL, Refusals.FAULT), id))
                .getBytes(StandardCharsets.UTF_8);
        try {
            response.getOutputStream().write(body);
        } catch (IOException e) {
            LOG.warn("The caller left before the error could be told ({})", id, e);
        }
    }

    private static OcelliException translated(HttpResponseException error, Context context) {
        return switch (error.getStatus()) {
            case 404 -> new OcelliException(ErrorCode.NOT_FOUND, "Nothing is at " + context.path());
            case 405 ->
                new OcelliException(
                        ErrorCode.METHOD_NOT_ALLOWED, context.method() + " does not work on " + context.path());
            case 413 -> Refusals.tooLarge(MOST_JSON_BYTES);
            default -> new OcelliException(ErrorCode.INVALID_REQUEST, Objects.toString(error.getMessage()));
        };
    }

    private static void answer(Context context, OcelliException error) {
        if (error.code() == ErrorCode.INTERNAL && error.getCause() != null) {
            LOG.error("{} ({})", error.getMessage(), RequestIds.of(context.req()), error.getCause());
        }
        Refusals.headers(error.code()).forEach(context::header);
        Requests.answer(context, error.code().status(), Problem.body(error, RequestIds.of(context.req())));
    }

    public int port() {
        return javalin.port();
    }

    /** The address of this server as its own machine reaches it, without a slash at the end. */
    public URI url() {
        String name = switch (host) {
            case "0.0.0.0", "::" -> "127.0.0.1";
            default -> host.contains(":") ? "[" + host + "]" : host;
        };
        return URI.create("http://" + name + ":" + port());
    }

    /** Every route that stands, such as {@code GET /v1/files/{id}}. */
    public List<String> routes() {
        return javalin.unsafe.internalRouter.allHttpHandlers().stream()
                .map(parsed -> parsed.endpoint)
                .filter(endpoint -> endpoint.method.isHttpMethod())
                .map(endpoint -> endpoint.method.name() + " " + endpoint.path)
                .toList();
    }

    /** Takes no new request, lets running ones finish within the stop time, then closes every connection. */
    @Override
    public void close() {
        javalin.stop();
    }
}
