package dev.ocelli.api.http;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.base.RequestContext;
import io.javalin.http.Context;
import java.util.Locale;
import org.eclipse.jetty.ee10.servlet.ServletContextRequest;
import org.eclipse.jetty.server.Request;
import tools.jackson.databind.node.ObjectNode;

/** What routes read from a request, with the errors that callers understand. */
final class Requests {
    private static final int MOST_ROWS = 1000;

    private Requests() {}

    /** The project of the key that was sent; only on routes that ask for one. */
    static String projectId() {
        return RequestContext.CURRENT.get().projectId();
    }

    /** What the server sees of it, below the routes. */
    static Request core(Context context) {
        return ServletContextRequest.getServletContextRequest(context.req());
    }

    /** The body as a JSON object: {@link JsonBody#read}. */
    static ObjectNode json(Context context) {
        return JsonBody.read(context.bodyAsBytes());
    }

    /** The body as a wire record; 422 names the first field that does not fit. */
    static <T> T body(Context context, Class<T> type) {
        return JsonBody.as(json(context), type);
    }

    /** A yes or no in the query, in any case of letters: clients send {@code True} as well as {@code true}. */
    static boolean flag(Context context, String name, boolean otherwise) {
        String value = context.queryParam(name);
        if (value == null || value.isBlank()) {
            return otherwise;
        }
        return switch (value.toLowerCase(Locale.ROOT)) {
            case "true", "1", "yes" -> true;
            case "false", "0", "no" -> false;
            default ->
                throw new OcelliException(
                        ErrorCode.INVALID_REQUEST, name, "'" + name + "' is '" + value + "'; expected true or false.");
        };
    }

    /** Which rows of a list: pagination A of the wire contract. */
    record Slice(int skip, int limit) {
        static Slice of(Context context) {
            return of(context, "skip", 10);
        }

        /** Pagination B and C: {@code offset} and another usual length. */
        static Slice of(Context context, String skip, int usual) {
            return new Slice(
                    number(context, skip, 0, 0, Integer.MAX_VALUE), number(context, "limit", usual, 1, MOST_ROWS));
        }
    }

    static int number(Context context, String name, int otherwise, int least, int most) {
        String value = context.queryParam(name);
        if (value == null || value.isBlank()) {
            return otherwise;
        }
        if (value.matches("[0-9]{1,10}")) {
            long number = Long.parseLong(value);
            if (number >= least && number <= most) {
                return (int) number;
            }
        }
        throw new OcelliException(
                ErrorCode.INVALID_REQUEST,
                name,
                "'" + name + "' is '" + value + "'; expected a whole number from " + least + " to " + most + ".");
    }

    /** Sends a value as JSON. */
    static void answer(Context context, int status, Object value) {
        context.status(status).contentType("application/json").result(Json.write(value));
    }
}
