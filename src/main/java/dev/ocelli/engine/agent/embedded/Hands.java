package dev.ocelli.engine.agent.embedded;

import dev.ocelli.catalog.tool.ToolDescription;
import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.base.Json;
import dev.ocelli.engine.agent.AgentTask;
import dev.ocelli.engine.agent.Move.ToolCall;
import dev.ocelli.engine.agent.Step;
import dev.ocelli.engine.agent.Toolbox;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Calls tools for a program that is run again from its beginning after every step: calls that were made before give their
 * steps, the first that was not made ends the run with {@link Wanted}.
 *
 * <p>So a program reads as if calls answered at once, and a run that is begun again goes the same way.
 */
final class Hands {
    private final Toolbox tools;
    private final AgentTask task;
    private final List<Step> done;
    private final List<Step> used = new ArrayList<>();
    private final List<Artifact> made = new ArrayList<>();

    Hands(Toolbox tools, AgentTask task, List<Step> done) {
        this.tools = tools;
        this.task = task;
        this.done = done;
    }

    /** A call that was not made yet. */
    static final class Wanted extends RuntimeException {
        private static final long serialVersionUID = 1;

        private final transient List<ToolCall> calls;

        Wanted(List<ToolCall> calls) {
            super("calls are wanted", null, false, false);
            this.calls = List.copyOf(calls);
        }

        List<ToolCall> calls() {
            return calls;
        }
    }

    /** A tool with its arguments. */
    record Request(String tool, ObjectNode arguments) {}

    /** Whether there is such a tool and this task may use it; for whether it is known at all, see {@link #knows}. */
    boolean may(String tool) {
        return tools.allows(task.bounds(), tool);
    }

    boolean knows(String tool) {
        return tools.find(tool).isPresent();
    }

    String toolset(String tool) {
        return tools.find(tool).map(ToolDescription::toolset).orElseThrow().wireName();
    }

    Step call(String tool, ObjectNode arguments) {
        return callAll(List.of(new Request(tool, arguments))).getFirst();
    }

    /** Independent calls, beside each other; their steps in the same order. */
    List<Step> callAll(List<Request> requests) {
        int from = used.size();
        if (done.size() < from + requests.size()) {
            var calls = new ArrayList<ToolCall>();
            for (int i = 0; i < requests.size(); i++) {
                Request request = requests.get(i);
                calls.add(new ToolCall("call_" + (from + i), request.tool(), request.arguments()));
            }
            throw new Wanted(calls.subList(done.size() - from, calls.size()));
        }
        List<Step> steps = done.subList(from, from + requests.size());
        used.addAll(steps);
        steps.forEach(step -> made.addAll(step.trace().artifacts()));
        return steps;
    }

    /** Whether this run has called tools already. */
    boolean wereUsed() {
        return !used.isEmpty();
    }

    /** What this run has made so far, in order. */
    List<Artifact> made() {
        return List.copyOf(made);
    }

    /** Short for arguments with a file. */
    static ObjectNode file(String name) {
        return Json.object().put("file", name);
    }
}
