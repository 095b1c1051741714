package dev.ocelli.api.http;

import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.file.StoredFile;
import dev.ocelli.engine.agent.AgentTask.Speaker;
import dev.ocelli.engine.agent.Step;
import dev.ocelli.engine.chat.ChatEvent;
import dev.ocelli.engine.chat.ChatSession;
import dev.ocelli.engine.chat.ChatSessions;
import dev.ocelli.engine.chat.StoredMessage;
import dev.ocelli.engine.chat.TurnRecord;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Conversations as pages show them: messages with their files; answers with steps, citations and what they took. */
final class ChatSessionBodies {
    private ChatSessionBodies() {}

    static ObjectNode session(ChatSession session) {
        return Json.object()
                .put("id", session.id())
                .put("title", session.title())
                .put("origin", session.origin().name().toLowerCase(Locale.ROOT))
                .put("turns", session.turns().count())
                .put("answering", session.turns().answering())
                .put("pinned", session.marks().pinned())
                .put("created_at", session.times().createdAt().toString())
                .put("updated_at", session.times().updatedAt().toString());
    }

    static ObjectNode opened(ChatSessions.Opened opened) {
        ObjectNode body = session(opened.session());
        body.set("choices", opened.session().marks().choices());
        ArrayNode messages = body.putArray("messages");
        opened.messages().forEach(message -> messages.add(message(message)));
        ArrayNode turns = body.putArray("completions");
        opened.turns().forEach(turn -> turns.add(turn(turn)));
        ArrayNode files = body.putArray("files");
        for (int i = 0; i < opened.files().size(); i++) {
            files.add(file("file_" + (i + 1), opened.files().get(i)));
        }
        ArrayNode artifacts = body.putArray("artifacts");
        opened.artifacts().forEach(artifact -> artifacts.add(artifact(artifact)));
        return body;
    }

    /** As OpenAI clients know messages; {@code files} names what came with it, {@code turn} the call it belongs to. */
    static ObjectNode message(StoredMessage message) {
        ObjectNode body = Json.object()
                .put("role", role(message.said().speaker()))
                .put("content", message.said().text());
        if (!message.said().calls().isEmpty()) {
            body.set("tool_calls", ChatBodies.calls(message.said().calls(), false));
        }
        if (message.said().answersCall() != null) {
            body.put("tool_call_id", message.said().answersCall());
        }
        ArrayNode files = body.putArray("files");
        message.materials().forEach(files::add);
        return body.put("turn", message.turn())
                .put("created_at", message.createdAt().toString());
    }

    private static String role(Speaker speaker) {
        return switch (speaker) {
            case SYSTEM -> "system";
            case USER -> "user";
            case AGENT -> "assistant";
            case TOOL -> "tool";
        };
    }

    /** One call: a row of the log, with steps and citations. */
    static ObjectNode turn(TurnRecord turn) {
        ObjectNode body = CompletionBodies.row(turn).put("turn", turn.key().number());
        if (turn.result() instanceof TurnRecord.Answered answered) {
            body.set("steps", steps(answered.steps()));
            body.set("citations", PlaceBodies.citations(answered.answer().citations()));
            body.put("finish_reason", ChatBodies.finish(answered.answer()));
        }
        return body;
    }

    static ArrayNode steps(List<Step> steps) {
        ArrayNode list = Json.array();
        steps.forEach(step -> list.add(step(step)));
        return list;
    }

    /** A step that has just begun: {@code status} is running. */
    static ObjectNode step(ChatEvent.Began began) {
        return Json.object()
                .put("index", began.index())
                .put("name", began.tool())
                .put("status", "running")
                .put("input_text", began.input());
    }

    /** A step that is done, with all that went in and came out. */
    static ObjectNode step(Step step) {
        ObjectNode item = Json.object()
                .put("index", step.index())
                .put("name", step.name())
                .put("summary", step.trace().summary())
                .put("error", step.error())
                .put("started_at", step.trace().startedAt().toString())
                .put("duration_ms", step.trace().millis());
        item.set("input", step.input());
        item.set("output", step.output());
        ArrayNode artifacts = item.putArray("artifacts");
        step.trace().artifacts().forEach(artifact -> artifacts.add(artifact.id()));
        return item;
    }

    private static ObjectNode file(String name, StoredFile file) {
        return Json.object()
                .put("name", name)
                .put("file_id", file.id())
                .put("filename", file.filename())
                .put("content_type", file.mediaType().value())
                .put("bytes", file.bytes());
    }

    private static ObjectNode artifact(Artifact artifact) {
        return Json.object()
                .put("object_id", artifact.id())
                .put("filename", artifact.filename())
                .put("content_type", artifact.type().value())
                .put("bytes", artifact.bytes());
    }

    static ObjectNode error(OcelliException reason) {
        return Json.object()
                .put("message", reason.getMessage())
                .put("type", reason.code().wireType())
                .put("code", reason.code().wireCode())
                .put("param", reason.param().orElse(null));
    }
}
