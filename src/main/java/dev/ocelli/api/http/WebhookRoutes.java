package dev.ocelli.api.http;

import dev.ocelli.api.wire.DeliveryBody;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.file.UrlGate;
import dev.ocelli.core.webhook.Delivery;
import dev.ocelli.core.webhook.Delivery.Outcome;
import dev.ocelli.core.webhook.Webhooks;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** {@code /v1/webhooks/deliveries}: what was told to whom, and once more on wish. Ours: no client knows it. */
public final class WebhookRoutes implements Routes {
    private static final String PATH = "/v1/webhooks/deliveries";

    private final Webhooks webhooks;
    private final UrlGate gate;

    /** @param gate what addresses of receivers must pass */
    public WebhookRoutes(Webhooks webhooks, UrlGate gate) {
        this.webhooks = webhooks;
        this.gate = gate;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(PATH, this::list);
        routes.get(PATH + "/{id}", this::get);
        routes.post(PATH + "/{id}/redeliver", this::redeliver);
        routes.post("/v1/webhooks/test", this::test);
    }

    private void list(Context context) {
        var slice = Requests.Slice.of(context, "skip", 25);
        String project = Requests.projectId();
        String subject = RunSearchReader.word(context, "subject_id")
                .or(() -> RunSearchReader.word(context, "q"))
                .orElse("");
        Optional<Outcome> outcome = outcome(context.queryParam("status"));
        context.header("x-total-count", Long.toString(webhooks.count(project, subject, outcome)));
        Requests.answer(
                context,
                200,
                webhooks.list(project, subject, outcome, slice.skip(), slice.limit()).stream()
                        .map(delivery -> body(delivery, false))
                        .toList());
    }

    private static Optional<Outcome> outcome(@Nullable String status) {
        return switch (status) {
            case null -> Optional.empty();
            case "" -> Optional.empty();
            case "pending" -> Optional.of(Outcome.OPEN);
            case "delivered" -> Optional.of(Outcome.DELIVERED);
            case "failed" -> Optional.of(Outcome.GIVEN_UP);
            default ->
                throw new OcelliException(
                        ErrorCode.INVALID_REQUEST,
                        "status",
                        "status is '" + status + "'; expected pending, delivered or failed.");
        };
    }

    private void get(Context context) {
        Delivery delivery = webhooks.get(Requests.projectId(), context.pathParam("id"));
        Requests.answer(context, 200, body(delivery, true));
    }

    /** The body names the receiver: {@code {"url": …}}. */
    private void test(Context context) {
        Fields body = Fields.of(Requests.json(context));
        String url = body.word("url");
        if (url == null) {
            throw body.refused("url", "url is missing: name the address of your receiver, such as https://…/hook.");
        }
        String checked = gate.check(url, "url").toString();
        Requests.answer(context, 201, body(webhooks.test(Requests.projectId(), checked), true));
    }

    private void redeliver(Context context) {
        Delivery delivery = webhooks.redeliver(Requests.projectId(), context.pathParam("id"));
        Requests.answer(context, 201, body(delivery, true));
    }

    private static DeliveryBody body(Delivery delivery, boolean whole) {
        String status = switch (delivery.outcome()) {
            case OPEN -> "pending";
            case DELIVERED -> "delivered";
            case GIVEN_UP -> "failed";
        };
        return new DeliveryBody(
                delivery.id(),
                delivery.subjectId(),
                delivery.url(),
                status,
                delivery.createdAt(),
                delivery.attempts().stream()
                        .map(one -> new DeliveryBody.Attempt(
                                one.number(), one.at(), one.status(), one.problem(), one.milliseconds()))
                        .toList(),
                whole ? delivery.body() : null);
    }
}
