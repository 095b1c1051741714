package dev.ocelli.engine.agent;

import dev.ocelli.core.base.Json;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;

/** A journal in memory that keeps steps as JSON, as the real one does, and counts the work done. */
public final class MemoryLog implements StepLog {
    private final Map<String, String> kept = new ConcurrentHashMap<>();
    private final AtomicInteger worked = new AtomicInteger();

    @Override
    public <T> T once(String name, Class<T> type, Supplier<T> work) {
        String known = kept.get(name);
        if (known == null) {
            known = Json.write(work.get());
            worked.incrementAndGet();
            kept.put(name, known);
        }
        return Json.MAPPER.readValue(known, type);
    }

    public int worked() {
        return worked.get();
    }

    public java.util.Set<String> names() {
        return java.util.Set.copyOf(kept.keySet());
    }
}
