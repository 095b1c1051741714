package dev.ocelli.api.http;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.identity.ApiKey;
import dev.ocelli.core.identity.Keys;
import dev.ocelli.core.identity.NewKey;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** The API keys of the caller's project: {@code /v1/ui/keys}. */
public final class KeyRoutes implements Routes {
    private static final int MOST_NAME = 100;

    private final Keys keys;

    public KeyRoutes(Keys keys) {
        this.keys = keys;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/v1/ui/keys", this::list);
        routes.post("/v1/ui/keys", this::create, Repeat.BY_ROUTE);
        routes.delete("/v1/ui/keys/{id}", this::revoke);
    }

    private List<ApiKey> own() {
        String projectId = Requests.projectId();
        return keys.list().stream()
                .filter(key -> key.owner().projectId().equals(projectId))
                .toList();
    }

    private void list(Context context) {
        var rows = Json.array();
        var slice = Requests.Slice.of(context);
        List<ApiKey> own = own();
        context.header("x-total-count", Integer.toString(own.size()));
        own.stream().skip(slice.skip()).limit(slice.limit()).forEach(key -> rows.add(body(key)));
        Requests.answer(context, 200, rows);
    }

    /** The answer holds the key itself, this once; it is not repeated for an Idempotency-Key, since it is not kept. */
    private void create(Context context) {
        Fields fields = Fields.of(Requests.json(context));
        String name = fields.word("name");
        if (name == null || name.length() > MOST_NAME) {
            throw fields.refused("name", "Give the key a name of at most " + MOST_NAME + " characters.");
        }
        NewKey made = keys.create(own().getFirst().owner().projectName(), name);
        Requests.answer(context, 201, body(made.key()).put("secret", made.secret()));
    }

    private void revoke(Context context) {
        String id = context.pathParam("id");
        if (own().stream().noneMatch(key -> key.id().equals(id))) {
            throw new OcelliException(ErrorCode.NOT_FOUND, "id", "No API key of this project has the id '" + id + "'.");
        }
        Requests.answer(context, 200, body(keys.revoke(id)));
    }

    private static ObjectNode body(ApiKey key) {
        ObjectNode body = Json.object()
                .put("id", key.id())
                .put("name", key.owner().name())
                .put("ending", key.ending())
                .put("origin", key.status().origin().name().toLowerCase(Locale.ROOT))
                .put("created_at", key.createdAt().toString())
                .put("revoked", key.status().isRevoked());
        key.lastUsedAt().ifPresent(used -> body.put("last_used_at", used.toString()));
        return body;
    }
}
