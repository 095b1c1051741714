package dev.ocelli.api.http;

import dev.ocelli.core.base.Ids;
import java.util.regex.Pattern;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Gives every request an id and every answer the header {@code x-request-id}.
 *
 * <p>A caller's own id is kept when it is 1 to 64 letters, digits, dots, dashes or underscores, so that it can be
 * followed through several systems and cannot forge log lines.
 */
final class RequestIds extends Handler.Wrapper {
    static final String HEADER = "x-request-id";
    private static final String ATTRIBUTE = "ocelli.requestId";
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._-]{1,64}");
    private static final int BYTES = 12;

    private final Ids ids;

    RequestIds(Ids ids) {
        this.ids = ids;
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        response.getHeaders().put(HEADER, assign(request, ids));
        return super.handle(request, response, callback);
    }

    /** The request's id, made now when it has none yet. */
    static String assign(Request request, Ids ids) {
        if (request.getAttribute(ATTRIBUTE) instanceof String known) {
            return known;
        }
        String sent = request.getHeaders().get(HEADER);
        String id = sent != null && SANE.matcher(sent).matches() ? sent : "req_" + ids.token(BYTES);
        request.setAttribute(ATTRIBUTE, id);
        return id;
    }

    /** The id that {@link #handle} gave. */
    static String of(Request request) {
        return request.getAttribute(ATTRIBUTE) instanceof String id ? id : "req_unknown";
    }

    /** The same for code that sees the servlet request only. */
    static String of(jakarta.servlet.http.HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof String id ? id : "req_unknown";
    }
}
