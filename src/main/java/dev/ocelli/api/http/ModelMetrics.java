package dev.ocelli.api.http;

import dev.ocelli.catalog.model.chat.ChatReply.TokenUsage;
import dev.ocelli.catalog.model.upstream.CallListener;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.time.Duration;
import java.util.Locale;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts calls of model backends, their tokens and their cost, and writes one line a call. */
public final class ModelMetrics implements CallListener {
    private static final Logger LOG = LoggerFactory.getLogger("ocelli.model");

    private final MeterRegistry registry;

    public ModelMetrics(Metrics metrics) {
        this.registry = metrics.registry();
    }

    @Override
    public void called(String backend, Outcome outcome, Duration time, TokenUsage usage) {
        Timer.builder("ocelli.model.calls")
                .description("Calls of a model backend")
                .tag("backend", backend)
                .tag("outcome", outcome.name().toLowerCase(Locale.ROOT))
                .register(registry)
                .record(time);
        registry.counter("ocelli.model.tokens", "backend", backend, "kind", "prompt")
                .increment((double) usage.prompt());
        registry.counter("ocelli.model.tokens", "backend", backend, "kind", "completion")
                .increment((double) usage.completion());
        registry.counter("ocelli.model.cost.micros", "backend", backend).increment((double) usage.micros());
        LOG.info(
                "{} {} {} ms tokens={}+{} cost={}e-6",
                backend,
                outcome,
                time.toMillis(),
                usage.prompt(),
                usage.completion(),
                usage.micros());
    }
}
