package dev.ocelli.catalog.model.upstream;

import dev.ocelli.catalog.model.chat.ChatListener;
import dev.ocelli.catalog.model.chat.ChatQuery;
import dev.ocelli.catalog.model.chat.ChatReply;
import dev.ocelli.catalog.model.chat.ChatReply.TokenUsage;
import dev.ocelli.catalog.model.upstream.CallListener.Outcome;
import dev.ocelli.catalog.model.upstream.UpstreamFault.Kind;
import dev.ocelli.core.base.Json;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One backend in use: its line of waiting callers, its breaker, its retries, and what is known of its dialect. */
final class BackendModel implements AutoCloseable {
    private static final String CHAT = "/chat/completions";
    private static final Duration FIRST_PAUSE = Duration.ofMillis(250);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final Backend backend;
    private final UpstreamHttp http;
    private final Semaphore gate;
    private final CircuitBreaker breaker;
    private final AtomicReference<Dialect> dialect;
    private final CallListener calls;
    private final InstantSource clock;
    private final RandomGenerator random;

    /** What all backends share. */
    record Parts(CallListener calls, InstantSource clock, RandomGenerator random) {}

    BackendModel(ModelSettings.BackendSetting setting, Parts parts) {
        this.backend = setting.backend();
        this.http = new UpstreamHttp(backend);
        this.gate = new Semaphore(backend.patience().concurrency(), true);
        this.breaker = Breakers.of(backend);
        this.dialect = new AtomicReference<>(setting.dialect());
        this.calls = parts.calls();
        this.clock = parts.clock();
        this.random = parts.random();
    }

    Backend backend() {
        return backend;
    }

    Standing standing() {
        return new Standing(backend, breaker.getState().name().toLowerCase(Locale.ROOT), gate.availablePermits());
    }

    Dialect dialect() {
        return Objects.requireNonNull(dialect.get());
    }

    UpstreamHttp http() {
        return http;
    }

    /** An answer, after as many tries as the backend's patience allows; fails with the last try's fault. */
    ChatReply ask(ChatQuery query, HeardListener listener) {
        for (int attempt = 0; ; attempt++) {
            try {
                return guarded(query, listener);
            } catch (UpstreamFault fault) {
                Instant deadline = query.deadline();
                if (deadline != null && !clock.instant().isBefore(deadline)) {
                    throw UpstreamFault.of(Kind.OUT_OF_TIME, "the caller's time is over", fault);
                }
                if (!fault.mayPass()
                        || listener.heard()
                        || attempt >= backend.patience().retries()) {
                    throw fault;
                }
                pause(fault, attempt, query.deadline());
            }
        }
    }

