package dev.ocelli.api.http;

import dev.ocelli.catalog.skill.Skill;
import dev.ocelli.catalog.skill.Skills;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.engine.evaluate.SkillDiff;
import dev.ocelli.engine.evaluate.SkillTests;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** How versions of a skill do on their examples, and how they differ; ours, in no published client. */
public final class SkillTestRoutes implements Routes {
    private final Skills skills;
    private final SkillTests tests;

    public SkillTestRoutes(Skills skills, SkillTests tests) {
        this.skills = skills;
        this.tests = tests;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/v1/skills/{id}/evaluation", this::evaluation);
        routes.get("/v1/skills/{id}/diff", this::diff);
    }

    private void evaluation(Context context) {
        Requests.answer(context, 200, tests.report(skills.get(Requests.projectId(), context.pathParam("id"))));
    }

    private void diff(Context context) {
        Skill to = skills.get(Requests.projectId(), context.pathParam("id"));
        Skill from = before(to, context.queryParam("from"));
        ObjectNode diff = SkillDiff.of(skills.open(from), skills.open(to));
        ObjectNode scores = diff.putObject("scores");
        scores.set("from", tests.report(from).get("score"));
        scores.set("to", tests.report(to).get("score"));
        Requests.answer(context, 200, diff);
    }

    /** The version or id that was asked for; else the one made before. */
    private Skill before(Skill to, @org.jspecify.annotations.Nullable String asked) {
        List<Skill> versions = skills.versions(to);
        boolean given = asked != null && !asked.isBlank();
        return versions.stream()
                .filter(v -> given
                        ? v.version().equals(asked) || v.id().equals(asked)
                        : v.times().createdAt().isBefore(to.times().createdAt()))
                .findFirst()
                .orElseThrow(() -> new OcelliException(
                        ErrorCode.NOT_FOUND,
                        "from",
                        given
                                ? "Skill '" + to.name() + "' has no version '" + asked + "'."
                                : "Skill '" + to.name() + "' has no version before " + to.version() + "."));
    }
}
