package dev.ocelli.api.http;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import java.util.Map;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Errors told below the routes, in the same words and headers as on them. */
final class Refusals {
    static final String FAULT = "Ocelli failed on this request; its log tells more under this request id.";
    private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
    private static final String RETRY_AFTER_SECONDS = "5";

    private Refusals() {}

    /** What stands beside an error's body. */
    static Map<String, String> headers(ErrorCode code) {
        return switch (code) {
            case RATE_LIMITED, OVERLOADED -> Map.of("Retry-After", RETRY_AFTER_SECONDS);
            case INVALID_API_KEY -> Map.of("WWW-Authenticate", "Bearer");
            default -> Map.of();
        };
    }

    static OcelliException tooLarge(long mostBytes) {
        return new OcelliException(
                ErrorCode.TOO_LARGE,
                "The JSON body is larger than " + (mostBytes >> 20)
                        + " MiB; upload large files with POST /v1/files and send their ids.");
    }

    /**
     * Ends a request with an error. An answer that has begun cannot become one: its connection ends, so that nobody takes
     * it for whole.
     */
    static void answer(Request request, Response response, Callback callback, Throwable cause) {
        if (response.isCommitted()) {
            callback.failed(cause);
            return;
        }
        String id = RequestIds.of(request);
        OcelliException error = known(cause, id);
        response.reset();
        response.setStatus(error.code().status());
        response.getHeaders().put(RequestIds.HEADER, id);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        headers(error.code()).forEach(response.getHeaders()::put);
        Content.Sink.write(response, true, Json.write(Problem.body(error, id)), callback);
    }

    private static OcelliException known(Throwable cause, String id) {
        if (cause instanceof OcelliException error) {
            return error;
        }
        LOG.error("Failed on a request ({})", id, cause);
        return new OcelliException(ErrorCode.INTERNAL, FAULT);
    }
}
