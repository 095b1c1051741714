package dev.ocelli.api.http;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.identity.BrowserSessions;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import tools.jackson.databind.node.ObjectNode;

/** Signing a browser in and out: {@code /v1/ui/session}. */
public final class SessionRoutes implements Routes {
    private static final String PATH = "/v1/ui/session";

    private final BrowserSessions sessions;

    public SessionRoutes(BrowserSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(PATH, this::show, Access.OPEN);
        routes.post(PATH, this::begin, Access.OPEN, Repeat.BY_ROUTE);
        routes.post(PATH + "/project", this::activate, Repeat.BY_ROUTE);
        routes.delete(PATH, this::end, Access.OPEN);
    }

    /** Whether this browser is signed in, and to what; never an error, since it is the first thing a page asks. */
    private void show(Context context) {
        Requests.answer(
                context,
                200,
                SessionCookie.token(Requests.core(context)).map(this::body).orElseGet(() -> body("")));
    }

    /** With {@code api_key} or with {@code start}, the code of the link that the first start prints. */
    private void begin(Context context) {
        refuseStrangers(context);
        Fields fields = Fields.of(Requests.json(context));
        var earlier = SessionCookie.token(Requests.core(context));
        String key = fields.word("api_key");
        String start = fields.word("start");
        if ((key == null) == (start == null)) {
            throw fields.refused("api_key", "Send either api_key or start.");
        }
        String token = key != null ? sessions.signIn(key, earlier) : sessions.redeem(String.valueOf(start), earlier);
        SessionCookie.set(context, token, BrowserSessions.LIFE);
        Requests.answer(context, 200, body(token));
    }

    private void activate(Context context) {
        Fields fields = Fields.of(Requests.json(context));
        String project = fields.word("project_id");
        String token = SessionCookie.token(Requests.core(context))
                .orElseThrow(() -> new OcelliException(
                        ErrorCode.INVALID_REQUEST, "A key has one project; only browsers that are signed in switch."));
        if (project == null) {
            throw fields.refused("project_id", "project_id is missing; GET /v1/ui/session lists the projects.");
        }
        sessions.activate(token, project);
        Requests.answer(context, 200, body(token));
    }

    private void end(Context context) {
        refuseStrangers(context);
        SessionCookie.token(Requests.core(context)).ifPresent(sessions::end);
        SessionCookie.clear(context);
        Requests.answer(context, 200, body(""));
    }

    private static void refuseStrangers(Context context) {
        if (!SessionCookie.mayChange(Requests.core(context))) {
            throw new OcelliException(ErrorCode.PERMISSION_DENIED, "Only this server's own pages may sign in or out.");
        }
    }

    private ObjectNode body(String token) {
        boolean signedIn = !token.isEmpty() && sessions.identify(token).isPresent();
        ObjectNode body = Json.object().put("signed_in", signedIn);
        var projects = body.putArray("projects");
        if (signedIn) {
            sessions.projects(token)
                    .forEach(project -> projects.addObject()
                            .put("id", project.id())
                            .put("name", project.name())
                            .put("active", project.active()));
        }
        return body;
    }
}
