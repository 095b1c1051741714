package dev.ocelli.engine.chat;

import dev.ocelli.catalog.skill.SkillVersion;
import dev.ocelli.catalog.tool.Material;
import dev.ocelli.core.artifact.Artifacts;
import dev.ocelli.core.artifact.Namespace;
import dev.ocelli.core.artifact.Namespace.Owner;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.base.RequestContext.Origin;
import dev.ocelli.core.file.Files;
import dev.ocelli.core.store.Database;
import dev.ocelli.engine.agent.AgentOutcome;
import dev.ocelli.engine.agent.AgentTask;
import dev.ocelli.engine.agent.AgentTask.Bounds;
import dev.ocelli.engine.agent.AgentTask.Speaker;
import dev.ocelli.engine.agent.AgentTask.Turn;
import dev.ocelli.engine.agent.AgentTask.Wanted;
import dev.ocelli.engine.agent.StepLog;
import dev.ocelli.engine.chat.ChatTurn.Place;
import dev.ocelli.engine.chat.TurnRecord.Answered;
import dev.ocelli.engine.chat.TurnRecord.Status;
import dev.ocelli.engine.plan.SkillLookup;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers conversations: takes a call in ({@link #begin}), then answers it ({@link #answer}). A call that was taken in is
 * a row, whatever becomes of it; only turns that were answered are part of the conversation.
 */
public final class ChatCompletions implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ChatCompletions.class);

    /** Clients wait ten minutes at most. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(580);

    private static final int MOST_STEPS = 40;

    private final Rooms rooms;
    private final SessionFiles files;
    private final SessionLeases leases;
    private final TurnRepository turns;
    private final InstantSource clock;
    private final Ids ids;

    /** What this room works with. */
    public record Rooms(
            Database database, Files files, Artifacts artifacts, SkillLookup skills, AgentRunner agent, ModelGate model) {}

    /** Says whether a chat model is plugged in, which alone can use a caller's own tools. */
    @FunctionalInterface
    public interface ModelGate {
        boolean isPlugged();
    }

    public ChatCompletions(Rooms rooms, InstantSource clock, Ids ids) {
        var sessions = new SessionRepository(rooms.database().jdbi());
        this.rooms = rooms;
        this.files = new SessionFiles(sessions, rooms.files(), rooms.artifacts());
        this.leases = new SessionLeases(sessions, clock, ids);
        this.turns = new TurnRepository(rooms.database().jdbi());
        this.clock = clock;
        this.ids = ids;
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
        refuseToolsWithoutModel(wish);
        List<SkillVersion> skills = skills(projectId, wish);
        Wanted wanted =
                SkillChoice.wanted(wish.names().model(), wish.format(), skills, wish.extras().grounding());
        var session = new Namespace(
                projectId, Owner.SESSION, wish.names().sessionId().orElseGet(ids::next));
        return isLight(wish) ? light(session, origin, wish, skills, wanted) : held(session, origin, wish, skills, wanted);
    }

    /** A conversation that begins with words alone is written at once, with its session. */
    private static boolean isLight(ChatWish wish) {
        return wish.names().sessionId().isEmpty()
                && wish.messages().stream().allMatch(message -> message.files().isEmpty());
    }

    private ChatTurn light(
            Namespace session, Origin origin, ChatWish wish, List<SkillVersion> skills, Wanted wanted) {
        var beginning = leases.begin(session.projectId(), session.id(), origin);
        try {
            Opening opening = opening(session, wish, List.of());
            int number = write(session, Optional.of(beginning), asked(origin, wish, skills, wanted), opening);
            AgentTask task = task(session, opening, List.of(), skills, wanted, wish);
            return turn(session, wish, opening, task, new Place(session.projectId(), number, beginning.claim().holder()));
        } catch (RuntimeException e) {
            leases.forget(beginning.claim().holder());
            throw e;
        }
    }

    private ChatTurn held(
            Namespace session, Origin origin, ChatWish wish, List<SkillVersion> skills, Wanted wanted) {
        String holder = leases.take(session.projectId(), session.id(), origin);
        try {
            Opening opening = opening(session, wish, turns.conversation(session.id()));
            int number = write(session, Optional.empty(), asked(origin, wish, skills, wanted), opening);
            AgentTask task = task(session, opening, files.materials(session), skills, wanted, wish);
            return turn(session, wish, opening, task, new Place(session.projectId(), number, holder));
        } catch (RuntimeException e) {
            leases.release(holder, session.id());
            throw e;
        }
    }

    private AgentTask task(
            Namespace session,
            Opening opening,
            List<Material> materials,
            List<SkillVersion> skills,
            Wanted wanted,
            ChatWish wish) {
        return new AgentTask(
                session,
                opening.turns(),
                materials,
                skills,
                wanted,
                bounds(wish),
                wish.allowed().callerTools());
    }

    private static ChatTurn turn(Namespace session, ChatWish wish, Opening opening, AgentTask task, Place place) {
        return new ChatTurn(
                opening.completionId(), session.id(), wish.names().model(), opening.now(), task, place);
    }

    private void refuseToolsWithoutModel(ChatWish wish) {
        var tools = wish.allowed().callerTools();
        if (!tools.tools().isEmpty() && !tools.choice().equals("none") && !rooms.model().isPlugged()) {
            throw new OcelliException(
                    ErrorCode.NEEDS_MODEL,
                    "tools",
                    "Only a chat model can call your own tools, and none is plugged in: set OCELLI_MODEL_URL and"
                            + " OCELLI_MODEL (and OCELLI_MODEL_KEY), or leave tools out to use the tools of this server.");
        }
    }

    private List<SkillVersion> skills(String projectId, ChatWish wish) {
        var skills = new ArrayList<SkillVersion>();
        for (int i = 0; i < wish.skills().size(); i++) {
            skills.add(rooms.skills().resolve(projectId, wish.skills().get(i), "skills[" + i + "]"));
        }
        return skills;
    }

    /** What is new, and the whole conversation with it. */
    private record Opening(String completionId, List<StoredMessage> fresh, List<Turn> turns, Instant now) {}

    private Opening opening(Namespace session, ChatWish wish, List<StoredMessage> kept) {
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var fresh = new ArrayList<StoredMessage>();
        for (SentMessage sent : Conversation.fresh(kept, wish.messages())) {
            var said = new StoredMessage.Said(sent.speaker(), sent.text(), sent.calls(), sent.answersCall());
            fresh.add(new StoredMessage(0, said, files.take(session, sent.files()), sent.fingerprint(), now));
        }
        List<Turn> all = Stream.concat(kept.stream(), fresh.stream())
                .map(ChatCompletions::turn)
                .toList();
        String id = wish.names().completionId().orElseGet(() -> "chatcmpl-" + ids.next().replace("-", ""));
        return new Opening(id, fresh, all, now);
    }

    private static Turn turn(StoredMessage message) {
        var said = message.said();
        return new Turn(said.speaker(), said.text(), message.materials(), said.calls(), said.answersCall());
    }

    private static TurnRecord.Asked asked(Origin origin, ChatWish wish, List<SkillVersion> skills, Wanted wanted) {
        return new TurnRecord.Asked(
                wish.names().model(),
                SessionRepository.word(origin),
                wish.extras().stream(),
                skills.stream().map(skill -> skill.name() + ":" + skill.version()).toList(),
                wanted.schema().orElse(null),
                wish.extras().metadata());
    }

    private int write(
            Namespace session,
            Optional<SessionRepository.Beginning> fresh,
            TurnRecord.Asked asked,
            Opening opening) {
        var beginning = new TurnRepository.Beginning(
                session.projectId(), session.id(), opening.completionId(), Title.of(opening.fresh()), asked);
        return turns.begin(fresh, beginning, opening.fresh(), opening.now())
                .orElseThrow(() -> new OcelliException(
                        ErrorCode.CONFLICT,
                        "id",
                        "This project has a completion with the id '" + opening.completionId()
                                + "' already; send another id or none."));
    }

    private Bounds bounds(ChatWish wish) {
        var allowed = wish.allowed();
        return new Bounds(
                allowed.toolsets(),
                MOST_STEPS,
                clock.instant().plus(LONGEST_ANSWER),
                allowed.maxTokens(),
                allowed.temperature());
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
                ending(completion.turn()),
                new Answered(answer, completion.steps(), completion.usage()),
                message,
                now);
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