    /** Doubling pauses, each drawn from its upper half, never shorter than the backend asks for. */
    private void pause(UpstreamFault fault, int attempt, @Nullable Instant deadline) {
        long usual = Math.min(LONGEST_PAUSE.toMillis(), FIRST_PAUSE.toMillis() << Math.min(attempt, 10));
        long drawn = usual / 2 + random.nextLong(usual / 2 + 1);
        long asked = fault.retryAfter().map(Duration::toMillis).orElse(0L);
        Duration pause = Duration.ofMillis(Math.max(drawn, asked));
        boolean tooLong = pause.compareTo(LONGEST_PAUSE) > 0
                || (deadline != null && clock.instant().plus(pause).isAfter(deadline));
        if (tooLong) {
            throw fault;
        }
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw UpstreamFault.of(Kind.OUT_OF_TIME, "the caller left", e);
        }
    }

    private ChatReply guarded(ChatQuery query, HeardListener listener) {
        var patient = new Patient(backend.patience(), clock, query.deadline());
        long start = System.nanoTime();
        try (Turn turn = turn(patient)) {
            ChatReply reply = turn.done(() -> spokenOrNot(query, listener, patient));
            called(Outcome.ANSWERED, start, reply.usage());
            return reply;
        } catch (UpstreamFault fault) {
            called(fault.kind() == Kind.OUT_OF_TIME ? Outcome.LEFT : Outcome.FAILED, start, TokenUsage.NONE);
            throw fault;
        }
    }

    private void called(Outcome outcome, long start, TokenUsage usage) {
        calls.called(backend.name(), outcome, Duration.ofNanos(System.nanoTime() - start), usage);
    }

    /** Empty while all places are taken; fails while the breaker is open. Does not wait. */
    Optional<Turn> turnAtOnce() {
        if (!breaker.tryAcquirePermission()) {
            throw leftAlone();
        }
        if (!gate.tryAcquire()) {
            breaker.releasePermission();
            return Optional.empty();
        }
        return Optional.of(new Turn(gate, breaker));
    }

    private static UpstreamFault leftAlone() {
        return UpstreamFault.of(Kind.REFUSED, "it failed too often lately and is left alone for a moment");
    }

    /** Waits in line; fails at once while the breaker is open. */
    Turn turn(Patient patient) {
        if (!breaker.tryAcquirePermission()) {
            throw leftAlone();
        }
        try {
            if (!gate.tryAcquire(patient.inLine().toMillis(), TimeUnit.MILLISECONDS)) {
                throw UpstreamFault.of(Kind.BUSY, "all its places are taken");
            }
        } catch (InterruptedException e) {
            breaker.releasePermission();
            Thread.currentThread().interrupt();
            throw UpstreamFault.of(Kind.OUT_OF_TIME, "the caller left", e);
        } catch (UpstreamFault fault) {
            breaker.releasePermission();
            throw fault;
        }
        return new Turn(gate, breaker);
    }

    private ChatReply spokenOrNot(ChatQuery query, HeardListener listener, Patient patient) {
        while (true) {
            Dialect known = dialect();
            boolean spoken = !query.tools().isEmpty() && !known.tools();
            ChatQuery asked = spoken ? SpokenTools.spoken(query) : query;
            ObjectNode body =
                    new QueryWriter(backend.endpoint().model(), known).write(asked, listener.wantsPieces() && !spoken);
            try {
                ChatReply reply = exchange(body, spoken ? ChatListener.NONE : listener, patient);
                return spoken ? told(SpokenTools.understood(reply), listener) : reply;
            } catch (UpstreamFault fault) {
                Optional<Dialect> lower =
                        fault.status() == 0 ? Optional.empty() : known.after(fault.status(), fault.getMessage(), body);
                if (lower.isEmpty() || listener.heard()) {
                    throw fault;
                }
                dialect.compareAndSet(known, lower.get());
            }
        }
    }

    private static ChatReply told(ChatReply reply, ChatListener listener) {
        if (!reply.text().isEmpty()) {
            listener.text(reply.text());
        }
        return reply;
    }

    private ChatReply exchange(ObjectNode body, ChatListener listener, Patient patient) {
        boolean stream = body.path("stream").asBoolean(false);
        byte[] bytes = Json.write(body).getBytes(StandardCharsets.UTF_8);
        UpstreamHttp.Answer answer = http.send(CHAT, Optional.of(bytes), patient.toTheHead(stream));
        try (ByteFeed feed = answer.body()) {
            if (answer.status() != 200) {
                throw refused(answer, patient);
            }
            var reader = new ReplyReader(backend, listener);
            boolean events = answer.contentType().orElse("").startsWith("text/event-stream");
            if (events) {
                chunks(feed, reader, patient);
            } else {
                reader.whole(UpstreamHttp.text(feed, patient::toTheNextByte));
            }
            return reader.reply();
        }
    }

    private static UpstreamFault refused(UpstreamHttp.Answer answer, Patient patient) {
        String words = Refusal.words(UpstreamHttp.refusal(answer.body(), patient::toTheNextByte));
        return UpstreamFault.ofStatus(
                answer.status(),
                "it answered " + answer.status() + (words.isEmpty() ? "" : ": " + words),
                answer.header("Retry-After").flatMap(RetryAfter::parse).orElse(null));
    }

    private static void chunks(ByteFeed feed, ReplyReader reader, Patient patient) {
        var events = new EventLines(feed, patient::toTheNextByte);
        for (Optional<String> event = events.next(); event.isPresent(); event = events.next()) {
            if (event.get().strip().equals("[DONE]")) {
                return;
            }
            reader.chunk(event.get());
        }
        if (!reader.finished()) {
            throw UpstreamFault.of(Kind.PASSING, "its answer broke off");
        }
    }

    @Override
    public void close() {
        http.close();
    }
}
