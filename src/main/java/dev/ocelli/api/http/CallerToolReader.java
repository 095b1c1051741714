package dev.ocelli.api.http;

import dev.ocelli.catalog.model.chat.ToolChoice;
import dev.ocelli.catalog.model.chat.ToolSpec;
import dev.ocelli.core.base.Json;
import dev.ocelli.engine.agent.AgentTask.CallerTools;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Reads {@code tools} and {@code tool_choice}: functions that the caller runs itself. */
final class CallerToolReader {
    private static final int MOST_TOOLS = 128;

    private CallerToolReader() {}

    static CallerTools read(Fields body) {
        if (body.has("functions")) {
            throw body.refused("functions", "functions is the older spelling of tools; send tools.");
        }
        var specs = new ArrayList<ToolSpec>();
        var names = new HashSet<String>();
        for (Fields tool : body.items("tools", MOST_TOOLS)) {
            ToolSpec spec = spec(tool);
            if (!names.add(spec.name())) {
                throw tool.refused("function.name", "Two tools are named '" + spec.name() + "'.");
            }
            specs.add(spec);
        }
        return new CallerTools(specs, choice(body, specs));
    }

    private static ToolSpec spec(Fields tool) {
        String type = Objects.requireNonNullElse(tool.word("type"), "function");
        if (!type.equals("function")) {
            throw tool.refused("type", "type is '" + type + "'; expected function.");
        }
        Fields function = tool.inside("function").orElse(tool);
        String name = Objects.requireNonNullElse(function.word("name"), "");
        if (!name.matches("[A-Za-z0-9_-]{1,64}")) {
            throw function.refused(
                    "name", function.path("name") + " is '" + name + "'; expected 1 to 64 letters, digits, _ or -.");
        }
        @Nullable ObjectNode parameters = function.object("parameters");
        return new ToolSpec(
                name,
                Objects.requireNonNullElse(function.text("description"), ""),
                parameters == null ? Json.object().put("type", "object") : parameters);
    }

    /** {@code auto}, {@code none}, {@code required}, or {@code {"type": "function", "function": {"name": …}}}. */
    private static ToolChoice choice(Fields body, List<ToolSpec> specs) {
        if (!body.has("tool_choice")) {
            return new ToolChoice.Auto();
        }
        if (!body.isText("tool_choice")) {
            return named(body.inside("tool_choice").orElseThrow(), specs);
        }
        String word = Objects.requireNonNull(body.text("tool_choice"));
        return switch (word) {
            case "auto" -> new ToolChoice.Auto();
            case "none" -> new ToolChoice.None();
            case "required" -> {
                if (specs.isEmpty()) {
                    throw body.refused("tool_choice", "tool_choice is 'required', but no tools were sent.");
                }
                yield new ToolChoice.Required();
            }
            default ->
                throw body.refused(
                        "tool_choice",
                        "tool_choice is '" + word
                                + "'; expected auto, none, required or {\"type\": \"function\", \"function\": {\"name\": …}}.");
        };
    }

    private static ToolChoice named(Fields choice, List<ToolSpec> specs) {
        String type = Objects.requireNonNullElse(choice.word("type"), "function");
        if (!type.equals("function")) {
            throw choice.refused("type", "tool_choice.type is '" + type + "'; expected function.");
        }
        String name = Objects.requireNonNullElse(
                choice.inside("function").orElse(choice).word("name"), "");
        if (specs.stream().noneMatch(spec -> spec.name().equals(name))) {
            throw choice.refused(
                    "function.name",
                    "tool_choice names '" + name + "', which is not among tools"
                            + (specs.isEmpty()
                                    ? ": none were sent."
                                    : "; there are: "
                                            + specs.stream().map(ToolSpec::name).collect(Collectors.joining(", "))
                                            + "."));
        }
        return new ToolChoice.Named(name);
    }
}
