package dev.ocelli.engine.agent;

import dev.ocelli.catalog.model.chat.ChatReply.TokenUsage;
import dev.ocelli.catalog.tool.Material;
import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolResult;
import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.base.RequestContext;
import dev.ocelli.engine.agent.Move.ToolCall;
import dev.ocelli.engine.agent.RunLimits.DeadlinePassed;
import dev.ocelli.engine.agent.Step.Trace;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.ObjectNode;

/** Runs tool calls beside each other and makes a step of each. */
final class Calls {
    private static final Logger LOG = LoggerFactory.getLogger(Calls.class);

    private final Toolbox tools;
    private final EngineRooms rooms;
    private final AgentTask task;
    private final InstantSource clock;
    private final StepLog log;
    private final Telling telling;
    private final Sights sights = new Sights();

    Calls(Toolbox tools, EngineRooms rooms, AgentTask task, InstantSource clock, StepLog log, Telling telling) {
        this.tools = tools;
        this.rooms = rooms;
        this.task = task;
        this.clock = clock;
        this.log = log;
        this.telling = telling;
    }

    /**
     * The steps of these calls, in the order of the calls.
     *
     * @param index of the first step
     * @param materials that the calls may work on
     */
    List<Step> run(List<ToolCall> calls, int index, List<Material> materials, RunLimits limits) {
        var before = List.copyOf(materials);
        if (calls.size() == 1 && limits.deadline() == null) {
            return List.of(step(calls.getFirst(), index, before));
        }
        var running = new ArrayList<Future<Step>>();
        for (int i = 0; i < calls.size(); i++) {
            ToolCall call = calls.get(i);
            int own = index + i;
            running.add(start("agent-step-" + own, () -> step(call, own, before)));
        }
        try {
            var steps = new ArrayList<Step>();
            for (Future<Step> step : running) {
                steps.add(await(step, limits));
            }
            return steps;
        } finally {
            running.forEach(step -> step.cancel(true));
        }
    }

    /** On a virtual thread that works for the same request. */
    private static <T> Future<T> start(String name, Callable<T> work) {
        var future = new FutureTask<>(work);
        boolean bound = RequestContext.CURRENT.isBound();
        Runnable body = future;
        if (bound) {
            RequestContext context = RequestContext.CURRENT.get();
            body = () -> ScopedValue.where(RequestContext.CURRENT, context).run(future);
        }
        Thread.ofVirtual().name(name).start(body);
        return future;
    }

    private Step await(Future<Step> step, RunLimits limits) {
        try {
            if (limits.deadline() == null) {
                return step.get();
            }
            // what is in the log comes at once, so a run that is begun again after its deadline still gets that far
            Duration left = Duration.between(clock.instant(), limits.deadline());
            return step.get(Math.max(1000, left.toMillis()), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new DeadlinePassed();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw RunLimits.interrupted();
        } catch (ExecutionException e) {
            throw unchecked(e.getCause());
        }
    }

    private static RuntimeException unchecked(@Nullable Throwable cause) {
        return switch (cause) {
            case RuntimeException known -> known;
            case Error error -> throw error;
            case null, default -> new IllegalStateException("a step ended in an unknown way", cause);
        };
    }

    private Step step(ToolCall call, int index, List<Material> materials) {
        return log.once("step-" + index, Step.class, () -> {
            telling.accept(new AgentEvent.StepStarted(index, call.tool(), Json.write(call.arguments())));
            return work(call, index, materials);
        });
    }

    private Step work(ToolCall call, int index, List<Material> materials) {
        Instant started = clock.instant();
        long began = System.nanoTime();
        var context = new EngineContext(rooms, sights, task.namespace(), materials, telling);
        Outcome outcome = call(call, context);
        var trace = new Trace(
                outcome.summary(),
                outcome.artifacts(),
                StepHash.of(call.tool(), call.arguments()),
                started,
                (System.nanoTime() - began) / 1_000_000,
                TokenUsage.NONE);
        return new Step(index, call.id(), call.tool(), call.arguments(), outcome.output(), outcome.error(), trace);
    }

    private record Outcome(ObjectNode output, @Nullable String error, String summary, List<Artifact> artifacts) {
        static Outcome failed(String error) {
            return new Outcome(Json.object(), error, "", List.of());
        }
    }

    private Outcome call(ToolCall call, EngineContext context) {
        try {
            Tool tool = tools.open(call.tool(), call.arguments(), task.bounds());
            ToolResult result = tool.call(call.arguments().deepCopy(), context);
            return new Outcome(result.output(), null, result.summary(), artifacts(result, context));
        } catch (CancellationException e) {
            throw e;
        } catch (Exception | StackOverflowError | OutOfMemoryError | AssertionError e) {
            if (Thread.currentThread().isInterrupted()) {
                throw RunLimits.interrupted();
            }
            return Outcome.failed(words(call.tool(), e));
        }
    }

    private static String words(String tool, Throwable problem) {
        if (problem instanceof OcelliException known) {
            return known.getMessage();
        }
        String request =
                RequestContext.CURRENT.isBound() ? RequestContext.CURRENT.get().requestId() : "this time";
        LOG.error("tool {} failed ({})", tool, request, problem);
        return "The tool '" + tool + "' failed inside the server. The server's log has the reason under " + request
                + ".";
    }

    /** What the tool names, then what it kept without naming it. */
    private static List<Artifact> artifacts(ToolResult result, EngineContext context) {
        var byId = new LinkedHashMap<String, Artifact>();
        result.artifacts().forEach(artifact -> byId.putIfAbsent(artifact.id(), artifact));
        context.made().forEach(artifact -> byId.putIfAbsent(artifact.id(), artifact));
        return List.copyOf(byId.values());
    }
}
