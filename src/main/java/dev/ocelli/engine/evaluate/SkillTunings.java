package dev.ocelli.engine.evaluate;

import dev.ocelli.catalog.skill.Skill;
import dev.ocelli.catalog.skill.SkillExamples;
import dev.ocelli.catalog.skill.SkillVersion;
import dev.ocelli.catalog.skill.Skills;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.job.Job;
import dev.ocelli.core.job.JobKind;
import dev.ocelli.core.job.Jobs;
import dev.ocelli.core.job.Lane;
import dev.ocelli.core.job.NewJob;
import dev.ocelli.core.job.Steps;
import dev.ocelli.core.store.Database;
import java.time.InstantSource;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Improvements of skills by their own examples, in the background: begun, watched, and kept as drafts that nobody published. */
public final class SkillTunings implements JobKind {
    private static final String KIND = "skill_tuning";

    private final TuningRepository repository;
    private final Skills skills;
    private final Evaluator evaluator;
    private final Rooms rooms;

    /** What it works with. */
    public record Rooms(Jobs jobs, InstantSource clock, Ids ids) {}

    /** Registers itself with {@code rooms.jobs()}. */
    public SkillTunings(Database database, Skills skills, Evaluator evaluator, Rooms rooms) {
        this.repository = new TuningRepository(database.jdbi());
        this.skills = skills;
        this.evaluator = evaluator;
        this.rooms = rooms;
        rooms.jobs().register(this);
    }

    /**
     * Begins to improve a version.
     *
     * @throws OcelliException {@code INVALID_REQUEST} for a version without schema or without examples
     */
    public Tuning begin(String projectId, Skill skill) {
        SkillVersion version = skills.open(skill);
        if (version.bundle().schema().isEmpty()) {
            throw refused("The skill " + skill.name() + " has no schema.json, so there are no fields to improve.");
        }
        if (version.bundle().manifest().isPresent()) {
            throw refused("The skill " + skill.name()
                    + " follows a graph of states; only skills that fill one schema from one file can be improved.");
        }
        if (SkillExamples.of(version.bundle()).isEmpty()) {
            throw refused("The skill " + skill.name()
                    + " carries no examples to improve by. Add some, or make corrections tests of it.");
        }
        Tuning tuning = Tuning.waiting(
                rooms.ids().next(), projectId, skill.id(), rooms.clock().instant());
        repository.insert(
                tuning,
                () -> rooms.jobs()
                        .submit(new NewJob(
                                KIND,
                                "tuning-" + tuning.id(),
                                projectId,
                                Lane.BATCH,
                                Json.object().put("id", tuning.id()))));
        return tuning;
    }

    private static OcelliException refused(String message) {
        return new OcelliException(ErrorCode.INVALID_REQUEST, "skill", message);
    }

    /** {@code NOT_FOUND} also for one of another project. */
    public Tuning get(String projectId, String id) {
        return repository
                .find(id)
                .filter(tuning -> tuning.projectId().equals(projectId))
                .orElseThrow(() -> new OcelliException(
                        ErrorCode.NOT_FOUND, "id", "There is no improvement with the id '" + id + "'."));
    }

    /** Those of any version of a skill that the project began, newest first. */
    public List<Tuning> of(String projectId, Skill skill) {
        return repository.of(
                projectId, skills.versions(skill).stream().map(Skill::id).toList());
    }

    @Override
    public String name() {
        return KIND;
    }

    @Override
    public void run(Job job, Steps steps) {
        String id = job.payload().path("id").asString("");
        Tuning tuning = repository.find(id).orElseThrow();
        Skill skill = skills.get(tuning.projectId(), tuning.skillId());
        ObjectNode report = steps.once("tune", ObjectNode.class, () -> tuned(id, skill, steps));
        repository.settle(id, "completed", report, rooms.clock().instant());
    }

    private ObjectNode tuned(String id, Skill skill, Steps steps) {
        SkillTuner.Progress progress = (done, most, words) -> {
            steps.checkpoint();
            repository.note(id, done, most, words, rooms.clock().instant());
        };
        return new SkillTuner(evaluator, progress).tune(skills.open(skill));
    }

    @Override
    public void failed(Job job, OcelliException reason) {
        ObjectNode report = Json.object().put("message", reason.getMessage());
        repository.settle(
                job.payload().path("id").asString(""),
                "failed",
                report,
                rooms.clock().instant());
    }
}
