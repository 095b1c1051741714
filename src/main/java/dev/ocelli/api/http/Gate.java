package dev.ocelli.api.http;

import dev.ocelli.core.base.RequestContext;
import dev.ocelli.core.identity.Identity;
import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.router.Endpoint;
import io.javalin.router.HandlerWrapper;
import io.javalin.security.Roles;
import java.util.Optional;
import java.util.Set;

/** Stands before every route: checks the key, then runs the handler with the caller's context bound. */
final class Gate implements HandlerWrapper {
    private final Auth auth;

    Gate(Auth auth) {
        this.auth = auth;
    }

    @Override
    public Handler wrap(Endpoint endpoint) {
        if (!endpoint.method.isHttpMethod()) {
            return endpoint.handler;
        }
        Roles roles = endpoint.metadata(Roles.class);
        Set<?> asked = roles == null ? Set.of() : roles.getRoles();
        return context -> pass(context, asked, endpoint.handler);
    }

    private void pass(Context context, Set<?> roles, Handler handler) throws Exception {
        Optional<Identity> identity = auth.check(context, roles);
        if (identity.isEmpty()) {
            handler.handle(context);
            return;
        }
        String project = identity.get().projectId();
        context.attribute(AccessLog.PROJECT, project);
        var bound = new RequestContext(RequestIds.of(context.req()), project);
        ScopedValue.where(RequestContext.CURRENT, bound).call(() -> {
            handler.handle(context);
            return true;
        });
    }
}
