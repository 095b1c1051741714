package dev.ocelli.api.http;

import dev.ocelli.core.base.Json;
import dev.ocelli.engine.chat.CompletionLog;
import dev.ocelli.engine.chat.LoggedCall;
import dev.ocelli.engine.chat.PassedCall;
import dev.ocelli.engine.chat.TurnRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Rows of the completions log: wire contract A, section 20. */
final class CompletionBodies {
    private CompletionBodies() {}

    static ObjectNode row(LoggedCall call) {
        return switch (call) {
            case TurnRecord turn -> row(turn);
            case PassedCall passed -> row(passed);
        };
    }

    /** What a call through to a backend took; what was said is not kept. */
    private static ObjectNode row(PassedCall call) {
        ObjectNode body = Json.object()
                .put("id", call.id())
                .putNull("session_id")
                .put("created_at", call.createdAt().toString())
                .put("model", call.model())
                .put("backend", call.backend());
        body.putArray("skills");
        return body.putNull("domain")
                .put("status", call.status().name().toLowerCase(Locale.ROOT))
                .put("stream", call.stream())
                .put(
                        "duration_ms",
                        Duration.between(call.createdAt(), call.finishedAt()).toMillis())
                .putNull("metadata")
                .put("prompt_tokens", call.usage().prompt())
                .put("completion_tokens", call.usage().completion())
                .put("total_tokens", call.usage().prompt() + call.usage().completion())
                .put("credits_used", 0)
                .put("cost_micros", call.usage().micros())
                .putNull("response")
                .putNull("error");
    }

    private static ObjectNode row(TurnRecord turn) {
        ObjectNode body = Json.object()
                .put("id", turn.key().completionId())
                .put("session_id", turn.key().sessionId())
                .put("created_at", turn.times().createdAt().toString())
                .put("model", turn.asked().model());
        ArrayNode skills = body.putArray("skills");
        turn.asked().skills().forEach(skills::add);
        body.putNull("domain")
                .put("status", turn.status().name().toLowerCase(Locale.ROOT))
                .put("stream", turn.asked().stream())
                .put("duration_ms", millis(turn.times()));
        body.set("metadata", turn.asked().metadata());
        switch (turn.result()) {
            case TurnRecord.Answered answered -> answered(body, answered);
            case TurnRecord.Failed failed -> body.set("error", ChatSessionBodies.error(failed.reason()));
            case null -> body.putNull("error");
        }
        return body;
    }

    private static void answered(ObjectNode body, TurnRecord.Answered answered) {
        body.setAll(ChatBodies.usage(answered.usage()));
        ObjectNode response = body.putObject("response")
                .put("role", "assistant")
                .put("content", answered.answer().text());
        if (!answered.answer().calls().isEmpty()) {
            response.set("tool_calls", ChatBodies.calls(answered.answer().calls(), false));
        }
        body.putNull("error");
    }

    private static @Nullable Long millis(TurnRecord.Times times) {
        @Nullable Instant finished = times.finishedAt();
        return finished == null
                ? null
                : Duration.between(times.createdAt(), finished).toMillis();
    }

    /** The row with the whole chain of messages and the steps. */
    static ObjectNode detail(CompletionLog.Detail detail) {
        ObjectNode body = switch (detail.call()) {
            case TurnRecord turn -> ChatSessionBodies.turn(turn);
            case PassedCall passed -> row(passed);
        };
        ArrayNode messages = body.putArray("messages");
        detail.messages().forEach(message -> messages.add(ChatSessionBodies.message(message)));
        return body;
    }
}
