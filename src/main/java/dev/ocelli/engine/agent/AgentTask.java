package dev.ocelli.engine.agent;

import dev.ocelli.catalog.model.chat.ToolChoice;
import dev.ocelli.catalog.model.chat.ToolRequest;
import dev.ocelli.catalog.model.chat.ToolSpec;
import dev.ocelli.catalog.skill.SkillVersion;
import dev.ocelli.catalog.tool.Material;
import dev.ocelli.catalog.tool.Toolset;
import dev.ocelli.core.artifact.Namespace;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * Everything an agent needs to begin, looked up and checked.
 *
 * @param namespace where artifacts are kept
 * @param turns the conversation so far, oldest first; the last is what is asked now
 * @param materials the inputs in order, then the artifacts of earlier turns
 * @param skills in the order of the request; their instructions are injected in this order
 * @param callerTools what the caller can do itself for a model that asks
 */
public record AgentTask(
        Namespace namespace,
        List<Turn> turns,
        List<Material> materials,
        List<SkillVersion> skills,
        Wanted wanted,
        Bounds bounds,
        CallerTools callerTools) {

    public AgentTask {
        turns = List.copyOf(turns);
        materials = List.copyOf(materials);
        skills = List.copyOf(skills);
    }

    /** A task whose caller brings no tools. */
    public AgentTask(
            Namespace namespace,
            List<Turn> turns,
            List<Material> materials,
            List<SkillVersion> skills,
            Wanted wanted,
            Bounds bounds) {
        this(namespace, turns, materials, skills, wanted, bounds, CallerTools.NONE);
    }

    /**
     * One message.
     *
     * @param materials names those that came with it
     * @param calls of the caller's own tools, which the agent asked for in this message
     * @param answersCall for {@link Speaker#TOOL}: the id of the call that {@code text} is the output of
     */
    public record Turn(
            Speaker speaker,
            String text,
            List<String> materials,
            List<ToolRequest> calls,
            @Nullable String answersCall) {
        public Turn {
            materials = List.copyOf(materials);
            calls = List.copyOf(calls);
        }

        public Turn(Speaker speaker, String text, List<String> materials) {
            this(speaker, text, materials, List.of(), null);
        }
    }

    public enum Speaker {
        /** Standing orders: system and developer messages. */
        SYSTEM,
        USER,
        AGENT,
        /** One of the caller's own tools. */
        TOOL
    }

    /**
     * Tools that the caller runs itself: only a model can ask for them, and asking ends the run with {@link
     * AgentAnswer#handedOver}.
     *
     * @param tools with names of their own, also apart from ours
     * @param choice between these tools
     */
    public record CallerTools(List<ToolSpec> tools, ToolChoice choice) {
        public static final CallerTools NONE = new CallerTools(List.of(), new ToolChoice.Auto());

        public CallerTools {
            tools = List.copyOf(tools);
        }
    }

    /**
     * Whether nothing but a call of the caller's tools will do. One that has just sent what its tools gave is to get an
     * answer.
     */
    public boolean demandsCall() {
        boolean answered = !turns.isEmpty() && turns.getLast().speaker() == Speaker.TOOL;
        return callerTools.choice().demands() && !answered;
    }

    /**
     * What the answer must be.
     *
     * @param model such as {@code vlmrun-orion-1:auto}
     * @param schema the answer is JSON that fits; empty: words, unless {@code json}
     * @param json the answer is some JSON object
     * @param grounding JSON answers carry {@code X_metadata} siblings
     */
    public record Wanted(String model, Optional<ObjectNode> schema, boolean json, boolean grounding) {}

    /**
     * How far the agent may go.
     *
     * @param toolsets the only ones that may be used; empty optional: the agent chooses
     * @param mostSteps tool and model calls
     * @param deadline null: none
     * @param maxTokens of one model answer; null: the model's own limit
     */
    public record Bounds(
            Optional<Set<Toolset>> toolsets,
            int mostSteps,
            @Nullable Instant deadline,
            @Nullable Integer maxTokens,
            double temperature) {
        public Bounds {
            toolsets = toolsets.map(Set::copyOf);
        }
    }
}
