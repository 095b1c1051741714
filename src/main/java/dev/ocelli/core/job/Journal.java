package dev.ocelli.core.job;

import dev.ocelli.core.base.Json;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** The steps of one run of one job. */
final class Journal implements Steps {
    private final JobRepository repository;
    private final String jobId;
    private final BooleanSupplier stopping;
    private boolean stumbled;

    Journal(JobRepository repository, Job job, BooleanSupplier stopping) {
        this.repository = repository;
        this.jobId = job.id();
        this.stopping = stopping;
        this.stumbled = job.progress().fruitless() > 1;
    }

    @Override
    public <T> T once(String name, Class<T> type, Supplier<T> work) {
        var known = repository.output(jobId, name);
        if (known.isPresent()) {
            return read(known.get(), type);
        }
        checkpoint();
        T made = work.get();
        T kept = read(repository.keep(jobId, name, Json.write(made)), type);
        if (stumbled) { // earlier starts went wrong, but this one got further
            repository.bearFruit(jobId);
            stumbled = false;
        }
        return kept;
    }

    @Override
    public void checkpoint() {
        if (stopping.getAsBoolean()) {
            throw new RunEnded("the process is stopping");
        }
        if (!repository.isActive(jobId)) {
            throw new RunEnded("the job was cancelled or paused");
        }
    }

    private static <T> T read(String json, Class<T> type) {
        return Json.MAPPER.readValue(json, type);
    }
}
