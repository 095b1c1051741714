package dev.ocelli.engine.evaluate;

import dev.ocelli.catalog.skill.Skill;
import dev.ocelli.catalog.skill.SkillRef;
import dev.ocelli.catalog.skill.Skills;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.feedback.Feedback;
import dev.ocelli.core.feedback.FeedbackTarget.Kind;
import dev.ocelli.core.feedback.Feedbacks;
import dev.ocelli.core.file.Files;
import dev.ocelli.core.file.StoredFile;
import dev.ocelli.engine.request.Prediction;
import dev.ocelli.engine.request.Predictions;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What people corrected, seen as tests: a corrected request is its file and the result as it should have been, which is just
 * what an example of a skill is.
 */
public final class Corrections {
    private final Rooms rooms;
    private final ExampleShelf shelf;

    /** Where corrections, results and files come from, and where tests go. */
    public record Rooms(Feedbacks feedbacks, Predictions predictions, Files files, Skills skills, SkillTests tests) {}

    public Corrections(Rooms rooms) {
        this.rooms = rooms;
        this.shelf = new ExampleShelf(rooms);
    }

    /**
     * One correction with what it is about.
     *
     * @param filename of the request's first file; null for what is no request
     * @param skill the name of the skill that the request was read with; null when it was read without
     * @param changes leaf by leaf, against what was read
     * @param test the version of that skill that carries it as a test already; null: none does
     */
    public record Correction(
            Feedback feedback,
            @Nullable String filename,
            @Nullable String skill,
            List<ResultDiff.Change> changes,
            @Nullable Skill test) {
        public Correction {
            changes = List.copyOf(changes);
        }
    }

    /**
     * A skill that got tests.
     *
     * @param version the new version; it becomes the latest when its examples pass
     * @param feedbackIds the corrections that are its tests now
     */
    public record Added(Skill version, List<String> feedbackIds) {
        public Added {
            feedbackIds = List.copyOf(feedbackIds);
        }
    }

    /** A correction that became no test, and why, in words. */
    public record Left(String feedbackId, String reason) {}

    /** What became of several corrections. */
    public record Outcome(List<Added> added, List<Left> left) {
        public Outcome {
            added = List.copyOf(added);
            left = List.copyOf(left);
        }
    }

    /** All corrections of a project, newest first. */
    public List<Correction> newest(String projectId, int skip, int limit) {
        return rooms.feedbacks().newest(projectId, skip, limit).stream()
                .map(feedback -> seen(projectId, feedback))
                .toList();
    }

    private Correction seen(String projectId, Feedback feedback) {
        Optional<Prediction> about = prediction(projectId, feedback);
        Optional<Skill> skill = about.flatMap(prediction -> skillOf(projectId, prediction));
        return new Correction(
                feedback,
                about.flatMap(this::file).map(StoredFile::filename).orElse(null),
                skill.map(Skill::name).orElse(null),
                about.map(prediction -> changes(prediction, feedback)).orElse(List.of()),
                about.flatMap(p -> skill.flatMap(s -> shelf.carrier(s, ExampleShelf.caseName(p))))
                        .orElse(null));
    }

    private Optional<Prediction> prediction(String projectId, Feedback feedback) {
        String id = feedback.target().id();
        return feedback.target().kind() == Kind.REQUEST && rooms.predictions().exists(projectId, id)
                ? Optional.of(rooms.predictions().get(projectId, id))
                : Optional.empty();
    }

    private static List<ResultDiff.Change> changes(Prediction prediction, Feedback feedback) {
        if (prediction.outcome().response() instanceof ObjectNode read
                && feedback.response() instanceof ObjectNode right) {
            ResultDiff diff = ResultDiff.of(read, right);
            var all = new ArrayList<>(diff.changed());
            all.addAll(diff.added());
            // A correction may hold only what was wrong: what it does not name is no change.
            diff.removed().stream()
                    .filter(change -> right.has(change.field().split("[.\\[]", 2)[0]))
                    .forEach(all::add);
            return all;
        }
        return List.of();
    }

    /** The latest version of the skill that a request was read with. */
    private Optional<Skill> skillOf(String projectId, Prediction prediction) {
        JsonNode used = Optional.ofNullable(prediction.outcome().response())
                .map(r -> r.path("schemaUsed"))
                .orElse(null);
        if (used != null && used.isString()) {
            return rooms.skills().find(projectId, used.stringValue(), SkillRef.LATEST);
        }
        List<SkillRef> asked = prediction.submission().skills();
        return asked.size() == 1 ? latest(projectId, asked.getFirst()) : Optional.empty();
    }

    private Optional<Skill> latest(String projectId, SkillRef reference) {
        Optional<Skill> named = switch (reference) {
            case SkillRef.ById(var id, var version) -> rooms.skills().find(projectId, id, version);
            case SkillRef.ByName(var name, var version) -> rooms.skills().find(projectId, name, version);
            case SkillRef.Inline inline -> rooms.skills().find(projectId, inline.name(), SkillRef.LATEST);
        };
        return named.flatMap(skill -> rooms.skills().find(projectId, skill.name(), SkillRef.LATEST));
    }

    private Optional<StoredFile> file(Prediction prediction) {
        List<String> ids = prediction.submission().fileIds();
        return ids.size() == 1 ? rooms.files().forWork(ids.getFirst()) : Optional.empty();
    }

    /**
     * Makes corrections tests of skills: for each skill one new version with one more example per correction. A later
     * correction of the same request takes the place of an earlier one. A public skill of others is copied into the project.
     *
     * @param skill name or id of the skill to add all of them to; null: to the skill that each request was read with
     * @throws OcelliException {@code NOT_FOUND} for an unknown skill or correction; nothing is published then
     */
    public Outcome toTests(String projectId, List<String> feedbackIds, @Nullable String skill) {
        Optional<Skill> asked =
                Optional.ofNullable(skill).map(name -> rooms.skills().get(projectId, name));
        var groups = new LinkedHashMap<String, ExampleShelf.Batch>();
        var left = new ArrayList<Left>();
        List<Feedback> oldestFirst = feedbackIds.stream()
                .distinct()
                .map(id -> rooms.feedbacks().get(projectId, id))
                .sorted(Comparator.comparing(Feedback::createdAt))
                .toList();
        for (Feedback feedback : oldestFirst) {
            String id = feedback.id();
            try {
                Prediction prediction = prediction(projectId, feedback)
                        .orElseThrow(() -> refused("Only corrections of requests can become tests."));
                Skill to = asked.or(() -> skillOf(projectId, prediction))
                        .orElseThrow(() -> refused("Its request was read without a skill: choose the one to test."));
                StoredFile file = file(prediction)
                        .orElseThrow(() -> refused("Its request has several files, or its file is gone."));
                groups.computeIfAbsent(to.id(), _ -> shelf.batch(to)).add(id, prediction, feedback, file);
            } catch (OcelliException e) {
                left.add(new Left(id, e.getMessage()));
            }
        }
        return new Outcome(published(projectId, groups), left);
    }

    private List<Added> published(String projectId, Map<String, ExampleShelf.Batch> groups) {
        var added = new ArrayList<Added>();
        for (ExampleShelf.Batch batch : groups.values()) {
            if (!batch.feedbackIds().isEmpty()) {
                added.add(new Added(batch.publish(projectId), batch.feedbackIds()));
            }
        }
        return added;
    }

    private static OcelliException refused(String reason) {
        return new OcelliException(ErrorCode.INVALID_REQUEST, reason);
    }
}
