package dev.ocelli.catalog.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** {@code docs/guide/tools.md} says what the tools say; with {@code -Docelli.write=true} its list is written anew. */
final class ToolGuideTest {
    private static final Path GUIDE = Path.of("docs", "guide", "tools.md");
    private static final String MARK = "<!-- written by ToolGuideTest; do not edit below -->";

    @Test
    void the_guide_lists_every_tool_as_it_describes_itself() throws IOException {
        String guide = Files.readString(GUIDE);
        String head = guide.substring(0, guide.indexOf(MARK) + MARK.length());
        String wanted = head + "\n" + list();
        if (Boolean.getBoolean("ocelli.write")) {
            Files.writeString(GUIDE, wanted);
        }
        assertThat(Files.readString(GUIDE))
                .as("run ./mvnw -Dquick test -Dtest=ToolGuideTest -Docelli.write=true")
                .isEqualTo(wanted);
    }

    private static String list() {
        var tools = ToolsTest.standard();
        return Arrays.stream(Toolset.values())
                .map(toolset -> "\n## " + toolset.wireName() + "\n"
                        + tools.all().stream()
                                .filter(tool -> tool.description().toolset() == toolset)
                                .map(ToolGuideTest::entry)
                                .collect(Collectors.joining()))
                .collect(Collectors.joining());
    }

    private static String entry(Tool tool) {
        var description = tool.description();
        var others = tool.toolsets().stream()
                .filter(other -> other != description.toolset())
                .sorted()
                .map(Toolset::wireName)
                .collect(Collectors.joining(", "));
        var text = new StringBuilder("\n### `" + description.name() + "`\n" + description.summary() + "\n");
        if (!others.isEmpty()) {
            text.append("Also in: ").append(others).append(".\n");
        }
        if (description.need() == ToolDescription.Need.VISION_MODEL) {
            text.append(description.need().words()).append("\n");
        }
        var parameters = description.parameters().path("properties");
        if (description.need() != ToolDescription.Need.GENERATIVE_MODEL && !parameters.isEmpty()) {
            text.append("\n| argument | type | meaning |\n|---|---|---|\n");
            var required = description.parameters().path("required").toString();
            for (String name : parameters.propertyNames()) {
                JsonNode parameter = parameters.path(name);
                boolean must = required.contains("\"" + name + "\"");
                text.append("| `%s`%s | %s | %s |\n"
                        .formatted(
                                name,
                                must ? " (required)" : "",
                                type(parameter),
                                parameter.path("description").asString().replace("|", "\\|")));
            }
        }
        return text.toString();
    }

    /** {@code string: a, b} for a choice, {@code list of number}, {@code list of {xywh, page}}. */
    private static String type(JsonNode parameter) {
        String type = parameter.path("type").asString();
        if (parameter.has("enum")) {
            return "one of "
                    + parameter
                            .path("enum")
                            .valueStream()
                            .map(word -> "`" + word.asString() + "`")
                            .collect(Collectors.joining(", "));
        }
        if (!type.equals("array")) {
            return type;
        }
        JsonNode items = parameter.path("items");
        return "list of "
                + (items.path("type").asString().equals("object")
                        ? "{" + String.join(", ", items.path("properties").propertyNames()) + "}"
                        : type(items));
    }
}
