package dev.ocelli.engine.agent;

import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.catalog.schema.Misfit;
import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolDescription;
import dev.ocelli.catalog.tool.Toolset;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.engine.agent.AgentTask.Bounds;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** All tools by name, and who may call them with what. Any thread. */
public final class Toolbox {
    private static final int MISFITS_TOLD = 3;

    private final Map<String, Entry> tools = new LinkedHashMap<>();

    private record Entry(Tool tool, ToolDescription description, JsonSchema parameters) {}

    /** @param tools with names of their own */
    public Toolbox(List<? extends Tool> tools) {
        for (Tool tool : tools) {
            ToolDescription description = tool.description();
            var entry = new Entry(tool, description, JsonSchema.parse(description.parameters()));
            if (this.tools.putIfAbsent(description.name(), entry) != null) {
                throw new IllegalArgumentException("two tools are named " + description.name());
            }
        }
    }

    /** What a task may use, in the order of the list. */
    public List<ToolDescription> offered(Bounds bounds) {
        return tools.values().stream()
                .filter(entry -> allows(bounds, entry))
                .map(Entry::description)
                .toList();
    }

    /** A tool, whether a task may use it or not. */
    public Optional<ToolDescription> find(String name) {
        return Optional.ofNullable(tools.get(name)).map(Entry::description);
    }

    /** Whether a task may call the tool of this name. */
    public boolean allows(Bounds bounds, String name) {
        Entry entry = tools.get(name);
        return entry != null && allows(bounds, entry);
    }

    private static boolean allows(Bounds bounds, Entry entry) {
        return bounds.toolsets()
                .map(listed -> entry.tool().toolsets().stream().anyMatch(listed::contains))
                .orElse(true);
    }

    /**
     * The tool for a call.
     *
     * @throws OcelliException in words for a planner: no such tool, a tool outside the listed toolsets, or arguments that
     *     do not fit
     */
    Tool open(String name, ObjectNode arguments, Bounds bounds) {
        Entry entry = tools.get(name);
        if (entry == null) {
            throw new OcelliException(
                    ErrorCode.INVALID_REQUEST,
                    "There is no tool '" + name + "'; there are: "
                            + offered(bounds).stream()
                                    .map(ToolDescription::name)
                                    .collect(Collectors.joining(", "))
                            + ".");
        }
        if (!allows(bounds, entry)) {
            throw outside(entry.description(), bounds.toolsets().orElseThrow());
        }
        refuseMisfits(entry, arguments);
        return entry.tool();
    }

    private static OcelliException outside(ToolDescription description, Set<Toolset> listed) {
        return new OcelliException(
                ErrorCode.PERMISSION_DENIED,
                "The tool '" + description.name() + "' belongs to the toolset '"
                        + description.toolset().wireName() + "', which this request does not list (it lists: "
                        + listed.stream()
                                .sorted(Comparator.naturalOrder())
                                .map(Toolset::wireName)
                                .collect(Collectors.joining(", "))
                        + "). Add '" + description.toolset().wireName() + "' to toolsets, or leave toolsets out.");
    }

    private static void refuseMisfits(Entry entry, ObjectNode arguments) {
        List<Misfit> misfits = entry.parameters().validate(arguments);
        if (!misfits.isEmpty()) {
            throw new OcelliException(
                    ErrorCode.INVALID_REQUEST,
                    "The arguments of '" + entry.description().name() + "' do not fit its parameters: "
                            + misfits.stream()
                                    .limit(MISFITS_TOLD)
                                    .map(misfit -> (misfit.pointer().isEmpty() ? "" : misfit.pointer() + " ")
                                            + misfit.message())
                                    .collect(Collectors.joining("; "))
                            + ".");
        }
    }
}
