package dev.ocelli.api.http;

import dev.ocelli.catalog.skill.Skill;
import dev.ocelli.catalog.skill.Skills;
import dev.ocelli.core.base.Json;
import dev.ocelli.engine.evaluate.SkillTunings;
import dev.ocelli.engine.evaluate.Tuning;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Skills improved by their own examples: {@code /v1/skills/{id}/optimise} and {@code /v1/skills/optimisations/{id}}. */
public final class SkillTuningRoutes implements Routes {
    private final Skills skills;
    private final SkillTunings tunings;

    public SkillTuningRoutes(Skills skills, SkillTunings tunings) {
        this.skills = skills;
        this.tunings = tunings;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/v1/skills/{id}/optimise", this::begin);
        routes.get("/v1/skills/{id}/optimise", this::list);
        routes.get(
                "/v1/skills/optimisations/{id}",
                context -> Requests.answer(
                        context, 200, body(tunings.get(Requests.projectId(), context.pathParam("id")))));
    }

    private Skill named(Context context) {
        return skills.get(Requests.projectId(), context.pathParam("id"));
    }

    private void begin(Context context) {
        Requests.answer(context, 202, body(tunings.begin(Requests.projectId(), named(context))));
    }

    private void list(Context context) {
        ArrayNode rows = Json.array();
        tunings.of(Requests.projectId(), named(context)).forEach(tuning -> rows.add(body(tuning)));
        Requests.answer(context, 200, rows);
    }

    private static ObjectNode body(Tuning tuning) {
        ObjectNode body = Json.object()
                .put("id", tuning.id())
                .put("skill_id", tuning.skillId())
                .put("status", tuning.status())
                .put("created_at", tuning.progress().createdAt().toString());
        body.putObject("progress")
                .put("done", tuning.progress().done())
                .put("most", tuning.progress().most())
                .put("message", tuning.progress().words());
        Optional.ofNullable(tuning.report())
                .ifPresent(report -> report.properties().forEach(p -> body.set(p.getKey(), p.getValue())));
        return body;
    }
}
