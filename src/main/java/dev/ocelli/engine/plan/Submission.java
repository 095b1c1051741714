package dev.ocelli.engine.plan;

import dev.ocelli.catalog.skill.SkillRef;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A request in our own types: what to make of which files, and how.
 *
 * <p>Kept with the request as JSON, so components are only ever added, and absent ones read as null.
 *
 * @param fileIds files of the project, at least one when it is accepted; several are read as the pages of one document
 * @param domain name of a built-in domain; null when schema, skills or prompt say enough
 * @param skills in the order of the request; once it is accepted each leads to one version for ever
 */
public record Submission(
        Medium medium,
        Purpose purpose,
        List<String> fileIds,
        @Nullable String domain,
        GenerationConfig config,
        List<SkillRef> skills) {

    @SuppressWarnings("NullAway") // submissions that were kept before there were skills
    public Submission {
        fileIds = List.copyOf(fileIds);
        skills = skills == null ? List.of() : List.copyOf(skills);
    }

    /** A submission without skills. */
    public Submission(
            Medium medium, Purpose purpose, List<String> fileIds, @Nullable String domain, GenerationConfig config) {
        this(medium, purpose, fileIds, domain, config, List.of());
    }

    /** The same submission for these files. */
    public Submission withFiles(List<String> ids) {
        return new Submission(medium, purpose, ids, domain, config, skills);
    }

    /** The same submission with these skills. */
    public Submission withSkills(List<SkillRef> references) {
        return new Submission(medium, purpose, fileIds, domain, config, references);
    }

    /** The route that a request came by. */
    public enum Medium {
        IMAGE,
        DOCUMENT,
        AUDIO,
        VIDEO;

        /** Whether its files are sound or film rather than pages. */
        public boolean isRecording() {
            return this == AUDIO || this == VIDEO;
        }
    }

    /** What is wanted of the files. */
    public enum Purpose {
        /** Fill a schema, or make a whole-page product. */
        GENERATE,
        /** Propose a schema for files like these. */
        PROPOSE_SCHEMA
    }
}
