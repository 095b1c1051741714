package dev.ocelli.core.job;

import dev.ocelli.core.base.Json;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The steps of one run of one job. */
final class Journal implements Steps {
    private final JobRepository repository;
    private final String jobId;
    private final BooleanSupplier stopping;

    Journal(JobRepository repository, String jobId, BooleanSupplier stopping) {
        this.repository = repository;
        this.jobId = jobId;
        this.stopping = stopping;
    }

    @Override
    public <T> T once(String name, Class<T> type, Supplier<T> work) {
        var known = repository.output(jobId, name);
        if (known.isPresent()) {
            return read(known.get(), type);
        }
        checkpoint();
        T made = work.get();
        return read(repository.keep(jobId, name, Json.write(made)), type);
    }

    @Override
    public void checkpoint() {
        if (stopping.getAsBoolean()) {
            throw new RunEnded("the process is stopping");
        }
        if (repository.find(jobId).filter(job -> !job.state().isDone()).isEmpty()) {
            throw new RunEnded("the job was cancelled");
        }
    }

    private static <T> T read(String json, Class<T> type) {
        return Json.MAPPER.readValue(json, type);
    }
}
