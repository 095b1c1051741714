package dev.ocelli.engine.evaluate;

import dev.ocelli.catalog.skill.Skill;
import dev.ocelli.catalog.skill.SkillVersion;
import dev.ocelli.catalog.skill.Skills;
import dev.ocelli.core.base.Json;
import java.time.InstantSource;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Measures a version on the examples that it carries and says whether it becomes the latest. */
public record SkillTrial(Skills skills, Evaluator evaluator, InstantSource clock) {

    /** How the version does, and under {@code compared_with} how the latest does on the same examples. */
    public ObjectNode measure(Skill skill) {
        SkillVersion version = skills.open(skill);
        ObjectNode report = Json.object().put("status", "completed");
        copy(evaluator.evaluate(version).json(), report);
        Optional<Skill> rival = skills.promotedBefore(skill);
        rival.ifPresent(other -> {
            ObjectNode baseline = report.putObject("compared_with");
            baseline.put("id", other.id()).put("skill_version", other.version());
            copy(evaluator.evaluate(skills.open(other), version.bundle()).json(), baseline);
            baseline.remove("cases");
        });
        return report;
    }

    private static void copy(ObjectNode from, ObjectNode to) {
        from.properties().forEach(p -> to.set(p.getKey(), p.getValue()));
    }

    /** Keeps the report; the version becomes the latest unless it does worse than the latest does. */
    public void settle(Skill skill, ObjectNode report) {
        report.put("evaluated_at", clock.instant().toString());
        skills.storeEvaluation(skill, Json.write(report));
        if (!isWorse(report)) {
            skills.admit(skill);
        }
    }

    private static boolean isWorse(JsonNode report) {
        JsonNode baseline = report.path("compared_with");
        return !baseline.isMissingNode()
                && report.path("score").doubleValue() < baseline.path("score").doubleValue();
    }
}
