package dev.ocelli.engine.agent;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a planner does next.
 *
 * <p>{@code thinking} holds the model calls that led to it, logged by the planner as {@code step-<index>}; their indices
 * go on from the number of steps done. A planner without a model has none.
 */
public sealed interface Move {
    List<Step> thinking();

    /** Run these tools, all of them, independent of each other; {@code thought} is for people, empty when there is none. */
    record Call(List<ToolCall> calls, String thought, List<Step> thinking) implements Move {
        public Call {
            calls = List.copyOf(calls);
            thinking = List.copyOf(thinking);
        }

        public Call(List<ToolCall> calls, String thought) {
            this(calls, thought, List.of());
        }
    }

    /** Done. */
    record Answer(AgentAnswer answer, List<Step> thinking) implements Move {
        public Answer {
            thinking = List.copyOf(thinking);
        }

        public Answer(AgentAnswer answer) {
            this(answer, List.of());
        }
    }

    /** @param id unique within the run */
    record ToolCall(String id, String tool, ObjectNode arguments) {}
}
