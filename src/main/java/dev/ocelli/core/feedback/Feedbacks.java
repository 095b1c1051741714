package dev.ocelli.core.feedback;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.feedback.FeedbackTarget.Kind;
import dev.ocelli.core.store.Database;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Verdicts on results: kept, and listed with what they are about. */
public final class Feedbacks {
    private final FeedbackRepository repository;
    private final Map<Kind, TargetCheck> targets;
    private final InstantSource clock;
    private final Ids ids;

    /** Says whether a project has a target of one kind. */
    @FunctionalInterface
    public interface TargetCheck {
        boolean exists(String projectId, String id);
    }

    /** @param targets the kinds that this server has; others are unknown targets */
    public Feedbacks(Database database, Map<Kind, TargetCheck> targets, InstantSource clock, Ids ids) {
        this.repository = new FeedbackRepository(database.jdbi());
        this.targets = Map.copyOf(targets);
        this.clock = clock;
        this.ids = ids;
    }

    /**
     * Keeps a verdict. Fails with {@code NOT_FOUND} for a target that the project does not have and {@code
     * INVALID_REQUEST} when it says nothing.
     */
    public Feedback submit(
            String projectId, FeedbackTarget target, @Nullable JsonNode response, @Nullable String notes) {
        if (isEmpty(response) && (notes == null || notes.isBlank())) {
            throw new OcelliException(
                    ErrorCode.INVALID_REQUEST,
                    "response",
                    "The feedback says nothing: give response (the corrected result), notes, or both.");
        }
        check(projectId, target);
        var feedback = new Feedback(ids.next(), target, response, notes, clock.instant());
        repository.insert(projectId, feedback);
        return feedback;
    }

    private static boolean isEmpty(@Nullable JsonNode response) {
        return response == null || response.isNull() || (response.isObject() && response.isEmpty());
    }

    /** Verdicts on a target, newest first; {@code NOT_FOUND} for one that the project does not have. */
    public List<Feedback> about(String projectId, FeedbackTarget target, int offset, int limit) {
        check(projectId, target);
        return repository.about(projectId, target, offset, limit);
    }

    /** One verdict; {@code NOT_FOUND} also for one of another project. */
    public Feedback get(String projectId, String id) {
        return repository
                .find(projectId, id)
                .orElseThrow(() -> new OcelliException(
                        ErrorCode.NOT_FOUND, "feedback_id", "There is no feedback with id '" + id + "'."));
    }

    /** All verdicts of a project, newest first. */
    public List<Feedback> newest(String projectId, int offset, int limit) {
        return newest(projectId, "", Optional.empty(), offset, limit);
    }

    /**
     * Verdicts of a project, newest first.
     *
     * @param words part of the notes, of what was corrected or of the target's id, in any case; empty: all
     * @param kind empty: all
     */
    public List<Feedback> newest(String projectId, String words, Optional<Kind> kind, int offset, int limit) {
        return repository.newest(projectId, words, kind, offset, limit);
    }

    public long count(String projectId, String words, Optional<Kind> kind) {
        return repository.count(projectId, words, kind);
    }

    private void check(String projectId, FeedbackTarget target) {
        TargetCheck check = targets.get(target.kind());
        if (check == null || !check.exists(projectId, target.id())) {
            throw new OcelliException(
                    ErrorCode.NOT_FOUND,
                    target.kind().wireName() + "_id",
                    "There is no " + target.kind().wireName().replace('_', ' ') + " with id '" + target.id() + "'.");
        }
    }
}
