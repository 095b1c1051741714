package dev.ocelli.catalog.tool;

import tools.jackson.databind.node.ObjectNode;

/** One ability. Any thread. */
public interface Tool {
    ToolDescription description();

    /**
     * Does it.
     *
     * @param arguments fit the description's parameters
     * @throws dev.ocelli.core.base.OcelliException in words that a planner or a person can act on
     */
    ToolResult call(ObjectNode arguments, ToolContext context);
}
