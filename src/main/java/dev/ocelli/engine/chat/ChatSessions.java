package dev.ocelli.engine.chat;

import dev.ocelli.catalog.skill.SessionDraft;
import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.artifact.Artifacts;
import dev.ocelli.core.artifact.Namespace;
import dev.ocelli.core.artifact.Namespace.Owner;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.base.RequestContext.Origin;
import dev.ocelli.core.file.Files;
import dev.ocelli.core.file.StoredFile;
import dev.ocelli.core.store.Database;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Conversations to look back at: list, open, rename, delete. */
public final class ChatSessions {
    private static final int LONGEST_TITLE = 200;
    private static final int LONGEST_CHOICES = 20_000;

    private final SessionRepository sessions;
    private final TurnRepository turns;
    private final LogRepository log;
    private final Files files;
    private final Artifacts artifacts;
    private final InstantSource clock;

    public ChatSessions(Database database, Files files, Artifacts artifacts, InstantSource clock) {
        this.sessions = new SessionRepository(database.jdbi());
        this.turns = new TurnRepository(database.jdbi());
        this.log = new LogRepository(database.jdbi());
        this.files = files;
        this.artifacts = artifacts;
        this.clock = clock;
    }

    /**
     * Which sessions.
     *
     * @param words that occur in the title or in a message, in any case of letters
     */
    public record Search(Optional<Origin> origin, Optional<String> words) {}

    /** A session with everything in it. {@code files} stand in the order of their names, {@code file_1} first. */
    public record Opened(
            ChatSession session,
            List<StoredMessage> messages,
            List<TurnRecord> turns,
            List<StoredFile> files,
            List<Artifact> artifacts) {
        public Opened {
            messages = List.copyOf(messages);
            turns = List.copyOf(turns);
            files = List.copyOf(files);
            artifacts = List.copyOf(artifacts);
        }
    }

    /** The one touched last comes first. */
    public List<ChatSession> list(String projectId, Search search, int skip, int limit) {
        return sessions.list(projectId, search, skip, limit);
    }

    public long count(String projectId, Search search) {
        return sessions.count(projectId, search);
    }

    /** One session of this project; {@link ErrorCode#NOT_FOUND} (param {@code session_id}). */
    public ChatSession get(String projectId, String id) {
        return find(projectId, id).orElseThrow(() -> unknown(id));
    }

    public Optional<ChatSession> find(String projectId, String id) {
        return sessions.find(projectId, id);
    }

    /** All that was said, asked with, and made. */
    public Opened open(String projectId, String id) {
        ChatSession session = get(projectId, id);
        return new Opened(
                session,
                turns.messages(id, Integer.MAX_VALUE),
                log.ofSession(id),
                storedFiles(id),
                artifacts.list(new Namespace(projectId, Owner.SESSION, id)));
    }

    /**
     * What a skill can be made of; {@link ErrorCode#INVALID_REQUEST} (param {@code session_id}) while nothing was
     * answered.
     */
    public SessionDraft draft(String projectId, String id) {
        ChatSession session = get(projectId, id);
        List<StoredMessage> messages = turns.conversation(session.id());
        if (messages.isEmpty()) {
            throw new OcelliException(
                    ErrorCode.INVALID_REQUEST,
                    "session_id",
                    "In session '" + id + "' nothing was answered yet, so no skill can be made from it.");
        }
        return DraftReader.read(messages, log.ofSession(id), storedFiles(id));
    }

    private List<StoredFile> storedFiles(String id) {
        var known = new ArrayList<StoredFile>();
        sessions.files(id).forEach(file -> files.forWork(file).ifPresent(known::add));
        return known;
    }

    /** Gives it another title. */
    public ChatSession rename(String projectId, String id, String title) {
        String words = title.strip();
        if (words.isEmpty() || words.length() > LONGEST_TITLE) {
            throw new OcelliException(
                    ErrorCode.INVALID_REQUEST,
                    "title",
                    "The title has " + words.length() + " characters; expected 1 to " + LONGEST_TITLE + ".");
        }
        if (!sessions.rename(projectId, id, words)) {
            throw unknown(id);
        }
        return get(projectId, id);
    }

    /** Pins it, or sets what it is written with; what is null stays. */
    public ChatSession mark(String projectId, String id, @Nullable Boolean pinned, @Nullable ObjectNode choices) {
        if (choices != null && Json.write(choices).length() > LONGEST_CHOICES) {
            throw new OcelliException(
                    ErrorCode.INVALID_REQUEST,
                    "choices",
                    "choices is longer than " + LONGEST_CHOICES + " characters; expected model, tools and skills.");
        }
        if (!sessions.mark(projectId, id, pinned, choices)) {
            throw unknown(id);
        }
        return get(projectId, id);
    }

    /** Forgets everything that was said and made. The files that were sent stay files of the project. */
    public ChatSession delete(String projectId, String id) {
        ChatSession session = get(projectId, id);
        if (!sessions.delete(projectId, id, clock.instant())) {
            throw unknown(id);
        }
        artifacts.forget(new Namespace(projectId, Owner.SESSION, id));
        return session;
    }

    static OcelliException unknown(String id) {
        return new OcelliException(
                ErrorCode.NOT_FOUND, "session_id", "There is no chat session '" + id + "' in this project.");
    }
}
