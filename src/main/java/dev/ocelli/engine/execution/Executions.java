package dev.ocelli.engine.execution;

import dev.ocelli.catalog.skill.SkillRef;
import dev.ocelli.catalog.skill.SkillVersion;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.file.Files;
import dev.ocelli.core.job.Jobs;
import dev.ocelli.core.job.Lane;
import dev.ocelli.core.job.NewJob;
import dev.ocelli.core.store.Database;
import dev.ocelli.core.webhook.Webhooks;
import dev.ocelli.engine.agent.AgentTask;
import dev.ocelli.engine.agent.Step;
import dev.ocelli.engine.agent.graph.GraphTrace;
import dev.ocelli.engine.evaluate.ResultDiff;
import dev.ocelli.engine.execution.Execution.Extras;
import dev.ocelli.engine.execution.Execution.Outcome;
import dev.ocelli.engine.execution.Execution.Progress;
import dev.ocelli.engine.execution.Execution.Repeatable;
import dev.ocelli.engine.plan.FileLookup;
import dev.ocelli.engine.plan.SkillLookup;
import dev.ocelli.engine.request.JobStatus;
import dev.ocelli.engine.request.PastRun;
import dev.ocelli.engine.request.RunSearch;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Runs of agents: taken, kept, run, watched and answered. An execution is a row before its id is told. */
public final class Executions {
    private static final Duration KEYS_LAST = Duration.ofDays(1);
    private static final List<JobStatus> AT_WORK = List.of(JobStatus.ENQUEUED, JobStatus.RUNNING);

    private final ExecutionRepository repository;
    private final ExecutionListRepository lists;
    private final HistoryRepository history;
    private final Agents agents;
    private final Tasks tasks;
    private final Jobs jobs;
    private final Tracer tracer;
    private final InstantSource clock;
    private final Ids ids;

    /** Rooms that executions work with. */
    public record Rooms(Database database, Jobs jobs, Webhooks webhooks, Agents agents, Runner runner, Tracer tracer) {}

    /** What the inputs of executions are looked up in. */
    public record Sources(Files files, SkillLookup skills, FileLookup pages) {}

    /** Registers its job kind with {@code rooms.jobs()}. */
    public Executions(Rooms rooms, Sources sources, ExecutionWriter writer, InstantSource clock, Ids ids) {
        this.repository = new ExecutionRepository(rooms.database().jdbi());
        this.lists = new ExecutionListRepository(rooms.database().jdbi());
        this.history = new HistoryRepository(rooms.database().jdbi(), clock);
        this.agents = rooms.agents();
        this.tasks = new Tasks(sources.files(), sources.skills(), sources.pages());
        this.jobs = rooms.jobs();
        this.tracer = rooms.tracer();
        this.clock = clock;
        this.ids = ids;
        var told = new ExecutionWork.Told(rooms.webhooks(), writer);
        jobs.register(new ExecutionWork(repository, history, tasks, rooms.runner(), told, clock));
    }

    /**
     * The execution that an earlier request with the same key made within the last day.
     *
     * @throws OcelliException {@code CONFLICT} when that request had another body
     */
    public Optional<Execution> repeated(String projectId, Repeatable repeatable) {
        return repository
                .known(projectId, repeatable.key(), clock.instant().minus(KEYS_LAST))
                .map(known -> {
                    if (!known.bodyHash().equals(repeatable.bodyHash())) {
                        throw new OcelliException(
                                ErrorCode.CONFLICT,
                                "Idempotency-Key",
                                "This Idempotency-Key was used for another request within the last day. Send a new key"
                                        + " with a new request.");
                    }
                    return get(projectId, known.executionId());
                });
    }

    /**
     * Refuses what {@link #accept} would refuse whatever the inputs are, and gives the wish with its agent looked up and
     * its skills as they are now.
     *
     * @throws OcelliException naming the request's field: {@code NOT_FOUND} for an agent or skill, {@code INVALID_SKILL},
     *     {@code INVALID_SCHEMA}, {@code INVALID_REQUEST} for a malformed name, an unknown toolset and a wish that says
     *     nothing
     */
    public ExecutionWish check(String projectId, ExecutionWish asked) {
        Checks.toolsets(asked.reach().toolsets(), "toolsets");
        Checks.schema(asked.settings());
        Chosen chosen = new AgentChoice(agents, tasks).choose(projectId, asked);
        if (chosen.settings().saysNothing()) {
            throw new OcelliException(
                    ErrorCode.INVALID_REQUEST,
                    "config.prompt",
                    "The request does not say what to do: give config.prompt, config.skills, config.json_schema or the"
                            + " name of an agent.");
        }
        List<SkillRef> pinned = tasks.pin(projectId, chosen.settings().skills());
        return asked.as(chosen.name(), chosen.settings().withSkills(pinned));
    }

