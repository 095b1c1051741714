package dev.ocelli.catalog.model.upstream;

import dev.ocelli.catalog.model.chat.ChatReply.TokenUsage;
import dev.ocelli.catalog.model.upstream.UpstreamFault.Kind;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The backends as they are, by their own names: what is asked and answered goes through byte for byte. Any thread. */
public final class PassThrough {
    private final Map<String, BackendModel> byName = new LinkedHashMap<>();
    private final List<String> names;
    private final CallListener calls;
    private final InstantSource clock;

    PassThrough(List<BackendModel> backends, CallListener calls, InstantSource clock) {
        this.calls = calls;
        this.clock = clock;
        backends.forEach(each -> byName.put(each.backend().name(), each));
        backends.forEach(each -> byName.putIfAbsent(each.backend().endpoint().model(), each));
        names = backends.stream().map(PassThrough::name).toList();
    }

    /** The backend of the shortcut has no name of its own: people know its model. */
    private static String name(BackendModel each) {
        return each.backend().name().equals(ModelSettings.SHORTCUT)
                ? each.backend().endpoint().model()
                : each.backend().name();
    }

    /** What a list of models shows. */
    public List<String> names() {
        return names;
    }

    /** Whether a model's name is that of a backend, or of the model on one. */
    public boolean serves(String model) {
        return byName.containsKey(model);
    }

    /** The name of the backend behind a model's name; empty where there is none. */
    public Optional<String> backend(String model) {
        return Optional.ofNullable(byName.get(model)).map(each -> each.backend().name());
    }

    /**
     * Asks once; what comes back, whatever its status, is told to the receiver. Does not wait.
     *
     * @param path behind the backend's base, such as {@code /chat/completions}
     * @return empty, with nothing done, while all places of the backend are taken
     * @throws OcelliException {@code UPSTREAM_FAILED} while the backend is left alone
     */
    public Optional<RawCall> sendAtOnce(String path, RawQuestion question, RawReceiver receiver) {
        BackendModel model = model(question);
        return turn(model, () -> model.turnAtOnce().orElse(null))
                .map(turn -> send(model, turn, path, question, receiver));
    }

    /**
     * The same, waiting in line for a place; interrupting ends the wait.
     *
     * @throws OcelliException {@code RATE_LIMITED} too, when all places stay taken
     */
    public RawCall send(String path, RawQuestion question, RawReceiver receiver) {
        BackendModel model = model(question);
        Turn turn = turn(model, () -> model.turn(new Patient(model.backend().patience(), clock, null)))
                .orElseThrow();
        return send(model, turn, path, question, receiver);
    }

    private BackendModel model(RawQuestion question) {
        BackendModel model = byName.get(question.model());
        if (model == null) {
            throw new OcelliException(
                    ErrorCode.MODEL_NOT_FOUND, "model", "There is no backend '" + question.model() + "'.");
        }
        return model;
    }

    private RawCall send(BackendModel model, Turn turn, String path, RawQuestion question, RawReceiver receiver) {
        byte[] body = question.withModel(model.backend().endpoint().model());
        var call = new RawCall(model, turn, model.http().request(path, Optional.of(body)), receiver, calls);
        call.send();
        return call;
    }

    private Optional<Turn> turn(BackendModel model, Supplier<@Nullable Turn> taking) {
        long start = System.nanoTime();
        try {
            return Optional.ofNullable(taking.get());
        } catch (UpstreamFault fault) {
            String name = model.backend().name();
            calls.called(name, RawCall.outcome(fault), Duration.ofNanos(System.nanoTime() - start), TokenUsage.NONE);
            throw new OcelliException(
                    fault.kind() == Kind.BUSY ? ErrorCode.RATE_LIMITED : ErrorCode.UPSTREAM_FAILED,
                    null,
                    "The model backend '" + name + "' gave no answer: " + fault.getMessage() + ".",
                    fault);
        }
    }
}
