package dev.ocelli.engine.agent;

import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** What a planner does next. */
public sealed interface Move {
    /** Run these tools, all of them, independent of each other; {@code thought} is for people, empty when there is none. */
    record Call(List<ToolCall> calls, String thought) implements Move {
        public Call {
            calls = List.copyOf(calls);
        }
    }

    /** Done. */
    record Answer(AgentAnswer answer) implements Move {}

    /** @param id unique within the run */
    record ToolCall(String id, String tool, ObjectNode arguments) {}
}
