package dev.ocelli.core.job;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.base.RequestContext;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs a job's body once and settles what comes of it. */
final class JobRun {
    private static final Logger LOG = LoggerFactory.getLogger(JobRun.class);

    private final JobRepository repository;
    private final BooleanSupplier stopping;

    JobRun(JobRepository repository, BooleanSupplier stopping) {
        this.repository = repository;
        this.stopping = stopping;
    }

    /** When to run again; empty when the job is done. */
    Optional<Duration> run(Job job, JobKind kind) {
        long began = System.nanoTime();
        Optional<Duration> again = attempt(job, kind);
        LOG.info(
                "job {} {} start {} took {} ms: {}",
                kind.name(),
                job.id(),
                job.starts(),
                (System.nanoTime() - began) / 1_000_000,
                again.map(pause -> "again in " + pause.toSeconds() + " s").orElse("done"));
        return again;
    }

    private Optional<Duration> attempt(Job job, JobKind kind) {
        int fruitless = job.progress().fruitless();
        if (fruitless > 1 && kind.pauseAfter(fruitless - 1).isEmpty()) {
            return giveUp(job, kind, new IllegalStateException("the process died during each start"));
        }
        try {
            var context = new RequestContext(job.id(), job.projectId());
            ScopedValue.where(RequestContext.CURRENT, context)
                    .run(() -> kind.run(job, new Journal(repository, job, stopping)));
            repository.complete(job.id());
            return Optional.empty();
        } catch (RunEnded e) {
            return handBack(job);
        } catch (OcelliException e) {
            return isFinal(e) ? fail(job, kind, e) : tryAgain(job, kind, e);
        } catch (Exception | StackOverflowError | OutOfMemoryError | AssertionError e) {
            return tryAgain(job, kind, e);
        }
    }

    private static boolean isFinal(OcelliException e) {
        return e.code().status() < 500 && !e.code().retryable();
    }

    private Optional<Duration> handBack(Job job) {
        repository.putBack(job.id(), false);
        return stopping.getAsBoolean() ? Optional.of(Duration.ZERO) : Optional.empty();
    }

    private Optional<Duration> tryAgain(Job job, JobKind kind, Throwable problem) {
        if (stopping.getAsBoolean()) {
            return handBack(job);
        }
        int fruitless = repository
                .find(job.id())
                .map(now -> Math.max(1, now.progress().fruitless()))
                .orElse(1);
        Optional<Duration> pause = kind.pauseAfter(fruitless, problem);
        if (pause.isEmpty()) {
            return giveUp(job, kind, problem);
        }
        Throwable trace = problem instanceof OcelliException ? null : problem;
        LOG.warn("job {} {} start {}: {}", kind.name(), job.id(), job.starts(), problem.getMessage(), trace);
        repository.putBack(job.id(), true);
        return pause;
    }

    private Optional<Duration> giveUp(Job job, JobKind kind, Throwable problem) {
        LOG.error("job {} {} given up after {} starts", kind.name(), job.id(), job.starts(), problem);
        return fail(job, kind, problem instanceof OcelliException known ? known : broken(job, problem));
    }

    private static OcelliException broken(Job job, Throwable problem) {
        return new OcelliException(
                ErrorCode.INTERNAL,
                null,
                "This could not be finished: it went wrong inside the server each time it was tried. The server's log"
                        + " has the reason under " + job.id() + ".",
                problem);
    }

    private Optional<Duration> fail(Job job, JobKind kind, OcelliException reason) {
        repository.end(job.id(), JobState.FAILED, reason, () -> kind.failed(job, reason));
        return Optional.empty();
    }
}
