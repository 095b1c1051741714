package dev.ocelli.catalog.tool;

import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** One ability. Any thread. */
public interface Tool {
    ToolDescription description();

    /** The groups that it is in: its own, and others that hold it too. */
    default Set<Toolset> toolsets() {
        return Set.of(description().toolset());
    }

    /**
     * Does it.
     *
     * @param arguments fit the description's parameters
     * @throws dev.ocelli.core.base.OcelliException in words that a planner or a person can act on
     */
    ToolResult call(ObjectNode arguments, ToolContext context);
}
