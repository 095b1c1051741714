package dev.ocelli.api.http;

import dev.ocelli.catalog.skill.SkillVersion;
import dev.ocelli.core.base.Json;
import dev.ocelli.engine.execution.Agent;
import dev.ocelli.engine.execution.Agents;
import dev.ocelli.engine.execution.Executions;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Agents for the console: one row for each name, one page for each version: {@code /v1/ui/agents}. */
public final class AgentPageRoutes implements Routes {
    private static final int MOST_AGENTS = 1000;
    private static final int LAST_RUNS = 10;

    private final Agents agents;
    private final Executions executions;

    public AgentPageRoutes(Agents agents, Executions executions) {
        this.agents = agents;
        this.executions = executions;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/v1/ui/agents", this::list);
        routes.get("/v1/ui/agents/{id}", this::get);
    }

    private void list(Context context) {
        Map<String, List<Agent>> byName = new LinkedHashMap<>();
        agents.list(Requests.projectId(), 0, MOST_AGENTS)
                .forEach(agent -> byName.computeIfAbsent(agent.name(), _ -> new ArrayList<>())
                        .add(agent));
        ArrayNode rows = Json.array();
        byName.values().forEach(versions -> {
            ObjectNode row = row(versions.getFirst()).put("versions", versions.size());
            executions.of(Requests.projectId(), versions.getFirst().name(), 0, 1).stream()
                    .findFirst()
                    .ifPresent(run -> row.putObject("last_run")
                            .put("id", run.id())
                            .put("status", run.progress().status().wireName())
                            .put("created_at", run.progress().createdAt().toString()));
            rows.add(row);
        });
        Requests.answer(context, 200, rows);
    }

    private ObjectNode row(Agent agent) {
        ObjectNode row = Json.object()
                .put("id", agent.id())
                .put("name", agent.name())
                .put("version", agent.version())
                .put("prompt", agent.settings().prompt())
                .put("created_at", agent.createdAt().toString());
        ArrayNode skills = row.putArray("skills");
        for (SkillVersion skill : agents.skills(agent)) {
            skills.addObject()
                    .put("id", skill.id())
                    .put("name", skill.name())
                    .put("version", skill.version())
                    .put("description", skill.description());
        }
        return row;
    }

    private void get(Context context) {
        String projectId = Requests.projectId();
        Agent agent = agents.get(projectId, context.pathParam("id"));
        ObjectNode body = row(agent);
        body.set("json_schema", agent.settings().jsonSchema());
        body.put("service_tier", agent.settings().manner().serviceTier().name().toLowerCase(Locale.ROOT));
        ArrayNode versions = body.putArray("versions");
        agents.list(projectId, 0, MOST_AGENTS).stream()
                .filter(other -> other.name().equals(agent.name()))
                .forEach(other -> versions.add(row(other)));
        ArrayNode runs = body.putArray("executions");
        executions
                .of(projectId, agent.name(), 0, LAST_RUNS)
                .forEach(run -> runs.add(Json.MAPPER.valueToTree(ExecutionBodies.of(run))));
        Requests.answer(context, 200, body);
    }
}
