package dev.ocelli.catalog.model.upstream;

import dev.ocelli.catalog.model.chat.AnswerShape;
import dev.ocelli.catalog.model.chat.ChatMessage;
import dev.ocelli.catalog.model.chat.ChatPart;
import dev.ocelli.catalog.model.chat.ChatQuery;
import dev.ocelli.catalog.model.chat.ToolChoice;
import dev.ocelli.catalog.model.chat.ToolRequest;
import dev.ocelli.catalog.model.chat.ToolSpec;
import dev.ocelli.core.base.Json;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** A question as the body of {@code POST /chat/completions}, in a backend's dialect. */
final class QueryWriter {
    private final String model;
    private final Dialect dialect;

    QueryWriter(String model, Dialect dialect) {
        this.model = model;
        this.dialect = dialect;
    }

    ObjectNode write(ChatQuery query, boolean stream) {
        ObjectNode body = Json.object().put("model", model);
        ArrayNode messages = body.putArray("messages");
        told(query).forEach(message -> messages.add(message(message)));
        if (stream) {
            body.put("stream", true);
            if (!dialect.without().contains("stream_options")) {
                body.putObject("stream_options").put("include_usage", true);
            }
        }
        ChatQuery.Sampling sampling = query.sampling();
        Integer most = sampling.maxTokens();
        if (most != null) {
            body.put(dialect.newLimitName() ? "max_completion_tokens" : "max_tokens", most);
        }
        put(body, "temperature", sampling.temperature());
        put(body, "top_p", sampling.topP());
        put(body, "seed", sampling.seed());
        if (!query.tools().isEmpty()) {
            ArrayNode tools = body.putArray("tools");
            query.tools().forEach(tool -> tools.add(tool(tool)));
            if (!dialect.without().contains("tool_choice")) {
                choice(body, query.choice());
            }
        }
        shape(body, query.shape());
        return body;
    }

    /** The conversation; with the shape in words where the backend does not hold to it by itself. */
    private List<ChatMessage> told(ChatQuery query) {
        return switch (query.shape()) {
            case AnswerShape.Free() -> query.messages();
            case AnswerShape.AnyJson() -> StandingOrders.added(query.messages(), "Answer with one JSON object only.");
            case AnswerShape.Fitting fitting ->
                dialect.shaping().holdsToSchema()
                        ? query.messages()
                        : StandingOrders.added(
                                query.messages(),
                                "Answer only with JSON that fits this JSON Schema:\n" + Json.write(fitting.schema()));
        };
    }

    private void put(ObjectNode body, String field, @Nullable Number value) {
        if (value != null && !dialect.without().contains(field)) {
            body.set(field, Json.MAPPER.valueToTree(value));
        }
    }

    private void shape(ObjectNode body, AnswerShape shape) {
        switch (shape) {
            case AnswerShape.Free() -> {}
            case AnswerShape.AnyJson() -> {
                if (dialect.shaping() != Dialect.Shaping.WORDS) {
                    body.putObject("response_format").put("type", "json_object");
                }
            }
            case AnswerShape.Fitting(String name, ObjectNode schema) -> fitting(body, name, schema);
        }
    }

    private void fitting(ObjectNode body, String name, ObjectNode schema) {
        switch (dialect.shaping()) {
            case JSON_SCHEMA -> {
                ObjectNode format = body.putObject("response_format").put("type", "json_schema");
                format.putObject("json_schema")
                        .put("name", name.replaceAll("[^A-Za-z0-9_-]", "_"))
                        .set("schema", schema);
            }
            case GRAMMAR ->
                body.putObject("response_format").put("type", "json_object").set("schema", schema);
            case JSON_OBJECT -> body.putObject("response_format").put("type", "json_object");
            case WORDS -> {}
        }
    }

    /** Left out where it says no more than the protocol's own default. */
    private static void choice(ObjectNode body, ToolChoice choice) {
        switch (choice) {
            case ToolChoice.Auto() -> {}
            case ToolChoice.None() -> body.put("tool_choice", "none");
            case ToolChoice.Required() -> body.put("tool_choice", "required");
            case ToolChoice.Named(String tool) ->
                body.putObject("tool_choice")
                        .put("type", "function")
                        .putObject("function")
                        .put("name", tool);
        }
    }

    private static ObjectNode tool(ToolSpec tool) {
        ObjectNode node = Json.object().put("type", "function");
        node.putObject("function")
                .put("name", tool.name())
                .put("description", tool.description())
                .set("parameters", tool.parameters());
        return node;
    }

    private static ObjectNode message(ChatMessage message) {
        ObjectNode node = Json.object().put("role", message.role().name().toLowerCase(Locale.ROOT));
        if (message.answersCall() != null) {
            node.put("tool_call_id", message.answersCall());
        }
        content(node, message);
        if (!message.calls().isEmpty()) {
            ArrayNode calls = node.putArray("tool_calls");
            message.calls().forEach(call -> calls.add(call(call)));
        }
        return node;
    }

    /** Text alone goes as a string: servers without pictures know nothing else. */
    private static void content(ObjectNode node, ChatMessage message) {
        boolean pictures = message.parts().stream().anyMatch(ChatPart.Picture.class::isInstance);
        if (!pictures) {
            var text = new StringBuilder();
            message.parts().forEach(part -> text.append(part instanceof ChatPart.Text(String words) ? words : ""));
            if (text.isEmpty() && !message.calls().isEmpty()) {
                node.putNull("content");
            } else {
                node.put("content", text.toString());
            }
            return;
        }
        ArrayNode content = node.putArray("content");
        for (ChatPart part : message.parts()) {
            switch (part) {
                case ChatPart.Text(String words) ->
                    content.addObject().put("type", "text").put("text", words);
                case ChatPart.Picture(String dataUri) ->
                    content.addObject()
                            .put("type", "image_url")
                            .putObject("image_url")
                            .put("url", dataUri);
            }
        }
    }

    private static ObjectNode call(ToolRequest call) {
        ObjectNode node = Json.object().put("id", call.id()).put("type", "function");
        node.putObject("function").put("name", call.name()).put("arguments", call.arguments());
        return node;
    }
}
