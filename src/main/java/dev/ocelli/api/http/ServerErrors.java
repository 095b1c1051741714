package dev.ocelli.api.http;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.Json;
import java.util.Optional;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** The error body for what never reaches a route: broken requests, oversized headers, a server that is stopping. */
final class ServerErrors extends ErrorHandler {
    private final Ids ids;

    ServerErrors(Ids ids) {
        this.ids = ids;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) {
        String id = RequestIds.assign(request, ids);
        response.getHeaders().put(RequestIds.HEADER, id);
        response.getHeaders().put(HttpHeader.CONTENT_TYPE, "application/json");
        String body = Json.write(body(response.getStatus(), id));
        Content.Sink.write(response, true, body, callback);
        return true;
    }

    private static Object body(int status, String id) {
        return Problem.body(code(status), Optional.empty(), message(status), id);
    }

    private static ErrorCode code(int status) {
        return switch (status) {
            case 401 -> ErrorCode.INVALID_API_KEY;
            case 404 -> ErrorCode.NOT_FOUND;
            case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
            case 413 -> ErrorCode.TOO_LARGE;
            case 503 -> ErrorCode.OVERLOADED;
            case 501, 505 -> ErrorCode.INVALID_REQUEST;
            default -> status >= 500 ? ErrorCode.INTERNAL : ErrorCode.INVALID_REQUEST;
        };
    }

    private static String message(int status) {
        return switch (status) {
            case 400 -> "The request is not readable as HTTP.";
            case 404 -> "Nothing is here.";
            case 408 -> "The request did not arrive in time.";
            case 413 -> "The request is too large.";
            case 414 -> "The request's URL is too long.";
            case 431 -> "The request's headers are too large.";
            case 501, 505 -> "The request is of a kind that is not spoken here; expected HTTP/1.1.";
            case 503 -> "Ocelli is stopping; try again in a moment.";
            default -> status >= 500 ? "Ocelli failed on this request." : "The request is refused (" + status + ").";
        };
    }
}
