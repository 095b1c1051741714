package dev.ocelli.engine.chat;

import dev.ocelli.core.artifact.Artifacts;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.base.RequestContext.Origin;
import dev.ocelli.core.file.Files;
import dev.ocelli.core.store.Database;
import dev.ocelli.engine.agent.AgentOutcome;
import dev.ocelli.engine.agent.AgentTask.Speaker;
import dev.ocelli.engine.agent.StepLog;
import dev.ocelli.engine.chat.TurnRecord.Answered;
import dev.ocelli.engine.chat.TurnRecord.Status;
import dev.ocelli.engine.plan.SkillLookup;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers conversations: takes a call in ({@link #begin}), then answers it ({@link #answer}). A call that was taken in is
 * a row, whatever becomes of it; only turns that were answered are part of the conversation.
 */
public final class ChatCompletions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChatCompletions.class);

    private final Rooms rooms;
    private final SessionLeases leases;
    private final TurnOpener opener;
    private final TurnRepository turns;
    private final InstantSource clock;

    /** What this room works with. */
    public record Rooms(
            Database database,
            Files files,
            Artifacts artifacts,
            SkillLookup skills,
            AgentRunner agent,
            ModelGate model) {}

    /** Says whether a chat model is plugged in, which alone can use a caller's own tools. */
    @FunctionalInterface
    public interface ModelGate {
        boolean isPlugged();
    }

    public ChatCompletions(Rooms rooms, InstantSource clock, Ids ids) {
        var sessions = new SessionRepository(rooms.database().jdbi());
        this.rooms = rooms;
        this.leases = new SessionLeases(sessions, clock, ids);
        this.turns = new TurnRepository(rooms.database().jdbi());
        this.clock = clock;
        this.opener = new TurnOpener(
                rooms, new SessionFiles(sessions, rooms.files(), rooms.artifacts()), leases, turns, clock, ids);
        turns.failAbandoned(clock.instant());
    }

    /**
     * Takes a call in: looks everything up, waits for the session to be free, stores the messages and their files.
     *
     * @throws OcelliException naming the field at fault; {@code NOT_FOUND} for another project's session, file or skill,
     *     {@code NEEDS_MODEL} for a caller's tools without a model, {@code CONFLICT} for a session that stays busy or a
     *     completion id that was used before
     */
    public ChatTurn begin(String projectId, Origin origin, ChatWish wish) {
        return opener.open(projectId, origin, wish);
    }

    /**
     * Answers a turn on the calling thread; interrupting it ends the work. The session is free again afterwards.
     *
     * @param listener told one event at a time, perhaps by several threads
     * @param links opens artifacts where a JSON answer must hold a link
     * @throws OcelliException what the agent could not get past; the turn is failed then
     * @throws CancellationException when the thread was interrupted; the turn is cancelled then
     */
    public Completion answer(ChatTurn turn, Consumer<ChatEvent> listener, ArtifactLinks links) {
        try {
            var fold = new AnswerFold(turn.task().wanted().json(), listener);
            AgentOutcome outcome = rooms.agent().run(turn.task(), StepLog.NONE, fold);
            Completion completion = new Answers(rooms.artifacts()).completion(turn, outcome, fold, links);
            uninterrupted(() -> keep(completion));
            return completion;
        } catch (CancellationException e) {
            end(turn, Status.CANCELLED, left());
            throw e;
        } catch (RuntimeException | StackOverflowError | OutOfMemoryError | AssertionError e) {
            if (Thread.currentThread().isInterrupted()) { // libraries say it in many ways
                end(turn, Status.CANCELLED, left());
                throw new CancellationException("the answer was interrupted");
            }
            OcelliException reason = e instanceof OcelliException known ? known : broken(turn, e);
            end(turn, Status.FAILED, reason);
            throw reason;
        } finally {
            leases.forget(turn.place().holder());
        }
    }

    private static OcelliException broken(ChatTurn turn, Throwable fault) {
        LOG.error("completion {} failed", turn.id(), fault);
        return new OcelliException(
                ErrorCode.INTERNAL,
                null,
                "The answer failed inside the server; its log has the reason under " + turn.id() + ".",
                fault);
    }

    private void keep(Completion completion) {
        ChatAnswer answer = completion.answer();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var message = new StoredMessage(
                completion.turn().place().number(),
                new StoredMessage.Said(Speaker.AGENT, answer.text(), answer.calls(), null),
                List.of(),
                SentMessage.ofAnswer(answer.text(), answer.calls()),
                now);
        turns.complete(
                ending(completion.turn()), new Answered(answer, completion.steps(), completion.usage()), message, now);
    }

    /** Gives a turn up that cannot be answered, as when its caller has left. */
    public void abandon(ChatTurn turn) {
        end(turn, Status.CANCELLED, left());
        leases.forget(turn.place().holder());
    }

    private void end(ChatTurn turn, Status status, OcelliException reason) {
        uninterrupted(() -> turns.fail(ending(turn), status, reason, clock.instant()));
    }

    /** The database refuses threads that are interrupted. */
    private static void uninterrupted(Runnable work) {
        boolean interrupted = Thread.interrupted();
        try {
            work.run();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static OcelliException left() {
        return new OcelliException(ErrorCode.INVALID_REQUEST, "The caller left before the answer was complete.");
    }

    private static TurnRepository.Ending ending(ChatTurn turn) {
        var place = turn.place();
        return new TurnRepository.Ending(
                new TurnRecord.Key(place.projectId(), turn.sessionId(), place.number(), turn.id()), place.holder());
    }

    @Override
    public void close() {
        leases.close();
    }
}
