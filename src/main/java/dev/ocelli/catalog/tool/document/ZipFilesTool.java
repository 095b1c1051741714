package dev.ocelli.catalog.tool.document;

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
import dev.ocelli.catalog.tool.picture.PictureFiles;
import dev.ocelli.core.artifact.NewArtifact;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.node.ObjectNode;

/** {@code zip_files}: several files in one zip archive; the same files give the same bytes. */
final class ZipFilesTool implements Tool {
    private static final int MOST_FILES = 500;
    private static final long MOST_BYTES = 1L << 30;
    private static final LocalDateTime FIXED = LocalDateTime.of(2000, 1, 1, 0, 0);

    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "zip_files",
            Toolset.DOCUMENT,
            "Packs files, inputs and artifacts alike, into one zip archive.",
            new Parameters()
                    .texts(
                            "files",
                            "the files, by their names; everything that was made in this run when left out",
                            MOST_FILES)
                    .text("filename", "what the archive is called; files.zip when left out")
                    .schema(),
            Need.NOTHING);

    @Override
    public ToolDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Set<Toolset> toolsets() {
        return Set.of(Toolset.DOCUMENT, Toolset.CORE);
    }

    @Override
    public ToolResult call(ObjectNode arguments, ToolContext context) {
        var given = Arguments.of(arguments, DESCRIPTION);
        String name = given.findText("filename")
                .map(PictureFiles::plain)
                .orElse("files")
                .replaceAll("-zip$", "");
        List<String> names = given.texts("files", MOST_FILES);
        List<Material> files = names.isEmpty()
                ? context.materials().stream()
                        .filter(m -> !m.name().startsWith("file_"))
                        .toList()
                : names.stream().map(context::material).toList();
        if (files.isEmpty()) {
            throw given.refused("files", "There is nothing to pack; name files or make some first.");
        }
        try (var scratch = Scratch.create()) {
            pack(files, scratch.file());
            var kept = context.keep(new NewArtifact(MediaType.ZIP, name + ".zip", scratch.file()));
            var output = Json.object().put("file_count", files.size());
            Outputs.artifact(output.putObject("archive"), kept);
            return new ToolResult(
                    output, "Packed " + Counted.of(files.size(), "file") + " into a zip archive.", List.of(kept));
        } catch (IOException e) {
            throw new OcelliException(ErrorCode.INTERNAL, null, "The archive could not be written.", e);
        }
    }

    private static void pack(List<Material> files, Path target) throws IOException {
        long bytes = 0;
        var used = new HashSet<String>();
        try (var zip = new ZipOutputStream(Files.newOutputStream(target))) {
            for (Material file : files) {
                bytes += Files.size(file.file());
                if (bytes > MOST_BYTES) {
                    throw new OcelliException(
                            ErrorCode.INVALID_REQUEST, "files", "The files are larger than 1 GiB together.");
                }
                var entry = new ZipEntry(name(file, used));
                entry.setTimeLocal(FIXED);
                zip.putNextEntry(entry);
                Files.copy(file.file(), zip);
                zip.closeEntry();
            }
        }
    }

    /** Without folders, each once. */
    private static String name(Material file, Set<String> used) {
        String plain = file.title().replaceAll("^.*[/\\\\]", "").replaceAll("[\\p{Cntrl}:*?\"<>|]", "_");
        String title = plain.isBlank() || plain.equals(".") || plain.equals("..") ? file.name() : plain;
        int dot = title.lastIndexOf('.');
        String name = title;
        for (int i = 2; !used.add(name.toLowerCase(Locale.ROOT)); i++) {
            name = dot > 0 ? title.substring(0, dot) + "-" + i + title.substring(dot) : title + "-" + i;
        }
        return name;
    }
}
