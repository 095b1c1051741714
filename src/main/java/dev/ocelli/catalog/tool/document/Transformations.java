package dev.ocelli.catalog.tool.document;

import dev.ocelli.catalog.format.FormatLimits;
import dev.ocelli.catalog.format.Formats;
import dev.ocelli.catalog.format.PdfMaker;
import dev.ocelli.catalog.format.WorkbookWriter;
import dev.ocelli.catalog.tool.Counted;
import dev.ocelli.catalog.tool.Material;
import dev.ocelli.catalog.tool.ToolContext;
import dev.ocelli.catalog.tool.document.TransformDocumentTool.Target;
import dev.ocelli.catalog.tool.picture.PictureFiles;
import dev.ocelli.catalog.tool.picture.Pictures;
import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.TextSource;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes documents as files of other kinds. Any thread. */
final class Transformations {
    private static final int MOST_PICTURES = 100;
    private static final int STORED_SIDE = 4_000;

    private final Formats formats;
    private final FormatLimits limits;
    private final Pictures pictures;

    Transformations(Formats formats, FormatLimits limits, Pictures pictures) {
        this.formats = formats;
        this.limits = limits;
        this.pictures = pictures;
    }

    /** Each page as a picture. */
    List<Artifact> pictures(
            Material material, Optional<List<Integer>> pages, MediaType type, String name, ToolContext context) {
        var indices =
                context.see(material, pages).pages().stream().map(Page::index).toList();
        if (indices.size() > MOST_PICTURES) {
            throw new OcelliException(
                    ErrorCode.INVALID_REQUEST,
                    "pages",
                    "These are " + Counted.of(indices.size(), "page") + "; at most " + MOST_PICTURES
                            + " become pictures at once. Name fewer pages.");
        }
        var made = new ArrayList<Artifact>();
        String ending = type.equals(MediaType.PNG) ? ".png" : ".jpg";
        for (int page : indices) {
            byte[] bytes = pictures.working(() -> PictureFiles.encode(pictures.upright(material, page, context), type));
            made.add(Pictures.keep(bytes, type, name + "-page-" + (page + 1) + ending, context));
        }
        return made;
    }

    /** The pages as a PDF; {@code searchable}: with the words that OCR read invisibly over scanned pages. */
    void pdf(
            Material material,
            Optional<List<Integer>> pages,
            boolean searchable,
            Scratch scratch,
            ToolContext context) {
        boolean pdf = material.type().equals(MediaType.PDF);
        try (var document = formats.open(material.file(), material.type());
                var maker = new PdfMaker(limits)) {
            for (Page page : context.see(material, pages).pages()) {
                var source = document.page(page.index());
                boolean hasWords = page.source() == TextSource.TEXT_LAYER || page.source() == TextSource.NONE;
                boolean hiddenWords = !hasWords && !source.textLayer().isEmpty();
                if (pdf && (hasWords || !searchable)) {
                    maker.addPage(material.file(), page.index(), 0);
                } else if (pdf && page.turn() == 0 && !hiddenWords && page.source() == TextSource.OCR) {
                    maker.addPage(material.file(), page.index(), page.lines());
                } else {
                    pictures.working(() -> {
                        var picture = pictures.upright(material, page.index(), STORED_SIDE, context);
                        maker.addPicture(picture, source.paperSide(), searchable ? page.lines() : List.of());
                        return page;
                    });
                }
            }
            maker.save(scratch.file());
        }
    }

    /** All tables, or where there is none the lines. */
    void tables(Perception seen, boolean workbook, Scratch scratch) {
        var sheets = TableRows.of(seen);
        if (workbook) {
            write(scratch, sheets);
        } else {
            write(scratch, csv(sheets));
        }
    }

    private static String csv(List<WorkbookWriter.Sheet> sheets) {
        return sheets.stream()
                .map(sheet -> sheet.rows().stream()
                        .map(row -> row.stream().map(Csv::cell).collect(Collectors.joining(",")))
                        .collect(Collectors.joining("\r\n", "", "\r\n")))
                .collect(Collectors.joining("\r\n"));
    }

    void text(Material material, Optional<List<Integer>> pages, Target target, Scratch scratch, ToolContext context) {
        String text = switch (target) {
            case MARKDOWN -> markdown(context.markdown(material, pages));
            case JSON -> Json.pretty(PageJson.of(context.see(material, pages)));
            default -> context.see(material, pages).text() + "\n";
        };
        write(scratch, text);
    }

    private static String markdown(ObjectNode made) {
        var text = new ArrayList<String>();
        for (JsonNode page : made.path("pages")) {
            text.add(page.path("markdown_content").asString(page.path("content").asString("")));
        }
        return String.join("\n\n", text) + "\n";
    }

    void data(ObjectNode data, Target target, Scratch scratch) {
        if (target == Target.JSON) {
            write(scratch, Json.pretty(data) + "\n");
            return;
        }
        var sheets = DataRows.of(data);
        if (target == Target.XLSX) {
            write(scratch, sheets);
        } else {
            write(scratch, csv(sheets));
        }
    }

    private static void write(Scratch scratch, String text) {
        try {
            Files.write(scratch.file(), text.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new OcelliException(ErrorCode.INTERNAL, null, "The result could not be written to disk.", e);
        }
    }

    private static void write(Scratch scratch, List<WorkbookWriter.Sheet> sheets) {
        try {
            WorkbookWriter.write(sheets, scratch.file());
        } catch (IOException e) {
            throw new OcelliException(ErrorCode.INTERNAL, null, "The result could not be written to disk.", e);
        }
    }
}
