package dev.ocelli.catalog.tool.document;

import dev.ocelli.catalog.tool.Arguments;
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
import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.artifact.NewArtifact;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** {@code transform_document}: a document, or data that another tool found, as a file of another kind. */
final class TransformDocumentTool implements Tool {
    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "transform_document",
            Toolset.DOCUMENT,
            "Writes a document as a file of another kind: csv or xlsx (its tables), json (pages with words, tables, pairs),"
                    + " markdown, text, searchable_pdf (a scan with its words invisibly over it), pdf, png or jpeg (pages as"
                    + " pictures). With data, that data is written as csv, xlsx or json instead.",
            new Parameters()
                    .file()
                    .pages()
                    .choice("to", "the kind of file", Target.class)
                    .object("data", "data to write, such as the output of extract; lists of objects become rows")
                    .text("filename", "what the file is called; after the document when left out")
                    .require("to")
                    .schema(),
            Need.NOTHING);

    /** Kinds of files that can be made. */
    enum Target {
        CSV("csv", "text/csv"),
        XLSX("xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        JSON("json", "application/json"),
        MARKDOWN("md", "text/markdown"),
        TEXT("txt", "text/plain"),
        SEARCHABLE_PDF("pdf", "application/pdf"),
        PDF("pdf", "application/pdf"),
        PNG("png", "image/png"),
        JPEG("jpg", "image/jpeg");

        private final String ending;
        private final String type;

        Target(String ending, String type) {
            this.ending = ending;
            this.type = type;
        }

        MediaType type() {
            return new MediaType(type);
        }
    }

    private final Transformations transformations;

    TransformDocumentTool(Transformations transformations) {
        this.transformations = transformations;
    }

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
        if (!given.has("to")) {
            throw given.refused("to", "The argument to is missing; expected the kind of file, such as csv.");
        }
        var target = given.choice("to", Target.class, Target.TEXT);
        Optional<ObjectNode> data = given.findObject("data");
        Optional<String> filename = given.findText("filename").map(PictureFiles::plain);
        Optional<List<Integer>> pages = given.findPages("pages");
        if (data.isPresent()) {
            return ofData(data.get(), target, filename.orElse("data"), given, context);
        }
        Material material = given.file(context);
        String name = filename.orElse(PictureFiles.stem(material));
        List<Artifact> made = switch (target) {
            case PNG, JPEG -> transformations.pictures(material, pages, target.type(), name, context);
            case SEARCHABLE_PDF, PDF ->
                List.of(file(
                        target,
                        name,
                        context,
                        scratch -> transformations.pdf(
                                material, pages, target == Target.SEARCHABLE_PDF, scratch, context)));
            case CSV, XLSX ->
                List.of(file(
                        target,
                        name,
                        context,
                        scratch ->
                                transformations.tables(context.see(material, pages), target == Target.XLSX, scratch)));
            case JSON, MARKDOWN, TEXT ->
                List.of(file(
                        target,
                        name,
                        context,
                        scratch -> transformations.text(material, pages, target, scratch, context)));
        };
        return result(made, target, material.name());
    }

    private ToolResult ofData(ObjectNode data, Target target, String name, Arguments given, ToolContext context) {
        Artifact made = switch (target) {
            case CSV, XLSX, JSON -> file(target, name, context, scratch -> transformations.data(data, target, scratch));
            default -> throw given.refused("to", "Data is written as csv, xlsx or json.");
        };
        return result(List.of(made), target, "the data");
    }

    private interface Writing {
        void to(Scratch scratch);
    }

    private static Artifact file(Target target, String name, ToolContext context, Writing writing) {
        try (var scratch = Scratch.create()) {
            writing.to(scratch);
            String end = target == Target.SEARCHABLE_PDF ? "-searchable." : ".";
            return context.keep(new NewArtifact(target.type(), name + end + target.ending, scratch.file()));
        }
    }

    private static ToolResult result(List<Artifact> made, Target target, String of) {
        var output = Json.object();
        var files = output.putArray("files");
        made.forEach(artifact -> Outputs.artifact(files.addObject(), artifact));
        String kind = target.name().toLowerCase(java.util.Locale.ROOT).replace('_', ' ');
        return new ToolResult(output, "Wrote " + of + " as " + kind + ".", made);
    }
}
