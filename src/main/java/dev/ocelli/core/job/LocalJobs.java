package dev.ocelli.core.job;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.base.RequestContext;
import dev.ocelli.core.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@link Jobs} on the database alone: one db-scheduler queue a lane, bodies on virtual threads. */
public final class LocalJobs implements Jobs {
    private static final Logger LOG = LoggerFactory.getLogger(LocalJobs.class);

    /** How long a job rests when not even its own state could be written. */
    private static final Duration OUTAGE_PAUSE = Duration.ofSeconds(2);

    private final Database database;
    private final JobRepository repository;
    private final InstantSource clock;
    private final JobSettings settings;
    private final WaitingRoom waitingRoom;
    private final String process;
    private final JobRun run;
    private final Map<String, JobKind> kinds = new ConcurrentHashMap<>();
    private final Map<Lane, Scheduler> schedulers = new EnumMap<>(Lane.class); // filled by start, then only read
    private final DoneSignals signals = new DoneSignals();
    private volatile boolean started;
    private volatile boolean stopping;

    public LocalJobs(Database database, JobSettings settings, InstantSource clock, Ids ids) {
        this.database = database;
        this.repository = new JobRepository(database.jdbi(), clock);
        this.clock = clock;
        this.settings = settings;
        this.waitingRoom = new WaitingRoom(repository, settings.limits(), clock);
        this.process = ids.next();
        this.run = new JobRun(repository, () -> stopping);
    }

    @Override
    public void register(JobKind kind) {
        if (kinds.putIfAbsent(kind.name(), kind) != null) {
            throw new IllegalStateException("two job kinds are named " + kind.name());
        }
    }

    @Override
    public void start() {
        repository.forgetDone(settings.rhythm().keep());
        for (Lane lane : Lane.values()) {
            schedulers.put(lane, scheduler(lane));
        }
        started = true;
        schedulers.values().forEach(Scheduler::start);
    }

    private Scheduler scheduler(Lane lane) {
        var task = Tasks.custom(JobRepository.TASK, Void.class)
                .onDeadExecutionRevive()
                .onFailure(new FailureHandler.OnFailureRetryLater<>(OUTAGE_PAUSE))
                .execute((instance, context) -> execute(instance.getId()));
        int places = settings.places().of(lane);
        return Scheduler.create(database.dataSource(), task)
                .tableName(lane.table())
                .schedulerName(new SchedulerName.Fixed(process))
                .threads(places)
                .executorService(Executors.newThreadPerTaskExecutor(Thread.ofVirtual()
                        .name("job-" + lane.wireName() + "-", 0)
                        .factory()))
                .pollUsingLockAndFetch((places - 0.5) / places, 1.0)
                .pollingInterval(settings.rhythm().poll())
                .heartbeatInterval(settings.rhythm().heartbeat())
                .missedHeartbeatsLimit(4)
                .shutdownMaxWait(settings.rhythm().stop())
                .enablePriority()
                .enableImmediateExecution()
                .alwaysPersistTimestampInUTC()
                .build();
    }

    private CompletionHandler<Void> execute(String id) {
        Optional<Job> job = repository.begin(id);
        Optional<Duration> again =
                job.flatMap(begun -> run.run(begun, kindOf(begun))).or(() -> reopened(id));
        if (again.isEmpty()) {
            signals.done(id);
            return new CompletionHandler.OnCompleteRemove<>();
        }
        Instant due = clock.instant().plus(again.get());
        return (complete, operations) -> operations.reschedule(complete, due);
    }

    /** A job that was cancelled and retried while it ran waits already, without a place in the queue. */
    private Optional<Duration> reopened(String id) {
        return repository
                .find(id)
                .filter(job -> job.state() == JobState.WAITING)
                .map(job -> Duration.ZERO);
    }

    private JobKind kindOf(Job job) {
        JobKind kind = kinds.get(job.kind());
        if (kind == null) {
            throw new IllegalStateException("no job kind is named " + job.kind());
        }
        return kind;
    }

    @Override
    public void submit(NewJob job) {
        int most = settings.limits().waiting();
        var waiting = waitingRoom.waiting(job.lane(), job.projectId());
        if (waiting.everybody() >= most
                || waiting.project() >= settings.limits().waitingOfProject()) {
            throw new OcelliException(
                    ErrorCode.RATE_LIMITED,
                    "Too much is waiting: " + waiting.project() + " jobs of this project, " + waiting.everybody()
                            + " altogether. Wait until some are done, then send the request again.");
        }
        repository.insert(job, shareOf(job), () -> wake(job.lane()));
    }

    private static String shareOf(NewJob job) {
        return RequestContext.CURRENT.isBound()
                ? RequestContext.CURRENT.get().caller().keyId().orElse(job.projectId())
                : job.projectId();
    }

    private void wake(Lane lane) {
        @Nullable Scheduler scheduler = started ? schedulers.get(lane) : null;
        if (scheduler != null) {
            scheduler.triggerCheckForDueExecutions();
        }
    }

    @Override
    public boolean cancel(String id) {
        var reason = new OcelliException(ErrorCode.CONFLICT, "Cancelled by its owner.");
        boolean cancelled = repository
                .find(id)
                .map(job -> repository.end(
                        id, JobState.CANCELLED, reason, () -> kindOf(job).failed(job, reason)))
                .orElse(false);
        signals.done(id);
        return cancelled;
    }

    @Override
    public boolean retry(String id) {
        return repository
                .reopen(id, () -> schedulers.values().forEach(Scheduler::triggerCheckForDueExecutions))
                .isPresent();
    }

    @Override
    public boolean pause(String id) {
        return repository.pause(id);
    }

    @Override
    public boolean resume(String id) {
        return repository
                .resume(id, () -> schedulers.values().forEach(Scheduler::triggerCheckForDueExecutions))
                .isPresent();
    }

    @Override
    public Optional<Job> find(String id) {
        return repository.find(id);
    }

    @Override
    public Optional<Job> await(String id, Duration limit) {
        return signals.await(
                id, limit, () -> repository.find(id), job -> job.state().isDone());
    }

    @Override
    public void close() {
        stopping = true;
        if (!started) {
            return;
        }
        try (var stops = Executors.newVirtualThreadPerTaskExecutor()) {
            schedulers.values().forEach(scheduler -> stops.execute(scheduler::stop));
        }
        for (Lane lane : Lane.values()) {
            repository.handBack(lane, process);
        }
        LOG.info("jobs stopped");
    }
}
