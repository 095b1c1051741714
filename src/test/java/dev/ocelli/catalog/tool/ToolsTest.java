package dev.ocelli.catalog.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocelli.catalog.format.FormatLimits;
import dev.ocelli.catalog.format.Formats;
import dev.ocelli.catalog.format.Media;
import dev.ocelli.catalog.tool.ToolDescription.Need;
import dev.ocelli.catalog.tool.Tools.Plugged;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.fake.FakeToolContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class ToolsTest {
    private final Tools tools = standard();

    static Tools standard() {
        var limits = FormatLimits.standard();
        var media = Media.standard(limits, Path.of("target", "media"));
        return Tools.standard(
                new Tools.Parts(Formats.standard(limits), media, limits, picture -> List.of(), picture -> List.of()));
    }

    @Test
    void every_tool_that_is_written_is_in_the_list() throws IOException {
        var listed = tools.all().stream()
                .map(tool -> tool.getClass().getSimpleName())
                .toList();
        try (var files = Files.walk(Path.of("src/main/java/dev/ocelli/catalog/tool"))) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith("Tool.java"))
                            .map(name -> name.replace(".java", ""))
                            .filter(name -> !name.equals("Tool")))
                    .isSubsetOf(listed);
        }
    }

    @Test
    void every_group_has_tools() {
        for (Toolset toolset : Toolset.values()) {
            assertThat(tools.of(Optional.of(Set.of(toolset)))).as("%s", toolset).isNotEmpty();
        }
    }

    @Test
    void listed_groups_are_exclusive() {
        assertThat(tools.of(Optional.of(Set.of(Toolset.VIZ))))
                .extracting(tool -> tool.description().name())
                .contains("draw_boxes")
                .doesNotContain("read_text");
    }

    @Test
    void a_tool_is_available_when_what_it_needs_is_plugged_in() {
        assertThat(tools.available(Optional.empty(), Plugged.NOTHING))
                .allMatch(tool -> tool.description().need() == Need.NOTHING);
        assertThat(tools.available(Optional.empty(), new Plugged(true)))
                .extracting(tool -> tool.description().name())
                .contains("caption_image")
                .doesNotContain("generate_image");
        assertThat(tools.unavailable(Optional.of(Set.of(Toolset.WEB)), new Plugged(true)))
                .hasSize(1);
    }

    @Test
    void what_cannot_be_done_says_so(@TempDir Path folder) {
        try (var context = new FakeToolContext(folder)) {
            assertThatThrownBy(() -> tools.get("generate_image").call(Json.object(), context))
                    .isInstanceOf(OcelliException.class)
                    .hasMessageContaining("none can be plugged in yet");
        }
    }

    @Test
    void an_unknown_tool_is_refused_with_those_there_are() {
        assertThatThrownBy(() -> tools.get("fly"))
                .isInstanceOf(OcelliException.class)
                .hasMessageContaining("There is no tool called fly")
                .hasMessageContaining("read_text");
    }
}
