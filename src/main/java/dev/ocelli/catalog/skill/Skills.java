package dev.ocelli.catalog.skill;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.store.Database;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The registry of skills: publish, find, resolve. Safe for any thread.
 *
 * <p>Every version is a record of its own with its own id. A project sees its own skills, then public ones.
 */
public final class Skills {
    private static final DateTimeFormatter DAY =
            DateTimeFormatter.ofPattern("yyyyMMdd").withZone(ZoneOffset.UTC);
    private static final Pattern UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final int NAME_LENGTH = 255;

    private final SkillRepository repository;
    private final BundleReader reader = new BundleReader();
    private final BundleCache cache = new BundleCache();
    private final InstantSource clock;
    private final Ids ids;

    public Skills(Database database, InstantSource clock, Ids ids) {
        this.repository = new SkillRepository(database.jdbi());
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * How a zip is published.
     *
     * @param name null: the front matter's
     * @param description null: the front matter's
     * @param force becomes the latest at once, whatever its examples say
     */
    public record Naming(@Nullable String name, @Nullable String description, boolean isPublic, boolean force) {}

    /**
     * Publishes a zip as the newest version of its name; the same content under the same name gives the version that
     * stands. A version with examples becomes the latest only by {@link #promote} once they pass.
     *
     * @throws OcelliException {@code INVALID_SKILL} naming the entry and the reason; nothing is stored then
     */
    public Skill publish(String projectId, byte[] zip, Naming naming) {
        SkillBundle bundle = reader.read(zip, BundleLimits.DEFAULT);
        String name = required("name", naming.name(), bundle.frontMatter().name());
        String description = required(
                "description", naming.description(), bundle.frontMatter().description());
        checkName(name);
        Instant now = clock.instant();
        String hash = Hashes.of((description + "\0" + bundle.contentHash()).getBytes(StandardCharsets.UTF_8));
        var skill = new Skill(
                ids.next(),
                projectId,
                new Skill.Words(name, description),
                DAY.format(now) + "-" + hash.substring(0, 8),
                new Skill.Times(now, now),
                new Skill.Standing(
                        hash,
                        naming.isPublic(),
                        naming.force() || SkillExamples.of(bundle).isEmpty()));
        return repository.insert(skill, zip);
    }

    /** A new version with other content; without a description the front matter's, else the old one, is kept. */
    public Skill update(String projectId, String idOrName, byte[] zip, @Nullable String description) {
        Skill before = own(projectId, idOrName);
        String written = reader.read(zip, BundleLimits.DEFAULT).frontMatter().description();
        String kept = written.isEmpty() ? before.words().description() : written;
        return publish(projectId, zip, naming(before, description == null ? kept : description));
    }

    /** A new version with the same content and another description. */
    public Skill redescribe(String projectId, String idOrName, String description) {
        Skill before = own(projectId, idOrName);
        return publish(projectId, zip(before), naming(before, description));
    }

    private static Naming naming(Skill before, String description) {
        return new Naming(before.name(), description, before.standing().isPublic(), false);
    }

    private Skill own(String projectId, String idOrName) {
        Skill skill = get(projectId, idOrName);
        if (!skill.projectId().equals(projectId)) {
            throw new OcelliException(
                    ErrorCode.PERMISSION_DENIED,
                    "Skill '" + skill.name()
                            + "' is public and belongs to another project; publish it under your own.");
        }
        return skill;
    }

    /** By UUID or name (then the latest); fails with {@code NOT_FOUND}. */
    public Skill get(String projectId, String idOrName) {
        return find(projectId, idOrName, SkillRef.LATEST)
                .orElseThrow(() -> new OcelliException(
                        ErrorCode.NOT_FOUND,
                        "skill_id",
                        "There is no skill '" + idOrName + "' in this project or among the public ones."));
    }

    /** One version by UUID (the version is ignored) or by name and version. */
    public Optional<Skill> find(String projectId, String idOrName, String version) {
        if (UUID.matcher(idOrName).matches()) {
            Optional<Skill> byId = repository.findById(projectId, idOrName);
            if (byId.isPresent()) {
                return byId;
            }
        }
        return version.isEmpty() || version.equals(SkillRef.LATEST)
                ? repository.findLatest(projectId, idOrName)
                : repository.findVersion(projectId, idOrName, version);
    }

    public List<Skill> list(String projectId, SkillListing listing) {
        return repository.list(projectId, listing);
    }

    /** @param grouped counts names, not versions */
    public int count(String projectId, boolean grouped) {
        return repository.count(projectId, grouped);
    }

    /** The zip as it was uploaded. */
    public byte[] zip(Skill skill) {
        return repository.zip(skill.id()).orElseThrow(() -> gone(skill));
    }

    /** The zip of a version of any project, for whoever holds a signed link to it; empty once it is deleted. */
    public Optional<byte[]> linkedZip(String id) {
        return repository.zip(id);
    }

    /** Removes one version; a public skill only by its own project. */
    public Skill delete(String projectId, String idOrName) {
        Skill skill = own(projectId, idOrName);
        repository.delete(projectId, skill.id());
        cache.forget(skill.id());
        return skill;
    }

    /**
     * The reference that leads to the same version for ever: by the id of the version that is meant now. Inline bundles
     * stay as they are.
     *
     * @throws OcelliException as {@link #resolve}
     */
    public SkillRef pin(String projectId, SkillRef reference, String field) {
        SkillVersion version = resolve(projectId, reference, field);
        return reference instanceof SkillRef.Inline ? reference : new SkillRef.ById(version.id(), SkillRef.LATEST);
    }

    /**
     * What a reference leads to.
     *
     * @param field path of the entry in the request, such as {@code config.skills[0]}, for the error
     * @throws OcelliException {@code NOT_FOUND} or {@code INVALID_SKILL}, naming the entry
     */
    public SkillVersion resolve(String projectId, SkillRef reference, String field) {
        return switch (reference) {
            case SkillRef.ById(var id, var version) -> stored(projectId, id, version, field + ".skill_id");
            case SkillRef.ByName(var name, var version) -> stored(projectId, name, version, field + ".skill_name");
            case SkillRef.Inline inline -> inline(inline, field + ".source");
        };
    }

    /** Whether the project itself has a skill of that name. */
    public boolean isOwn(String projectId, String name) {
        return !repository.versions(projectId, name).isEmpty();
    }

    /**
     * Gives all versions of a skill another name; what was accepted with the old one runs on.
     *
     * @throws OcelliException {@code PERMISSION_DENIED} for a skill of another project, {@code CONFLICT} for a name that
     *     the project has already
     */
    public Skill rename(String projectId, String idOrName, String name) {
        Skill skill = own(projectId, idOrName);
        checkName(name);
        if (!name.equals(skill.name()) && isOwn(projectId, name)) {
            throw new OcelliException(
                    ErrorCode.CONFLICT, "name", "There is a skill '" + name + "' already; choose another name.");
        }
        repository.rename(skill, name, clock.instant());
        return get(projectId, skill.id());
    }

    /** Opens all versions of a skill to every project, or closes them again. */
    public Skill show(String projectId, String idOrName, boolean isPublic) {
        Skill skill = own(projectId, idOrName);
        repository.show(skill, isPublic, clock.instant());
        return get(projectId, skill.id());
    }

    /** Removes a skill with all its versions; fails as {@link #delete}. */
    public Skill deleteAll(String projectId, String idOrName) {
        Skill skill = own(projectId, idOrName);
        versions(skill).forEach(version -> delete(projectId, version.id()));
        return skill;
    }

    private static void checkName(String name) {
        if (name.isBlank() || name.length() > NAME_LENGTH) {
            throw new OcelliException(
                    ErrorCode.INVALID_REQUEST,
                    "name",
                    "name has " + name.length() + " characters; expected 1 to " + NAME_LENGTH + ".");
        }
    }

    /** Opens one version. */
    public SkillVersion open(Skill skill) {
        SkillBundle bundle = cache.get(skill.id(), () -> reader.read(zip(skill), BundleLimits.DEFAULT));
        return new SkillVersion(skill.id(), skill.name(), skill.words().description(), skill.version(), bundle);
    }

    /** Makes a version the latest of its name. */
    public void promote(Skill skill) {
        repository.promote(skill.id(), clock.instant());
    }

    /** Makes a version the latest of its name, unless a later one is that already. */
    public void admit(Skill skill) {
        repository.promote(skill.id(), skill.times().createdAt());
    }

    /** The version that is the latest of the same name and project, unless it is {@code skill}. */
    public Optional<Skill> promotedBefore(Skill skill) {
        return repository
                .findLatest(skill.projectId(), skill.name())
                .filter(latest -> latest.projectId().equals(skill.projectId()))
                .filter(latest -> latest.standing().promoted() && !latest.id().equals(skill.id()));
    }

    /** All versions of the same name and project, newest first. */
    public List<Skill> versions(Skill skill) {
        return repository.versions(skill.projectId(), skill.name());
    }

    public void storeEvaluation(Skill skill, String json) {
        repository.storeEvaluation(skill.id(), json);
    }

    public Optional<String> evaluation(Skill skill) {
        return repository.evaluation(skill.id());
    }

    private SkillVersion stored(String projectId, String idOrName, String version, String field) {
        return findWritten(projectId, idOrName, version).map(this::open).orElseThrow(() -> {
            boolean otherVersion = !version.equals(SkillRef.LATEST)
                    && find(projectId, idOrName, SkillRef.LATEST).isPresent();
            return new OcelliException(
                    ErrorCode.NOT_FOUND,
                    field,
                    otherVersion
                            ? "Skill '" + idOrName + "' has no version '" + version + "'."
                            : "There is no skill '" + idOrName + "' in this project or among the public ones.");
        });
    }

    /** As {@link #find}; a name that nobody has may carry its version, as in {@code invoice:20260219-abc123}. */
    private Optional<Skill> findWritten(String projectId, String idOrName, String version) {
        Optional<Skill> found = find(projectId, idOrName, version);
        int colon = idOrName.lastIndexOf(':');
        return found.isPresent() || colon < 1
                ? found
                : find(projectId, idOrName.substring(0, colon), idOrName.substring(colon + 1));
    }

    private SkillVersion inline(SkillRef.Inline inline, String field) {
        String id = "inline_"
                + Hashes.of(inline.base64().getBytes(StandardCharsets.UTF_8)).substring(0, 16);
        SkillBundle bundle = cache.get(id, () -> {
            try {
                return reader.read(Base64.getMimeDecoder().decode(inline.base64()), BundleLimits.INLINE);
            } catch (IllegalArgumentException e) {
                throw new OcelliException(
                        ErrorCode.INVALID_SKILL, field + ".data", "The inline skill is not base64.", e);
            } catch (OcelliException e) {
                throw e.at(field + ".data");
            }
        });
        String name = inline.name().isEmpty() ? "inline" : inline.name();
        String description =
                inline.description().isEmpty() ? bundle.frontMatter().description() : inline.description();
        return new SkillVersion(id, name, description, "inline", bundle);
    }

    private static String required(String field, @Nullable String given, String written) {
        String value = given == null || given.isBlank() ? written : given.strip();
        if (value.isEmpty()) {
            throw new OcelliException(
                    ErrorCode.INVALID_SKILL,
                    field,
                    "The skill has no " + field
                            + ": write it into SKILL.md's front matter or give it with the request.");
        }
        return value;
    }

    private static OcelliException gone(Skill skill) {
        return new OcelliException(
                ErrorCode.NOT_FOUND, "skill_id", "Skill '" + skill.name() + "' was deleted meanwhile.");
    }
}
