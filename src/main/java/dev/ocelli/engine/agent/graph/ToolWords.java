package dev.ocelli.engine.agent.graph;

import dev.ocelli.catalog.tool.ToolDescription;
import dev.ocelli.core.base.Json;
import dev.ocelli.engine.agent.AgentTask;
import dev.ocelli.engine.agent.Toolbox;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes arguments in a tool's own words: what a tool has no parameter for is left out. */
final class ToolWords {
    private final Toolbox tools;
    private final AgentTask task;

    ToolWords(Toolbox tools, AgentTask task) {
        this.tools = tools;
        this.task = task;
    }

    /** The first of these tools that there is and that this task may use. */
    Optional<ToolDescription> find(List<String> names) {
        return names.stream()
                .flatMap(name -> tools.find(name).stream())
                .filter(tool -> tools.allows(task.bounds(), tool.name()))
                .findFirst();
    }

    boolean knows(String name) {
        return tools.find(name).isPresent();
    }

    /** {@code file} and, when there are some, {@code pages}. */
    static ObjectNode on(ToolDescription tool, Part part) {
        ObjectNode arguments = Json.object();
        if (has(tool, "file")) {
            arguments.put("file", part.file());
        }
        if (!part.pages().isEmpty() && has(tool, "pages")) {
            ArrayNode pages = arguments.putArray("pages");
            part.pages().forEach(pages::add);
        }
        return arguments;
    }

    static boolean has(ToolDescription tool, String parameter) {
        return tool.parameters().path("properties").has(parameter);
    }

    static void put(ToolDescription tool, ObjectNode arguments, String parameter, JsonNode value) {
        if (has(tool, parameter)) {
            arguments.set(parameter, value);
        }
    }

    /** Kinds of documents under the first of the parameters that the tool has, as words or as objects with a name. */
    static void kinds(ToolDescription tool, ObjectNode arguments, List<Kind> kinds) {
        Optional<String> parameter = List.of("categories", "kinds", "types").stream()
                .filter(name -> has(tool, name))
                .findFirst();
        if (parameter.isEmpty() || kinds.isEmpty()) {
            return;
        }
        JsonNode items =
                tool.parameters().path("properties").path(parameter.get()).path("items");
        ArrayNode list = arguments.putArray(parameter.get());
        for (Kind kind : kinds) {
            if (items.path("type").asString("").equals("object")) {
                list.addObject().put("name", kind.name()).put("description", kind.description());
            } else {
                list.add(kind.name());
            }
        }
    }

    /** A kind of document and words that tell it from others. */
    record Kind(String name, String description) {}
}
