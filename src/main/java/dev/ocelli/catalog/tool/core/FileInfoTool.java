package dev.ocelli.catalog.tool.core;

import dev.ocelli.catalog.format.Formats;
import dev.ocelli.catalog.format.Media;
import dev.ocelli.catalog.format.OpenDocument;
import dev.ocelli.catalog.tool.Arguments;
import dev.ocelli.catalog.tool.Counted;
import dev.ocelli.catalog.tool.Material;
import dev.ocelli.catalog.tool.Outputs;
import dev.ocelli.catalog.tool.Parameters;
import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolContext;
import dev.ocelli.catalog.tool.ToolDescription;
import dev.ocelli.catalog.tool.ToolDescription.Need;
import dev.ocelli.catalog.tool.ToolResult;
import dev.ocelli.catalog.tool.Toolset;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import java.io.IOException;
import java.nio.file.Files;
import tools.jackson.databind.node.ObjectNode;

/** {@code file_info}: facts about a file that need no reading: kind, size, pages, PDF properties, EXIF. */
public final class FileInfoTool implements Tool {
    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "file_info",
            Toolset.CORE,
            "Tells facts about a file without reading it: kind, size in bytes, SHA-256, number of pages, width by height, length,"
                    + " and what the file says about itself (PDF title, author, dates; camera, time and place of a photo)."
                    + " Use it to count pages.",
            new Parameters().file().schema(),
            Need.NOTHING);

    private final Formats formats;
    private final Media media;

    public FileInfoTool(Formats formats, Media media) {
        this.formats = formats;
        this.media = media;
    }

    @Override
    public ToolDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ToolResult call(ObjectNode arguments, ToolContext context) {
        Material material = Arguments.of(arguments, DESCRIPTION).file(context);
        var output = Json.object()
                .put("file", material.name())
                .put("title", material.title())
                .put("type", material.type().value())
                .put("bytes", size(material))
                .put("sha256", material.sha256());
        if (Media.holds(material.type())) {
            Recordings.describe(output, media.probe(material.file(), material.type()));
        }
        if (!formats.reads(material.type())) {
            return new ToolResult(output, "Looked at " + material.name() + ".");
        }
        int pages;
        try (OpenDocument document = formats.open(material.file(), material.type())) {
            pages = document.pageCount();
            output.put("pages", pages)
                    .put("aspect", Outputs.rounded(document.page(0).aspect()));
            document.pixels(0)
                    .ifPresent(pixels -> output.put("width", pixels.width()).put("height", pixels.height()));
        }
        var facts = output.putObject("properties");
        formats.facts(material.file(), material.type()).forEach(facts::put);
        return new ToolResult(output, material.name() + " has " + Counted.of(pages, "page") + ".");
    }

    private static long size(Material material) {
        try {
            return Files.size(material.file());
        } catch (IOException e) {
            throw new OcelliException(ErrorCode.INVALID_FILE, "file", "The file could not be read.", e);
        }
    }
}
