package dev.ocelli.catalog.tool.document;

import dev.ocelli.catalog.tool.Arguments;
import dev.ocelli.catalog.tool.Material;
import dev.ocelli.catalog.tool.ToolContext;
import java.util.List;

/** The argument {@code files}: names of materials, or all inputs. */
final class SeveralFiles {
    private static final String INPUT = "file_";

    private SeveralFiles() {}

    /** In the order given; at least one. */
    static List<Material> read(Arguments given, int most, ToolContext context) {
        List<String> names = given.texts("files", most);
        List<Material> files = names.isEmpty()
                ? context.materials().stream()
                        .filter(m -> m.name().startsWith(INPUT))
                        .toList()
                : names.stream().map(context::material).toList();
        if (files.isEmpty()) {
            throw given.refused("files", "There is no file to work on. Send one.");
        }
        return files;
    }
}
