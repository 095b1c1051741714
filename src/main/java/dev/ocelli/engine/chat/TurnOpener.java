package dev.ocelli.engine.chat;

import dev.ocelli.catalog.model.chat.ToolChoice;
import dev.ocelli.catalog.skill.SkillVersion;
import dev.ocelli.catalog.tool.Material;
import dev.ocelli.core.artifact.Namespace;
import dev.ocelli.core.artifact.Namespace.Owner;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.base.RequestContext.Origin;
import dev.ocelli.engine.agent.AgentTask;
import dev.ocelli.engine.agent.AgentTask.Bounds;
import dev.ocelli.engine.agent.AgentTask.Turn;
import dev.ocelli.engine.agent.AgentTask.Wanted;
import dev.ocelli.engine.chat.ChatTurn.Place;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Takes calls in: looks up what they name, takes their session, stores their messages and files. */
final class TurnOpener {
    /** Clients wait ten minutes at most. */
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(580);

    private static final int MOST_STEPS = 40;

    private final ChatCompletions.Rooms rooms;
    private final SessionFiles files;
    private final SessionLeases leases;
    private final TurnRepository turns;
    private final InstantSource clock;
    private final Ids ids;

    TurnOpener(
            ChatCompletions.Rooms rooms,
            SessionFiles files,
            SessionLeases leases,
            TurnRepository turns,
            InstantSource clock,
            Ids ids) {
        this.rooms = rooms;
        this.files = files;
        this.leases = leases;
        this.turns = turns;
        this.clock = clock;
        this.ids = ids;
    }

    /** What was looked up for a call. */
    private record Known(Namespace session, Origin origin, ChatWish wish, List<SkillVersion> skills, Wanted wanted) {}

    /** As {@link ChatCompletions#begin}. */
    ChatTurn open(String projectId, Origin origin, ChatWish wish) {
        refuseToolsWithoutModel(wish);
        List<SkillVersion> skills = skills(projectId, wish);
        Wanted wanted = SkillChoice.wanted(
                wish.names().model(), wish.format(), skills, wish.extras().grounding());
        var session =
                new Namespace(projectId, Owner.SESSION, wish.names().sessionId().orElseGet(ids::next));
        var known = new Known(session, origin, wish, skills, wanted);
        return isLight(wish) ? light(known) : held(known);
    }

    /** A conversation that begins with words alone is written at once, with its session. */
    private static boolean isLight(ChatWish wish) {
        return wish.names().sessionId().isEmpty()
                && wish.messages().stream().allMatch(message -> message.files().isEmpty());
    }

    private ChatTurn light(Known known) {
        Namespace session = known.session();
        var beginning = leases.begin(session.projectId(), session.id(), known.origin());
        String holder = beginning.claim().holder();
        try {
            Opening opening = opening(known, List.of());
            int number = write(known, Optional.of(beginning), opening);
            return turn(known, opening, List.of(), new Place(session.projectId(), number, holder));
        } catch (RuntimeException e) {
            leases.forget(holder);
            throw e;
        }
    }

    private ChatTurn held(Known known) {
        Namespace session = known.session();
        String holder = leases.take(session.projectId(), session.id(), known.origin());
        try {
            Opening opening = opening(known, turns.conversation(session.id()));
            int number = write(known, Optional.empty(), opening);
            return turn(known, opening, files.materials(session), new Place(session.projectId(), number, holder));
        } catch (RuntimeException e) {
            leases.release(holder, session.id());
            throw e;
        }
    }

    private ChatTurn turn(Known known, Opening opening, List<Material> materials, Place place) {
        ChatWish wish = known.wish();
        var task = new AgentTask(
                known.session(),
                opening.turns(),
                materials,
                known.skills(),
                known.wanted(),
                bounds(wish),
                wish.allowed().callerTools());
        return new ChatTurn(
                opening.completionId(), known.session().id(), wish.names().model(), opening.now(), task, place);
    }

    private void refuseToolsWithoutModel(ChatWish wish) {
        var tools = wish.allowed().callerTools();
        if (!tools.tools().isEmpty()
                && !(tools.choice() instanceof ToolChoice.None)
                && !rooms.model().isPlugged()) {
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

    private Opening opening(Known known, List<StoredMessage> kept) {
        ChatWish wish = known.wish();
        Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var fresh = new ArrayList<StoredMessage>();
        for (SentMessage sent : Conversation.fresh(kept, wish.messages())) {
            var said = new StoredMessage.Said(sent.speaker(), sent.text(), sent.calls(), sent.answersCall());
            fresh.add(new StoredMessage(0, said, files.take(known.session(), sent.files()), sent.fingerprint(), now));
        }
        List<Turn> all = Stream.concat(kept.stream(), fresh.stream())
                .map(TurnOpener::turn)
                .toList();
        String id = wish.names()
                .completionId()
                .orElseGet(() -> "chatcmpl-" + ids.next().replace("-", ""));
        return new Opening(id, fresh, all, now);
    }

    private static Turn turn(StoredMessage message) {
        var said = message.said();
        return new Turn(said.speaker(), said.text(), message.materials(), said.calls(), said.answersCall());
    }

    private int write(Known known, Optional<SessionRepository.Beginning> fresh, Opening opening) {
        Namespace session = known.session();
        var beginning = new TurnRepository.Beginning(
                session.projectId(), session.id(), opening.completionId(), Title.of(opening.fresh()), asked(known));
        return turns.begin(fresh, beginning, opening.fresh(), opening.now())
                .orElseThrow(() -> new OcelliException(
                        ErrorCode.CONFLICT,
                        "id",
                        "This project has a completion with the id '" + opening.completionId()
                                + "' already; send another id or none."));
    }

    private static TurnRecord.Asked asked(Known known) {
        ChatWish wish = known.wish();
        return new TurnRecord.Asked(
                wish.names().model(),
                SessionRepository.word(known.origin()),
                wish.extras().stream(),
                known.skills().stream()
                        .map(skill -> skill.name() + ":" + skill.version())
                        .toList(),
                known.wanted().schema().orElse(null),
                wish.extras().metadata());
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
}