    /** An agent's name, and what it does in one run. */
    record Chosen(String name, AgentSettings settings) {}

    /**
     * Keeps a wish that passed {@link #check} and queues its work.
     *
     * @param lane {@link Lane#INTERACTIVE} when somebody waits for it
     * @throws OcelliException {@code NOT_FOUND} for a file; {@code RATE_LIMITED} when too much is waiting. Nothing is kept
     *     then.
     */
    public Execution accept(String projectId, ExecutionWish wish, Extras extras, Lane lane) {
        tasks.checkFiles(projectId, wish.inputs());
        return insert(projectId, wish, extras, lane, Json.object());
    }

    private Execution insert(String projectId, ExecutionWish wish, Extras extras, Lane lane, ObjectNode payload) {
        var progress =
                new Progress(JobStatus.ENQUEUED, null, clock.instant().truncatedTo(ChronoUnit.MICROS), null, null);
        var execution = new Execution(ids.next(), projectId, wish, extras, progress, Outcome.NONE);
        try {
            repository.insert(execution, () -> {
                takeKey(execution);
                Teller.tell(history, execution.id(), JobStatus.ENQUEUED, null);
                jobs.submit(new NewJob(ExecutionWork.KIND, execution.id(), projectId, lane, payload));
            });
            return execution;
        } catch (KeyTaken e) { // the same request came twice at the same moment
            return repeated(projectId, e.repeatable).orElseThrow();
        }
    }

    private void takeKey(Execution execution) {
        @Nullable Repeatable repeatable = execution.extras().repeatable();
        if (repeatable != null
                && !repository.take(execution, repeatable, clock.instant().minus(KEYS_LAST))) {
            throw new KeyTaken(repeatable);
        }
    }

    /** Rolls an acceptance back. */
    private static final class KeyTaken extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient Repeatable repeatable;

