package dev.ocelli;

import dev.ocelli.api.http.AgentRoutes;
import dev.ocelli.api.http.ExecuteRoutes;
import dev.ocelli.api.http.ExecutionBodies;
import dev.ocelli.api.http.ExecutionEventRoutes;
import dev.ocelli.api.http.ExecutionGraphRoutes;
import dev.ocelli.api.http.ExecutionRoutes;
import dev.ocelli.api.http.FileIntake;
import dev.ocelli.api.http.Routes;
import dev.ocelli.api.http.WebhookRoutes;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.file.Files;
import dev.ocelli.core.file.UrlGate;
import dev.ocelli.core.job.Jobs;
import dev.ocelli.core.store.Database;
import dev.ocelli.core.webhook.Webhooks;
import dev.ocelli.engine.execution.Agents;
import dev.ocelli.engine.execution.Executions;
import dev.ocelli.engine.plan.FileLookup;
import dev.ocelli.engine.plan.SkillLookup;
import java.time.InstantSource;
import java.util.List;

/** Stored agents and executions wired, with their routes. */
record ExecutionRooms(Agents agents, Executions executions, Webhooks webhooks) {

    /** What executions stand on. */
    record Ground(Database database, Jobs jobs, Webhooks webhooks, Files files, FileLookup pages, SkillLookup skills) {}

    static ExecutionRooms of(Ground ground, AgentRooms agent, InstantSource clock, Ids ids) {
        Agents agents = new Agents(ground.database(), ground.skills(), clock, ids);
        Executions executions = new Executions(
                new Executions.Rooms(
                        ground.database(),
                        ground.jobs(),
                        ground.webhooks(),
                        agents,
                        agent.loop()::run,
                        agent.graphs()::trace),
                new Executions.Sources(ground.files(), ground.skills(), ground.pages()),
                ExecutionBodies::write,
                clock,
                ids);
        return new ExecutionRooms(agents, executions, ground.webhooks());
    }

    List<Routes> routes(FileIntake intake, UrlGate gate) {
        return List.of(
                new ExecuteRoutes(executions, intake, gate),
                new ExecutionRoutes(executions),
                new ExecutionEventRoutes(executions),
                new ExecutionGraphRoutes(executions),
                new AgentRoutes(agents, webhooks, gate),
                new WebhookRoutes(webhooks, gate));
    }
}
