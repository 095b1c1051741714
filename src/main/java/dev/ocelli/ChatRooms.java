package dev.ocelli;

import dev.ocelli.api.http.ChatRoutes;
import dev.ocelli.api.http.ChatSessionRoutes;
import dev.ocelli.api.http.CompletionRoutes;
import dev.ocelli.api.http.EmbeddingRoutes;
import dev.ocelli.api.http.Gateway;
import dev.ocelli.api.http.OpenAiModelRoutes;
import dev.ocelli.api.http.Routes;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.file.FileLinks;
import dev.ocelli.engine.chat.ChatCompletions;
import dev.ocelli.engine.chat.ChatSessions;
import dev.ocelli.engine.chat.CompletionLog;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Chat wired: what answers, what is kept, and the routes to both. */
record ChatRooms(ChatCompletions completions, ChatSessions sessions, CompletionLog log) implements AutoCloseable {

    static ChatRooms of(ChatCompletions.Rooms rooms, InstantSource clock, Ids ids) {
        return new ChatRooms(
                new ChatCompletions(rooms, clock, ids),
                new ChatSessions(rooms.database(), rooms.files(), rooms.artifacts(), clock),
                new CompletionLog(rooms.database()));
    }

    List<Routes> routes(FileLinks links, Optional<URI> publicUrl, Gateway gateway) {
        return List.of(
                new ChatRoutes(completions, links, publicUrl),
                new OpenAiModelRoutes(gateway),
                new ChatSessionRoutes(sessions),
                new EmbeddingRoutes(gateway),
                new CompletionRoutes(log));
    }

    @Override
    public void close() {
        completions.close();
    }
}
