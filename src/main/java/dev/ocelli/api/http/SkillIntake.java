package dev.ocelli.api.http;

import dev.ocelli.catalog.skill.BundleLimits;
import dev.ocelli.catalog.skill.SessionDraft;
import dev.ocelli.catalog.skill.Skill;
import dev.ocelli.catalog.skill.SkillAuthor;
import dev.ocelli.catalog.skill.SkillRef;
import dev.ocelli.catalog.skill.SkillWriter;
import dev.ocelli.catalog.skill.Skills;
import dev.ocelli.catalog.skill.Skills.Naming;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.file.Files;
import dev.ocelli.core.file.StoredFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Makes and changes skills as the bodies of create and update ask: contract A section 11, B section 4. */
public final class SkillIntake {
    private static final int MOST_PROMPT = 200_000;

    private final Skills skills;
    private final Files files;
    private final SkillWriter writer;
    private final Consumer<Skill> published;
    private final SessionSource sessions;

    /** Gives what a skill can be made of from a chat session of a project. */
    @FunctionalInterface
    public interface SessionSource {
        /** @throws OcelliException {@code NOT_FOUND} (param {@code session_id}) */
        SessionDraft draft(String projectId, String sessionId);
    }

    /** Who skills are made out of, and by. */
    public record Sources(SessionSource sessions, SkillAuthor author) {}

    /** @param published told of each version that was made, such as whoever runs its examples */
    public SkillIntake(Skills skills, Files files, Consumer<Skill> published, Sources sources) {
        this.skills = skills;
        this.writer = new SkillWriter(sources.author());
        this.files = files;
        this.published = published;
        this.sessions = sources.sessions();
    }

    Skill create(String projectId, Fields body) {
        @Nullable String fileId = body.word("file_id");
        @Nullable String prompt = body.word("prompt");
        @Nullable String session = body.word("session_id");
        long modes = Stream.of(fileId, prompt, session).filter(Objects::nonNull).count();
        if (modes != 1) {
            throw body.refused(
                    "file_id",
                    "A skill is made from exactly one of file_id (a zip), prompt and session_id; the request has "
                            + modes + " of them.");
        }
        Skill skill = session != null
                ? fromSession(projectId, session, body)
                : prompt != null
                        ? fromPrompt(projectId, prompt, body)
                        : skills.publish(projectId, zip(projectId, Objects.requireNonNull(fileId)), naming(body));
        published.accept(skill);
        return skill;
    }

    private Skill fromSession(String projectId, String session, Fields body) {
        return publish(
                projectId,
                body,
                writer.fromSession(
                        sessions.draft(projectId, session),
                        body.object("json_schema"),
                        body.word("name"),
                        body.word("description"),
                        name -> isTaken(projectId, name)));
    }

    private boolean isTaken(String projectId, String name) {
        return skills.find(projectId, name, SkillRef.LATEST).isPresent();
    }

    private Skill fromPrompt(String projectId, String prompt, Fields body) {
        if (prompt.length() > MOST_PROMPT) {
            throw body.refused(
                    "prompt", "prompt has " + prompt.length() + " characters; at most " + MOST_PROMPT + " are taken.");
        }
        var written = writer.fromPrompt(
                prompt,
                body.object("json_schema"),
                body.word("name"),
                body.word("description"),
                name -> isTaken(projectId, name));
        return publish(projectId, body, written);
    }

    private Skill publish(String projectId, Fields body, SkillWriter.Written written) {
        try {
            return skills.publish(projectId, written.zip(), naming(body));
        } catch (OcelliException e) {
            throw e.param().isPresent() || !body.has("json_schema") ? e : e.at("json_schema");
        }
    }

    private static Naming naming(Fields body) {
        return new Naming(
                body.word("name"),
                body.word("description"),
                body.flag("is_public", false),
                body.flag("promote", false));
    }

    Skill update(String projectId, String idOrName, Fields body) {
        @Nullable String fileId = body.word("file_id");
        @Nullable String description = body.word("description");
        if (fileId == null && description == null) {
            throw body.refused("file_id", "The update changes nothing: give file_id, description or both.");
        }
        boolean promote = body.flag("promote", false);
        Skill skill = fileId == null
                ? skills.redescribe(projectId, idOrName, Objects.requireNonNull(description))
                : skills.update(projectId, idOrName, zip(projectId, fileId), description);
        if (promote) {
            skills.promote(skill);
        }
        published.accept(skill);
        return skill;
    }

    private byte[] zip(String projectId, String fileId) {
        StoredFile file = files.get(projectId, fileId);
        long most = BundleLimits.DEFAULT.zipBytes();
        if (file.bytes() > most) {
            throw new OcelliException(
                    ErrorCode.INVALID_SKILL,
                    "file_id",
                    "The zip has " + file.bytes() + " bytes; at most " + most + " are accepted.");
        }
        try {
            return java.nio.file.Files.readAllBytes(files.path(file));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read file " + fileId, e);
        }
    }
}
