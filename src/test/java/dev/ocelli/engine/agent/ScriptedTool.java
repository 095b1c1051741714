package dev.ocelli.engine.agent;

import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolContext;
import dev.ocelli.catalog.tool.ToolDescription;
import dev.ocelli.catalog.tool.ToolResult;
import dev.ocelli.catalog.tool.Toolset;
import dev.ocelli.core.base.Json;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BiFunction;
import tools.jackson.databind.node.ObjectNode;

/** A tool that answers as a test says and remembers what it was asked. */
public final class ScriptedTool implements Tool {
    private final ToolDescription description;
    private final BiFunction<ObjectNode, ToolContext, ToolResult> answer;
    private final List<ObjectNode> asked = new CopyOnWriteArrayList<>();

    public ScriptedTool(
            String name,
            Toolset toolset,
            ObjectNode parameters,
            BiFunction<ObjectNode, ToolContext, ToolResult> answer) {
        this.description = new ToolDescription(name, toolset, "For tests.", parameters, ToolDescription.Need.NOTHING);
        this.answer = answer;
    }

    /** Takes any arguments. */
    public static ScriptedTool of(
            String name, Toolset toolset, BiFunction<ObjectNode, ToolContext, ToolResult> answer) {
        return new ScriptedTool(name, toolset, Json.object().put("type", "object"), answer);
    }

    @Override
    public ToolDescription description() {
        return description;
    }

    @Override
    public ToolResult call(ObjectNode arguments, ToolContext context) {
        asked.add(arguments);
        return answer.apply(arguments, context);
    }

    public List<ObjectNode> asked() {
        return List.copyOf(asked);
    }
}
