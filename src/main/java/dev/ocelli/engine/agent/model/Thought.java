package dev.ocelli.engine.agent.model;

import dev.ocelli.catalog.model.chat.ChatMessage;
import dev.ocelli.catalog.model.chat.ChatPart;
import dev.ocelli.catalog.model.chat.ChatReply;
import dev.ocelli.catalog.model.chat.ChatReply.Finish;
import dev.ocelli.catalog.model.chat.ToolRequest;
import dev.ocelli.core.base.Json;
import dev.ocelli.engine.agent.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a model said in one call, as it is kept in the output of a step. */
record Thought(String text, List<ToolRequest> calls, Finish finish, String backend) {
    /** The name of steps that are model calls. */
    static final String STEP = "model";

    private static final String BECAUSE = "because";

    Thought {
        calls = List.copyOf(calls);
    }

    /** With ids that no earlier call of the run has. */
    static Thought of(ChatReply reply, Set<String> taken, int index) {
        List<ToolRequest> calls = new ArrayList<>();
        for (ToolRequest call : reply.calls()) {
            boolean known = taken.contains(call.id())
                    || calls.stream().anyMatch(other -> other.id().equals(call.id()));
            String id = known || call.id().isBlank() ? "call_" + index + "_" + calls.size() : call.id();
            calls.add(new ToolRequest(id, call.name(), call.arguments()));
        }
        return new Thought(reply.text(), calls, reply.finish(), reply.backend());
    }

    static Thought of(Step step) {
        ObjectNode output = step.output();
        List<ToolRequest> calls = new ArrayList<>();
        for (JsonNode call : output.path("calls")) {
            calls.add(new ToolRequest(
                    call.path("id").asString(""),
                    call.path("name").asString(""),
                    call.path("arguments").asString("{}")));
        }
        Finish finish = Finish.valueOf(output.path("finish").asString(Finish.STOP.name()));
        return new Thought(
                output.path("text").asString(""),
                calls,
                finish,
                output.path("backend").asString(""));
    }

    ObjectNode output() {
        ObjectNode node = Json.object().put("text", text);
        ArrayNode list = node.putArray("calls");
        calls.forEach(call ->
                list.addObject().put("id", call.id()).put("name", call.name()).put("arguments", call.arguments()));
        return node.put("finish", finish.name()).put("backend", backend);
    }

    /** The input of the step: which model, and why it was asked again. */
    static ObjectNode input(String model, String because) {
        ObjectNode input = Json.object().put("model", model);
        return because.isEmpty() ? input : input.put(BECAUSE, because);
    }

    /** What was wrong with the thought before this step; empty when nothing was, or when it is no model call. */
    static String objection(Step step) {
        return step.name().equals(STEP) ? step.input().path(BECAUSE).asString("") : "";
    }

    /** @param most letters; of longer words the end is shown */
    ChatMessage message(int most) {
        return new ChatMessage(ChatMessage.Role.ASSISTANT, List.of(new ChatPart.Text(end(most))), calls, null);
    }

    private String end(int most) {
        if (text.length() <= most) {
            return text;
        }
        int from = text.length() - most;
        return "…" + text.substring(Character.isLowSurrogate(text.charAt(from)) ? from + 1 : from);
    }
}
