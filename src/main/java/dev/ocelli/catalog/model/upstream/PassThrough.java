package dev.ocelli.catalog.model.upstream;

import dev.ocelli.catalog.model.chat.ChatReply.TokenUsage;
import dev.ocelli.catalog.model.upstream.CallListener.Outcome;
import dev.ocelli.catalog.model.upstream.UpstreamFault.Kind;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /**
     * Asks once and gives the answer's head, whatever its status.
     *
     * @param path behind the backend's base, such as {@code /chat/completions}
     * @throws OcelliException {@code UPSTREAM_FAILED} when there is no answer, {@code RATE_LIMITED} when all places are
     *     taken
     */
    public RawAnswer send(String path, RawQuestion question) {
        BackendModel model = byName.get(question.model());
        if (model == null) {
            throw new OcelliException(
                    ErrorCode.MODEL_NOT_FOUND, "model", "There is no backend '" + question.model() + "'.");
        }
        Backend backend = model.backend();
        long start = System.nanoTime();
        try {
            var patient = new Patient(backend.patience(), clock, null);
            Turn turn = model.turn(patient);
            try {
                byte[] body = question.withModel(backend.endpoint().model());
                UpstreamHttp.Answer answer =
                        turn.done(() -> model.http().send(path, Optional.of(body), patient.toTheHead(false)));
                return new RawAnswer(backend, answer, turn, calls);
            } catch (RuntimeException e) {
                turn.close();
                throw e;
            }
        } catch (UpstreamFault fault) {
            Outcome outcome = fault.kind() == Kind.OUT_OF_TIME ? Outcome.LEFT : Outcome.FAILED;
            calls.called(backend.name(), outcome, Duration.ofNanos(System.nanoTime() - start), TokenUsage.NONE);
            throw new OcelliException(
                    fault.kind() == Kind.BUSY ? ErrorCode.RATE_LIMITED : ErrorCode.UPSTREAM_FAILED,
                    null,
                    "The model backend '" + question.model() + "' gave no answer: " + fault.getMessage() + ".",
                    fault);
        }
    }
}
