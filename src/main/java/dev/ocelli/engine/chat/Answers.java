package dev.ocelli.engine.chat;

import dev.ocelli.catalog.model.chat.ChatReply.TokenUsage;
import dev.ocelli.catalog.model.chat.ToolRequest;
import dev.ocelli.core.artifact.ArtifactRefs;
import dev.ocelli.core.artifact.Artifacts;
import dev.ocelli.core.artifact.Namespace;
import dev.ocelli.core.base.Json;
import dev.ocelli.engine.agent.AgentAnswer;
import dev.ocelli.engine.agent.AgentOutcome;
import dev.ocelli.engine.agent.AgentTask;
import dev.ocelli.engine.chat.ChatAnswer.Finish;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** From what the agent came to, to what the caller reads. */
record Answers(Artifacts artifacts) {

    Completion completion(ChatTurn turn, AgentOutcome outcome, AnswerFold fold, ArtifactLinks links) {
        AgentAnswer said = outcome.answer();
        @Nullable ObjectNode json = said.json() == null ? null : linked(turn, said.json(), links);
        String text = fold.finish(json == null ? said.text() : Json.write(json));
        List<ToolRequest> calls = said.handedOver().stream()
                .map(call -> new ToolRequest(call.id(), call.tool(), Json.write(call.arguments())))
                .toList();
        var answer = new ChatAnswer(text, json, said.citations(), calls, finish(outcome));
        return new Completion(turn, answer, outcome.steps(), usage(turn.task(), outcome, text));
    }

    private static Finish finish(AgentOutcome outcome) {
        return switch (outcome.end()) {
            case ANSWERED -> outcome.answer().handedOver().isEmpty() ? Finish.STOP : Finish.TOOL_CALLS;
            case TOKEN_LIMIT, STEP_LIMIT, DEADLINE -> Finish.LENGTH;
        };
    }

    /** With the refs of the session's artifacts written as the caller's schema wants them. */
    private ObjectNode linked(ChatTurn turn, ObjectNode json, ArtifactLinks links) {
        Optional<ObjectNode> schema = turn.task().wanted().schema();
        if (schema.isEmpty()) {
            return json;
        }
        Namespace session = turn.task().namespace();
        ObjectNode written = json.deepCopy();
        new ArtifactRefs(
                        schema.get(),
                        ref -> artifacts.find(session, ref).map(made -> links.link(session, ref, made.filename())))
                .write(written);
        return written;
    }

    private static Completion.Usage usage(AgentTask task, AgentOutcome outcome, String text) {
        TokenUsage counted = outcome.tokens();
        int credits = Math.max(1, outcome.steps().size());
        if (!counted.equals(TokenUsage.NONE)) {
            return new Completion.Usage(counted.prompt(), counted.completion(), credits);
        }
        long prompt = task.turns().stream()
                .mapToLong(turn -> TokenCount.of(turn.text()))
                .sum();
        return new Completion.Usage(prompt, TokenCount.of(text), credits);
    }
}
