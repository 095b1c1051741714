package dev.ocelli.api.http;

import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.file.UrlGate;
import dev.ocelli.core.job.Lane;
import dev.ocelli.engine.execution.Execution;
import dev.ocelli.engine.execution.Execution.Extras;
import dev.ocelli.engine.execution.Execution.Repeatable;
import dev.ocelli.engine.execution.ExecutionInput;
import dev.ocelli.engine.execution.ExecutionWish;
import dev.ocelli.engine.execution.ExecutionWish.Medium;
import dev.ocelli.engine.execution.Executions;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** {@code POST /v1/agent/execute} and {@code /v1/{image,document,audio,video}/execute}: wire contract A, sections 7, 14. */
public final class ExecuteRoutes implements Routes {
    /** From the request's arrival, fetching its files included: clients give it up after 120 seconds. */
    private static final Duration LONGEST_WAIT = Duration.ofSeconds(110);

    private final Executions executions;
    private final FileIntake intake;
    private final UrlGate gate;

    /** @param gate what callback addresses must pass */
    public ExecuteRoutes(Executions executions, FileIntake intake, UrlGate gate) {
        this.executions = executions;
        this.intake = intake;
        this.gate = gate;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.post("/v1/agent/execute", this::execute, Access.KEY, Repeat.BY_ROUTE);
        for (Medium medium : List.of(Medium.IMAGE, Medium.DOCUMENT, Medium.AUDIO, Medium.VIDEO)) {
            String path = "/v1/" + medium.name().toLowerCase(Locale.ROOT) + "/execute";
            routes.post(path, context -> execute(context, medium), Access.KEY, Repeat.BY_ROUTE);
        }
    }

    private void execute(Context context) {
        Fields body = Fields.of(Requests.json(context));
        run(context, body, () -> {
            ExecutionWish wish = ExecutionReader.wish(body);
            ExecutionInputReader inputs = ExecutionInputReader.of(body);
            return new Order(wish, () -> inputs.intoFiles(Requests.projectId(), intake));
        });
    }

    private void execute(Context context, Medium medium) {
        Fields body = Fields.of(Requests.json(context));
        run(context, body, () -> {
            ExecutionWish wish = ExecutionReader.wish(body, medium);
            InputReader input = InputReader.of(body);
            return new Order(
                    wish,
                    () -> input.intoFiles(Requests.projectId(), intake).stream()
                            .<ExecutionInput>map(id -> new ExecutionInput.FileInput("file", id))
                            .toList());
        });
    }

    /** A wish, and its inputs once they are stored. */
    private record Order(ExecutionWish wish, Supplier<List<ExecutionInput>> inputs) {}

    private void run(Context context, Fields body, Supplier<Order> order) {
        long began = System.nanoTime();
        boolean batch = body.flag("batch", true);
        Optional<Repeatable> repeatable =
                IdempotencyKey.of(context, body).map(key -> new Repeatable(key.key(), key.bodyHash()));
        Execution execution = repeatable
                .flatMap(key -> executions.repeated(Requests.projectId(), key))
                .orElseGet(() -> accept(body, order.get(), repeatable.orElse(null), batch));
        Requests.answer(context, 201, ExecutionBodies.wire(batch ? execution : finished(execution, began)));
    }

    private Execution accept(Fields body, Order order, @Nullable Repeatable repeatable, boolean batch) {
        var extras = new Extras(SubmissionReader.metadata(body), callback(body), repeatable, null);
        String projectId = Requests.projectId();
        ExecutionWish checked = executions.check(projectId, order.wish());
        ExecutionWish whole = checked.with(order.inputs().get());
        return executions.accept(projectId, whole, extras, batch ? Lane.BATCH : Lane.INTERACTIVE);
    }

    private @Nullable String callback(Fields body) {
        String url = body.word("callback_url", "callbackUrl");
        return url == null ? null : gate.check(url, "callback_url").toString();
    }

    /** The execution as it is when it is done or nobody would wait any longer; throws what the caller can mend. */
    private Execution finished(Execution accepted, long began) {
        Execution execution = executions.await(accepted, LONGEST_WAIT.minusNanos(System.nanoTime() - began));
        @Nullable OcelliException failure = execution.outcome().failure();
        if (failure != null && failure.code().status() < 500) {
            throw failure;
        }
        return execution; // a failure of ours is told in the body: a 5xx would make clients send the request again
    }
}
