package dev.ocelli.api.http;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.base.RequestContext;
import dev.ocelli.core.base.RequestContext.Origin;
import dev.ocelli.engine.chat.ChatSessions;
import dev.ocelli.engine.chat.ChatSessions.Search;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Conversations for pages that show them: {@code /v1/ui/sessions}; in no published client. */
public final class ChatSessionRoutes implements Routes {
    private final ChatSessions sessions;

    public ChatSessionRoutes(ChatSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/v1/ui/sessions", this::list);
        routes.get("/v1/ui/sessions/{id}", this::get);
        routes.patch("/v1/ui/sessions/{id}", this::change);
        routes.delete("/v1/ui/sessions/{id}", this::delete);
    }

    /** {@code q}: words; {@code origin}: api, browser or all, and without it those of callers like this one. */
    private void list(Context context) {
        var slice = Requests.Slice.of(context, "skip", 50);
        @Nullable String words = context.queryParam("q");
        var search = new Search(
                origin(context), Optional.ofNullable(words).map(String::strip).filter(text -> !text.isEmpty()));
        String project = Requests.projectId();
        context.header("x-total-count", Long.toString(sessions.count(project, search)));
        ArrayNode rows = Json.array();
        sessions.list(project, search, slice.skip(), slice.limit())
                .forEach(session -> rows.add(ChatSessionBodies.session(session)));
        Requests.answer(context, 200, rows);
    }

    private static Optional<Origin> origin(Context context) {
        @Nullable String word = context.queryParam("origin");
        if (word == null || word.isBlank()) {
            return Optional.of(RequestContext.CURRENT.get().caller().origin());
        }
        return switch (word.toLowerCase(Locale.ROOT)) {
            case "all" -> Optional.empty();
            case "api" -> Optional.of(Origin.API);
            case "browser" -> Optional.of(Origin.BROWSER);
            default ->
                throw new OcelliException(
                        ErrorCode.INVALID_REQUEST, "origin", "origin is '" + word + "'; expected api, browser or all.");
        };
    }

    private void get(Context context) {
        Requests.answer(
                context, 200, ChatSessionBodies.opened(sessions.open(Requests.projectId(), context.pathParam("id"))));
    }

    /** {@code title}, {@code pinned} and {@code choices}, each by itself or together. */
    private void change(Context context) {
        Fields body = Fields.of(Requests.json(context));
        @Nullable String title = body.text("title");
        @Nullable ObjectNode choices = body.object("choices");
        @Nullable Boolean pinned = body.has("pinned") ? Boolean.valueOf(body.flag("pinned", false)) : null;
        if (title == null && pinned == null && choices == null) {
            throw body.refused("title", "title is missing; expected the session's new title, pinned or choices.");
        }
        String project = Requests.projectId();
        String id = context.pathParam("id");
        if (title != null) {
            var _ = sessions.rename(project, id, title);
        }
        Requests.answer(context, 200, ChatSessionBodies.session(sessions.mark(project, id, pinned, choices)));
    }

    private void delete(Context context) {
        Requests.answer(
                context,
                200,
                ChatSessionBodies.session(sessions.delete(Requests.projectId(), context.pathParam("id"))));
    }
}
