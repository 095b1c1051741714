package dev.ocelli.api.http;

import dev.ocelli.core.base.RequestContext;
import dev.ocelli.core.identity.Identity;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import io.javalin.router.HandlerWrapper;
import io.javalin.security.Roles;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** Stands before every route: checks the key, answers repeats, runs the handler with the caller's context bound. */
final class Gate implements HandlerWrapper {
    /** Request attribute: the pattern of the route that was found. */
    static final String ROUTE = "ocelli.route";

    private final Auth auth;
    private final Repeatable repeatable;

    Gate(Auth auth, Repeatable repeatable) {
        this.auth = auth;
        this.repeatable = repeatable;
    }

    @Override
    public Handler wrap(Endpoint endpoint) {
        if (!endpoint.method.isHttpMethod()) {
            return endpoint.handler;
        }
        Roles roles = endpoint.metadata(Roles.class);
        Set<?> asked = roles == null ? Set.of() : roles.getRoles();
        boolean repeats = endpoint.method.equals(HandlerType.POST) && !asked.contains(Repeat.BY_ROUTE);
        return context -> {
            context.attribute(ROUTE, endpoint.path);
            pass(context, asked, repeats ? this::once : Handler::handle, endpoint.handler);
        };
    }

    /** How a handler is run. */
    private interface Manner {
        void run(Handler handler, Context context) throws Exception;
    }

    private void pass(Context context, Set<?> roles, Manner manner, Handler handler) throws Exception {
        Optional<Auth.Visitor> visitor = auth.check(Requests.core(context), roles);
        if (visitor.isEmpty()) {
            handler.handle(context);
            return;
        }
        Identity identity = visitor.get().identity();
        context.attribute(AccessLog.PROJECT, identity.projectId());
        var caller = new RequestContext.Caller(
                Optional.of(identity.keyId()), visitor.get().origin());
        var bound = new RequestContext(RequestIds.of(context.req()), identity.projectId(), caller);
        ScopedValue.where(RequestContext.CURRENT, bound).call(() -> {
            manner.run(handler, context);
            return true;
        });
    }

    private void once(Handler handler, Context context) throws Exception {
        if (!Repeatable.isAsked(context)) {
            handler.handle(context);
            return;
        }
        byte[] body = Objects.requireNonNullElse(context.bodyAsBytes(), new byte[0]);
        repeatable.run(context, Requests.projectId(), Repeatable.hash(body), handler);
    }
}
