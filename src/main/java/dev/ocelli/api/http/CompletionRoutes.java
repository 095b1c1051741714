package dev.ocelli.api.http;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.engine.chat.CompletionLog;
import dev.ocelli.engine.chat.CompletionLog.About;
import dev.ocelli.engine.chat.CompletionLog.Filter;
import dev.ocelli.engine.chat.CompletionLog.Order;
import dev.ocelli.engine.chat.CompletionLog.Span;
import dev.ocelli.engine.chat.TurnRecord.Status;
import dev.ocelli.engine.request.RunSearch;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;

/** What programs asked of chat: {@code /v1/ui/completions}; in no published client. */
public final class CompletionRoutes implements Routes {
    private final CompletionLog log;

    public CompletionRoutes(CompletionLog log) {
        this.log = log;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/v1/ui/completions", this::list);
        routes.get(
                "/v1/ui/completions/subjects",
                context -> Requests.answer(context, 200, RequestListRoutes.subjects(log.models(Requests.projectId()))));
        routes.get("/v1/ui/completions/{id}", this::get);
    }

    private void list(Context context) {
        var slice = Requests.Slice.of(context);
        RunSearch.Span span = RunSearchReader.span(context);
        var filter = new Filter(
                status(context),
                RunSearchReader.word(context, "session_id"),
                new About(
                        RunSearchReader.word(context, "subject"),
                        RunSearchReader.word(context, "q").orElse("")),
                new Span(span.from(), span.to()),
                order(context));
        String project = Requests.projectId();
        context.header("x-total-count", Long.toString(log.count(project, filter)));
        ArrayNode rows = Json.array();
        log.list(project, filter, slice.skip(), slice.limit()).forEach(call -> rows.add(CompletionBodies.row(call)));
        Requests.answer(context, 200, rows);
    }

    private static Order order(Context context) {
        return RunSearchReader.word(context, "sort")
                .map(text -> new Order(key(text.replaceFirst("^-", "")), text.startsWith("-")))
                .orElse(Order.NEWEST);
    }

    private static Order.Key key(String name) {
        return Arrays.stream(Order.Key.values())
                .filter(key -> key.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> new OcelliException(
                        ErrorCode.INVALID_REQUEST,
                        "sort",
                        "'sort' is '" + name
                                + "'; expected created, took, tokens, credits, model or status, with - before"
                                + " it from the top down."));
    }

    private static Optional<Status> status(Context context) {
        @Nullable String word = context.queryParam("status");
        if (word == null || word.isBlank()) {
            return Optional.empty();
        }
        for (Status status : Status.values()) {
            if (status.name().equalsIgnoreCase(word)) {
                return Optional.of(status);
            }
        }
        throw new OcelliException(
                ErrorCode.INVALID_REQUEST,
                "status",
                "status is '" + word.toLowerCase(Locale.ROOT) + "'; expected running, completed, failed or cancelled.");
    }

    private void get(Context context) {
        Requests.answer(context, 200, CompletionBodies.detail(log.get(Requests.projectId(), context.pathParam("id"))));
    }
}
