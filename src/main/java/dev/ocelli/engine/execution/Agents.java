package dev.ocelli.engine.execution;

import dev.ocelli.catalog.skill.SkillRef;
import dev.ocelli.catalog.skill.SkillVersion;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.store.Database;
import dev.ocelli.engine.plan.SkillLookup;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Stored agents: settings under a name and a version. */
public final class Agents {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT).withZone(ZoneOffset.UTC);

    private final AgentRepository repository;
    private final SkillLookup skills;
    private final InstantSource clock;
    private final Ids ids;

    public Agents(Database database, SkillLookup skills, InstantSource clock, Ids ids) {
        this.repository = new AgentRepository(database.jdbi());
        this.skills = skills;
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Stores an agent. The same settings under the same name and version give the agent that stands.
     *
     * @param name {@code name[:version]}; null: made from the prompt. Without a version one is made of date and content.
     * @throws OcelliException {@code INVALID_REQUEST} for a malformed name and for settings that say nothing; {@code
     *     CONFLICT} when name and version are taken by other settings; {@code NOT_FOUND} or {@code INVALID_SKILL} for a
     *     skill; {@code INVALID_SCHEMA}
     */
    public Agent create(String projectId, @Nullable String name, AgentSettings settings) {
        AgentName asked = AgentName.parse(name == null ? AgentName.slug(settings.prompt()) : name);
        if (settings.saysNothing()) {
            throw new OcelliException(
                    ErrorCode.INVALID_REQUEST,
                    "config.prompt",
                    "The agent says nothing: give config.prompt, config.skills or config.json_schema.");
        }
        Checks.schema(settings);
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        AgentSettings pinned = settings.withSkills(pinned(projectId, settings.skills()));
        String version = asked.isLatest()
                ? DAY.format(now) + "-" + hash(Json.write(pinned)).substring(0, 8)
                : asked.version();
        var agent = new Agent(ids.next(), projectId, asked.name(), version, pinned, now);
        return repository.insert(agent, promptHash(settings.prompt())) ? agent : standing(agent);
    }

    private List<SkillRef> pinned(String projectId, List<SkillRef> references) {
        var pinned = new ArrayList<SkillRef>();
        for (int i = 0; i < references.size(); i++) {
            pinned.add(skills.pin(projectId, references.get(i), "config.skills[" + i + "]"));
        }
        return pinned;
    }

    private Agent standing(Agent agent) {
        return repository
                .findVersion(agent.projectId(), agent.name(), agent.version())
                .filter(known -> Json.write(known.settings()).equals(Json.write(agent.settings())))
                .orElseThrow(() -> new OcelliException(
                        ErrorCode.CONFLICT,
                        "name",
                        "There is an agent '" + agent.fullName()
                                + "' with other settings; agents never change. Choose another version."));
    }

    /** By UUID; fails with {@code NOT_FOUND}. */
    public Agent get(String projectId, String id) {
        return repository.findById(projectId, id).orElseThrow(() -> unknown("id", "with the id '" + id + "'"));
    }

    /** By {@code name[:version]}; without a version, or with {@code latest}, the newest. Fails with {@code NOT_FOUND}. */
    public Agent named(String projectId, String name) {
        return find(projectId, AgentName.parse(name)).orElseThrow(() -> unknown("name", "called '" + name + "'"));
    }

    Optional<Agent> find(String projectId, AgentName name) {
        return name.isLatest()
                ? repository.findLatest(projectId, name.name())
                : repository.findVersion(projectId, name.name(), name.version());
    }

    /** The newest agent with exactly this prompt. */
    public Optional<Agent> prompted(String projectId, String prompt) {
        return repository.findByPrompt(projectId, promptHash(prompt));
    }

    /** The skills of an agent; one that was deleted since is left out. */
    public List<SkillVersion> skills(Agent agent) {
        var opened = new ArrayList<SkillVersion>();
        for (SkillRef reference : agent.settings().skills()) {
            try {
                opened.add(skills.resolve(agent.projectId(), reference, "config.skills"));
            } catch (OcelliException e) {
                if (e.code() != ErrorCode.NOT_FOUND) {
                    throw e;
                }
            }
        }
        return opened;
    }

    /** Newest first. */
    public List<Agent> list(String projectId, int skip, int limit) {
        return repository.list(projectId, skip, limit);
    }

    public long count(String projectId) {
        return repository.count(projectId);
    }

    private static OcelliException unknown(String param, String which) {
        return new OcelliException(
                ErrorCode.NOT_FOUND, param, "There is no agent " + which + ". GET /v1/agent lists them.");
    }

    private static String promptHash(@Nullable String prompt) {
        return hash(prompt == null ? "" : prompt.strip());
    }

    static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
