package dev.ocelli.catalog.tool.core;

import dev.ocelli.catalog.format.Formats;
import dev.ocelli.catalog.format.Media;
import dev.ocelli.catalog.tool.Arguments;
import dev.ocelli.catalog.tool.Material;
import dev.ocelli.catalog.tool.Parameters;
import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolContext;
import dev.ocelli.catalog.tool.ToolDescription;
import dev.ocelli.catalog.tool.ToolDescription.Need;
import dev.ocelli.catalog.tool.ToolResult;
import dev.ocelli.catalog.tool.Toolset;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import java.io.IOException;
import java.nio.file.Files;
import tools.jackson.databind.node.ObjectNode;

/** {@code list_inputs}: the files at hand, each with its name, title, kind, size and number of pages. */
public final class ListInputsTool implements Tool {
    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "list_inputs",
            Toolset.CORE,
            "Lists the files at hand, inputs first, then what was made: name, title, kind, size in bytes, number"
                    + " of pages or length in seconds, width and height in pixels."
                    + " Use it to learn which files there are and how they are called.",
            new Parameters().schema(),
            Need.NOTHING);

    private final Formats formats;
    private final Media media;

    public ListInputsTool(Formats formats, Media media) {
        this.formats = formats;
        this.media = media;
    }

    @Override
    public ToolDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ToolResult call(ObjectNode arguments, ToolContext context) {
        Arguments.of(arguments, DESCRIPTION);
        var output = Json.object();
        var files = output.putArray("files");
        for (Material material : context.materials()) {
            describe(files.addObject(), material);
        }
        int count = files.size();
        return new ToolResult(output, count == 1 ? "Found one file." : "Found " + count + " files.");
    }

    private void describe(ObjectNode node, Material material) {
        node.put("name", material.name())
                .put("title", material.title())
                .put("type", material.type().value())
                .put("kind", kind(material));
        try {
            node.put("bytes", Files.size(material.file()));
        } catch (IOException e) {
            node.put("note", "The file could not be read.");
            return;
        }
        try {
            if (formats.reads(material.type())) {
                countPages(node, material);
            } else if (Media.holds(material.type())) {
                Recordings.describe(node, media.probe(material.file(), material.type()));
            }
        } catch (OcelliException e) {
            // a damaged file is listed like any other, with what is wrong with it
            node.put("note", e.getMessage());
        }
    }

    private void countPages(ObjectNode node, Material material) {
        try (var document = formats.open(material.file(), material.type())) {
            node.put("pages", document.pageCount());
            document.pixels(0)
                    .ifPresent(pixels -> node.put("width", pixels.width()).put("height", pixels.height()));
        }
    }

    private static String kind(Material material) {
        var type = material.type();
        if (type.isImage()) {
            return "image";
        }
        if (type.isVideo()) {
            return "video";
        }
        return type.isAudio() ? "audio" : "document";
    }
}
