package dev.ocelli.api.http;

import dev.ocelli.catalog.model.chat.ToolRequest;
import dev.ocelli.core.base.Json;
import dev.ocelli.engine.chat.ChatAnswer;
import dev.ocelli.engine.chat.ChatTurn;
import dev.ocelli.engine.chat.Completion;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Completions and chunks of them as wire contract A, section 16 has them. */
final class ChatBodies {
    private ChatBodies() {}

    static ObjectNode completion(Completion completion) {
        ChatAnswer answer = completion.answer();
        ObjectNode body = head(completion.turn(), "chat.completion");
        ObjectNode choice = body.putArray("choices").addObject().put("index", 0);
        ObjectNode message = choice.putObject("message").put("role", "assistant");
        message.put("content", answer.text().isEmpty() && !answer.calls().isEmpty() ? null : answer.text());
        if (!answer.calls().isEmpty()) {
            message.set("tool_calls", calls(answer.calls(), false));
        }
        choice.put("finish_reason", finish(answer)).putNull("logprobs");
        body.set("usage", usage(completion.usage()));
        return withCitations(body, answer);
    }

    private static ObjectNode withCitations(ObjectNode body, ChatAnswer answer) {
        if (!answer.citations().isEmpty()) {
            body.set("citations", PlaceBodies.citations(answer.citations()));
        }
        return body;
    }

    private static ObjectNode head(ChatTurn turn, String object) {
        return Json.object()
                .put("id", turn.id())
                .put("object", object)
                .put("created", turn.createdAt().getEpochSecond())
                .put("model", turn.model())
                .put("session_id", turn.sessionId());
    }

    static String finish(ChatAnswer answer) {
        return answer.finish().name().toLowerCase(Locale.ROOT);
    }

    static ObjectNode usage(Completion.Usage usage) {
        return Json.object()
                .put("prompt_tokens", usage.promptTokens())
                .put("completion_tokens", usage.completionTokens())
                .put("total_tokens", usage.totalTokens())
                .put("credits_used", usage.credits());
    }

    static ArrayNode calls(List<ToolRequest> calls, boolean numbered) {
        ArrayNode list = Json.array();
        for (int i = 0; i < calls.size(); i++) {
            ObjectNode item = list.addObject();
            if (numbered) {
                item.put("index", i);
            }
            item.put("id", calls.get(i).id()).put("type", "function");
            item.putObject("function")
                    .put("name", calls.get(i).name())
                    .put("arguments", calls.get(i).arguments());
        }
        return list;
    }

    /**
     * The chunks of one streamed answer.
     *
     * @param usageApart whether usage comes in a chunk of its own, after the last choice
     */
    record Chunks(ChatTurn turn, boolean usageApart) {

        String role() {
            return delta(Json.object().put("role", "assistant").put("content", ""));
        }

        String text(String piece) {
            return delta(Json.object().put("content", piece));
        }

        String progress(String line) {
            return delta(Json.object().put("reasoning_content", line + "\n"));
        }

        /** A chunk without choices, as only our own pages get it. */
        String step(ObjectNode step) {
            ObjectNode chunk = head(turn, "chat.completion.chunk");
            chunk.putArray("choices");
            chunk.set("step", step);
            return Json.write(chunk);
        }

        String calls(List<ToolRequest> calls) {
            ObjectNode delta = Json.object();
            delta.set("tool_calls", ChatBodies.calls(calls, true));
            return delta(delta);
        }

        private String delta(ObjectNode delta) {
            return Json.write(chunk(delta, null));
        }

        String last(Completion completion) {
            ObjectNode chunk = chunk(Json.object(), finish(completion.answer()));
            if (!usageApart) {
                chunk.set("usage", ChatBodies.usage(completion.usage()));
            }
            return Json.write(withCitations(chunk, completion.answer()));
        }

        String usage(Completion completion) {
            ObjectNode chunk = head(turn, "chat.completion.chunk");
            chunk.putArray("choices");
            chunk.set("usage", ChatBodies.usage(completion.usage()));
            return Json.write(chunk);
        }

        private ObjectNode chunk(ObjectNode delta, @Nullable String finish) {
            ObjectNode chunk = head(turn, "chat.completion.chunk");
            ObjectNode choice = chunk.putArray("choices").addObject().put("index", 0);
            choice.set("delta", delta);
            choice.put("finish_reason", finish).putNull("logprobs");
            if (usageApart) {
                chunk.putNull("usage");
            }
            return chunk;
        }
    }
}
