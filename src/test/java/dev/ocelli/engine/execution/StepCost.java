package dev.ocelli.engine.execution;

import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.Secret;
import dev.ocelli.core.file.Files;
import dev.ocelli.core.job.JobSettings;
import dev.ocelli.core.job.Lane;
import dev.ocelli.core.job.LocalJobs;
import dev.ocelli.core.store.TestDatabase;
import dev.ocelli.core.webhook.Webhooks;
import dev.ocelli.engine.execution.AgentSettings.Manner;
import dev.ocelli.engine.execution.Execution.Extras;
import dev.ocelli.engine.execution.ExecutionWish.Medium;
import dev.ocelli.engine.execution.ExecutionWish.Reach;
import dev.ocelli.engine.plan.SkillLookup;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** What keeping and scheduling a step costs: executions of steps that do nothing, on the embedded database. */
public final class StepCost {
    private StepCost() {}

    /** @param javaMillis and {@code databaseMillis}: CPU time a step */
    public record Cost(int steps, double javaMillis, double databaseMillis, double wallMillis) {}

    public static Cost measure(int executions, int steps) {
        try (TestDatabase database = TestDatabase.create();
                var jobs = new LocalJobs(
                        database.database(), JobSettings.forMachine(2), InstantSource.system(), Ids.random())) {
            Executions room = room(database, jobs);
            jobs.start();
            run(room, 10, steps); // warm
            long java = ProcessHandle.current()
                    .info()
                    .totalCpuDuration()
                    .orElseThrow()
                    .toNanos();
            long postgres = postgres();
            long began = System.nanoTime();
            run(room, executions, steps);
            double count = (double) executions * steps * 1e6;
            return new Cost(
                    executions * steps,
                    (ProcessHandle.current()
                                            .info()
                                            .totalCpuDuration()
                                            .orElseThrow()
                                            .toNanos()
                                    - java)
                            / count,
                    (postgres() - postgres) / count,
                    (System.nanoTime() - began) / count);
        }
    }

    private static void run(Executions room, int executions, int steps) {
        var settings = new AgentSettings("steps=" + steps, null, List.of(), Manner.USUAL);
        var wish = new ExecutionWish(Medium.AGENT, null, "m", List.of(), settings, Reach.USUAL);
        var accepted = new ArrayList<Execution>();
        for (int i = 0; i < executions; i++) {
            accepted.add(room.accept("p", room.check("p", wish), Extras.NONE, Lane.BATCH));
        }
        accepted.forEach(one -> room.await(one, Duration.ofMinutes(5)));
    }

    private static Executions room(TestDatabase database, LocalJobs jobs) {
        var clock = InstantSource.system();
        var webhooks = new Webhooks(
                database.database(),
                jobs,
                new Webhooks.Parts((url, headers, body, limit) -> 200, clock, Ids.random(), new Secret("s")));
        jobs.register(webhooks);
        var agents = new Agents(database.database(), SkillLookup.NONE, clock, Ids.random());
        var files =
                new Files(database.database(), Path.of("target/execution-files"), 1 << 20, null, Ids.random(), clock);
        return new Executions(
                new Executions.Rooms(database.database(), jobs, webhooks, agents, new ScriptedRunner(), Tracer.NONE),
                new Executions.Sources(files, SkillLookup.NONE, new NoPages()),
                Execution::id,
                clock,
                Ids.random());
    }

    /** CPU time of all database processes of this user. */
    private static long postgres() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.info().command().orElse("").endsWith("/postgres"))
                .mapToLong(process ->
                        process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos())
                .sum();
    }
}