        KeyTaken(Repeatable repeatable) {
            super("the key is taken", null, false, false);
            this.repeatable = repeatable;
        }
    }

    /** Waits until an execution is done or {@code limit} is over, and gives it as it stands. */
    public Execution await(Execution execution, Duration limit) {
        jobs.await(execution.id(), limit);
        return get(execution.projectId(), execution.id());
    }

    /** @throws OcelliException {@code NOT_FOUND} also for an execution of another project */
    public Execution get(String projectId, String id) {
        return find(projectId, id)
                .orElseThrow(() ->
                        new OcelliException(ErrorCode.NOT_FOUND, "id", "There is no execution with id '" + id + "'."));
    }

    public Optional<Execution> find(String projectId, String id) {
        return repository.find(id).filter(found -> found.projectId().equals(projectId));
    }

    public boolean exists(String projectId, String id) {
        return find(projectId, id).isPresent();
    }

    /** Newest first. */
    public List<Execution> list(String projectId, int skip, int limit) {
        return list(projectId, RunSearch.ALL, skip, limit);
    }

    public List<Execution> list(String projectId, RunSearch search, int skip, int limit) {
        return lists.list(projectId, search, skip, limit);
    }

    /** Those of any version of an agent, or of a skill that ran as one, newest first. */
    public List<Execution> of(String projectId, String agentName, int skip, int limit) {
        return repository.of(projectId, agentName, skip, limit);
    }

    public long count(String projectId) {
        return count(projectId, RunSearch.ALL);
    }

    public long count(String projectId, RunSearch search) {
        return lists.count(projectId, search);
    }

    /** The names of the agents that ran, to choose from. */
    public List<String> subjects(String projectId) {
        return lists.subjects(projectId);
    }

    /** What was asked since then, newest first, at most {@code most}. */
    public List<PastRun> since(String projectId, Instant since, int most) {
        return lists.since(projectId, since, most);
    }

    /**
     * Takes an execution that is done away, with its result and steps; its files stay.
     *
     * @throws OcelliException {@code NOT_FOUND}; {@code CONFLICT} while it is at work
     */
    public Execution delete(String projectId, String id) {
        Execution execution = get(projectId, id);
        if (!repository.delete(id)) {
            throw new OcelliException(
                    ErrorCode.CONFLICT, "id", "The execution is still at work; cancel it first, then delete it.");
        }
        return execution;
    }

    /** The finished steps, in order. */
    public List<Step> steps(String projectId, String id) {
        return history.steps(get(projectId, id).id());
    }

    /** What happened after the event with number {@code after}, oldest first, {@code most} at a time. */
    public List<ExecutionEvent> events(Execution execution, int after, int most) {
        return history.events(execution.id(), after, most);
    }

    /**
     * What differs between the results of two executions.
     *
     * @throws OcelliException {@code NOT_FOUND}; {@code CONFLICT} when one of them has no result
     */
    public ResultDiff diff(String projectId, String id, String other) {
        return ResultDiff.of(result(get(projectId, id)), result(get(projectId, other)));
    }

    private static ObjectNode result(Execution execution) {
        @Nullable ObjectNode response = execution.outcome().response();
        if (response == null) {
            throw new OcelliException(
                    ErrorCode.CONFLICT,
                    "with",
                    "The execution '" + execution.id() + "' is "
                            + execution.status().wireName() + " and has no result to compare.");
        }
        return response;
    }

    /** The way through the graph of its skill, as far as it is; empty when no skill of it has one. */
    public Optional<GraphTrace> trace(String projectId, String id) {
        Execution execution = get(projectId, id);
        AgentTask task = tasks.task(execution, execution.progress().createdAt());
        return tracer.trace(task, history.steps(id));
    }

    /** The skills that an execution runs with, as they were when it was accepted. */
    public List<SkillVersion> skills(Execution execution) {
        return tasks.skills(execution.projectId(), execution.wish().settings().skills());
    }

    /**
     * Ends an execution that is not done: it becomes failed. One that is done stays as it is.
     *
     * @throws OcelliException {@code NOT_FOUND}
     */
    public Execution cancel(String projectId, String id) {
        Execution execution = get(projectId, id);
        if (!execution.status().isDone()) {
            jobs.cancel(id);
        }
        return get(projectId, id);
    }

    /**
     * Lets an execution rest from its next step on.
     *
     * @throws OcelliException {@code CONFLICT} when it is done
     */
    public Execution pause(String projectId, String id) {
        return move(projectId, id, AT_WORK, JobStatus.PAUSED, () -> jobs.pause(id));
    }

    /**
     * Lets a paused execution go on where it was.
     *
     * @throws OcelliException {@code CONFLICT} when it is not paused
     */
    public Execution resume(String projectId, String id) {
        return move(projectId, id, List.of(JobStatus.PAUSED), JobStatus.ENQUEUED, () -> jobs.resume(id));
    }

    private Execution move(String projectId, String id, List<JobStatus> from, JobStatus to, Runnable alsoDone) {
        Execution execution = get(projectId, id);
        boolean moved = repository.move(id, from, to, () -> {
            Teller.tell(history, id, to, null);
            alsoDone.run();
        });
        if (!moved && execution.status() != to) {
            throw new OcelliException(
                    ErrorCode.CONFLICT,
                    "id",
                    "The execution is " + get(projectId, id).status().wireName() + "; "
                            + (to == JobStatus.PAUSED
                                    ? "only one that waits or runs can be paused."
                                    : "only a paused one can be resumed."));
        }
        return get(projectId, id);
    }

    /**
     * Runs an execution again with the same inputs. With the same skills its models answer as they did the first time,
     * so that the result is the same; with others they are asked anew.
     *
     * @param skills in place of those of the first run; empty: the same
     * @throws OcelliException {@code CONFLICT} when the first is not done; what {@link #check} refuses
     */
    public Execution replay(String projectId, String id, List<SkillRef> skills) {
        Execution first = get(projectId, id);
        if (!first.status().isDone()) {
            throw new OcelliException(
                    ErrorCode.CONFLICT, "id", "The execution is not done yet; a replay needs a whole one.");
        }
        ExecutionWish wish = first.wish();
        ObjectNode payload = Json.object();
        if (skills.isEmpty()) {
            payload.put(ExecutionWork.RECORDED, id);
        } else {
            wish = wish.as(first.name(), wish.settings().withSkills(tasks.pin(projectId, skills)));
        }
        var extras = new Extras(first.extras().metadata(), null, null, id);
        return insert(projectId, wish, extras, Lane.BATCH, payload);
    }
}
