package dev.ocelli.engine.evaluate;

import dev.ocelli.catalog.skill.Skill;
import dev.ocelli.catalog.skill.SkillExamples;
import dev.ocelli.catalog.skill.Skills;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.job.Job;
import dev.ocelli.core.job.JobKind;
import dev.ocelli.core.job.Jobs;
import dev.ocelli.core.job.Lane;
import dev.ocelli.core.job.NewJob;
import dev.ocelli.core.job.Steps;
import java.time.InstantSource;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * Tests of skills in the background: each version that carries examples is run on them once, its score is kept, and it
 * becomes the latest when it does no worse than the latest does on the same examples.
 */
public final class SkillTests implements JobKind {
    private static final String KIND = "skill_evaluation";
    private static final String SKILL_ID = "skill_id";

    private final Skills skills;
    private final Jobs jobs;
    private final SkillTrial trial;

    /** Registers itself with {@code jobs}. */
    public SkillTests(Skills skills, Jobs jobs, Evaluator evaluator, InstantSource clock) {
        this.skills = skills;
        this.jobs = jobs;
        this.trial = new SkillTrial(skills, evaluator, clock);
        jobs.register(this);
    }

    /** Queues the test of a version that carries examples and was not tested yet. */
    public void submit(Skill skill) {
        if (skills.evaluation(skill).isEmpty() && hasExamples(skill)) {
            var payload = Json.object().put(SKILL_ID, skill.id());
            jobs.submit(new NewJob(KIND, "skill-" + skill.id(), skill.projectId(), Lane.BATCH, payload));
        }
    }

    /**
     * How a version did: {@code status} is {@code completed}, {@code failed}, {@code running} while its examples are
     * run, or {@code none} for a version without examples. Asking begins a test that was never begun, such as that of a
     * skill that comes with Ocelli.
     */
    public ObjectNode report(Skill skill) {
        ObjectNode report = head(skill);
        Optional<String> kept = skills.evaluation(skill);
        if (kept.isPresent()) {
            Json.parse(kept.get()).properties().forEach(p -> report.set(p.getKey(), p.getValue()));
        } else {
            report.put("status", hasExamples(skill) ? "running" : "none");
            submit(skill);
        }
        return report;
    }

    private boolean hasExamples(Skill skill) {
        return !SkillExamples.of(skills.open(skill).bundle()).isEmpty();
    }

    private static ObjectNode head(Skill skill) {
        return Json.object()
                .put("id", skill.id())
                .put("name", skill.name())
                .put("skill_version", skill.version())
                .put("promoted", skill.standing().promoted());
    }

    @Override
    public String name() {
        return KIND;
    }

    @Override
    public void run(Job job, Steps steps) {
        Optional<Skill> found = skill(job);
        if (found.isEmpty()) {
            return; // deleted meanwhile
        }
        Skill skill = found.get();
        ObjectNode report = steps.once("evaluate", ObjectNode.class, () -> trial.measure(skill));
        trial.settle(skill, report);
    }

    @Override
    public void failed(Job job, OcelliException reason) {
        skill(job).ifPresent(skill -> {
            ObjectNode report = Json.object().put("status", "failed").put("message", reason.getMessage());
            skills.storeEvaluation(skill, Json.write(report));
        });
    }

    private Optional<Skill> skill(Job job) {
        return skills.find(job.projectId(), job.payload().path(SKILL_ID).asString(""), "");
    }
}
