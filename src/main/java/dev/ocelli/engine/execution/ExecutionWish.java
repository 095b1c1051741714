package dev.ocelli.engine.execution;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What to run, in our own types. Kept with the execution as JSON, so components are only ever added.
 *
 * @param name the agent as {@code name:version}; before acceptance {@code name}, {@code name:version} or null for an agent
 *     that exists for this run only
 * @param model such as {@code vlmrun-orion-1:auto}
 */
public record ExecutionWish(
        Medium medium,
        @Nullable String name,
        String model,
        List<ExecutionInput> inputs,
        AgentSettings settings,
        Reach reach) {
    public ExecutionWish {
        inputs = List.copyOf(inputs);
    }

    /** The route that it came by; it names what {@code usage} counts. */
    public enum Medium {
        AGENT,
        IMAGE,
        DOCUMENT,
        AUDIO,
        VIDEO
    }

    /**
     * How far the run may go.
     *
     * @param toolsets wire names of the only toolsets that may be used; null: the agent chooses
     * @param grounding values carry {@code X_metadata} siblings
     * @param maxSeconds from its first start; null: no limit
     * @param maxSteps null: the usual
     */
    public record Reach(
            @Nullable List<String> toolsets,
            boolean grounding,
            @Nullable Double maxSeconds,
            @Nullable Integer maxSteps) {
        public static final Reach USUAL = new Reach(null, true, null, null);

        public Reach {
            toolsets = toolsets == null ? null : List.copyOf(toolsets);
        }
    }

    /** The same with these inputs. */
    public ExecutionWish with(List<ExecutionInput> given) {
        return new ExecutionWish(medium, name, model, given, settings, reach);
    }

    /** The same by this agent with these settings. */
    ExecutionWish as(String agent, AgentSettings resolved) {
        return new ExecutionWish(medium, agent, model, inputs, resolved, reach);
    }
}
