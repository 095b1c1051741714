package dev.ocelli.catalog.format;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hslf.usermodel.HSLFSlideShow;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.poifs.filesystem.FileMagic;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.sl.usermodel.GroupShape;
import org.apache.poi.sl.usermodel.Shape;
import org.apache.poi.sl.usermodel.Slide;
import org.apache.poi.sl.usermodel.SlideShow;
import org.apache.poi.sl.usermodel.TableShape;
import org.apache.poi.sl.usermodel.TextParagraph;
import org.apache.poi.sl.usermodel.TextRun;
import org.apache.poi.sl.usermodel.TextShape;
import org.apache.poi.xslf.usermodel.XMLSlideShow;

/** PowerPoint files, new and old: every slide a page, text and tables at the places of their shapes. */
final class SlideReader implements OfficeReader {
    private static final int DEEPEST_GROUP = 20;

    @Override
    public List<Sheet> read(Path file, Paper paper) throws IOException {
        if (FileMagic.valueOf(file.toFile()) == FileMagic.OLE2) {
            try (var container = new POIFSFileSystem(file.toFile(), true);
                    var show = new HSLFSlideShow(container)) {
                return sheets(show, paper);
            }
        }
        try (var container = OPCPackage.open(file.toFile(), PackageAccess.READ);
                var show = new XMLSlideShow(container)) {
            return sheets(show, paper);
        } catch (InvalidFormatException e) {
            throw new IOException(e);
        }
    }

    private static List<Sheet> sheets(SlideShow<?, ?> show, Paper paper) {
        if (show.getSlides().isEmpty()) {
            throw new OcelliException(ErrorCode.INVALID_FILE, null, "The presentation has no slides.");
        }
        if (show.getSlides().size() > paper.limits().pages()) {
            throw new OcelliException(
                    ErrorCode.INVALID_FILE,
                    null,
                    "The presentation has " + show.getSlides().size() + " slides; at most "
                            + paper.limits().pages() + " are read. Split it.");
        }
        var size = show.getPageSize();
        List<Sheet> sheets = new ArrayList<>();
        for (Slide<?, ?> slide : show.getSlides()) {
            var sheet = new Sheet(Math.max(1, size.getWidth()), Math.max(1, size.getHeight()));
            var writer = new PlacedWriter(paper.lettering(), sheet);
            slide.getShapes().forEach(shape -> write(shape, writer, 0));
            sheets.add(sheet);
        }
        return sheets;
    }

    private static void write(Shape<?, ?> shape, PlacedWriter writer, int depth) {
        switch (shape) {
            case TableShape<?, ?> table -> writeTable(table, writer);
            case GroupShape<?, ?> group
            when depth < DEEPEST_GROUP -> group.getShapes().forEach(part -> write(part, writer, depth + 1));
            case TextShape<?, ?> text -> writeText(text, text.getAnchor(), writer);
            default -> {
                // pictures and charts hold no text that could be read here
            }
        }
    }

    private static void writeText(TextShape<?, ?> shape, Rectangle2D place, PlacedWriter writer) {
        if (place == null) {
            return;
        }
        writer.start(place);
        for (TextParagraph<?, ?, ?> paragraph : shape.getTextParagraphs()) {
            var text = new StringBuilder();
            double size = 18;
            boolean bold = false;
            for (TextRun run : paragraph.getTextRuns()) {
                text.append(run.getRawText());
                size = run.getFontSize() == null ? size : run.getFontSize();
                bold |= run.isBold();
            }
            writer.paragraph(text.toString(), new Sheet.Type(Math.clamp(size, 4, 120), bold));
        }
    }

    private static void writeTable(TableShape<?, ?> table, PlacedWriter writer) {
        Rectangle2D place = table.getAnchor();
        double y = place.getY();
        for (int r = 0; r < table.getNumberOfRows(); r++) {
            double x = place.getX();
            double height = Math.max(12, table.getRowHeight(r));
            for (int c = 0; c < table.getNumberOfColumns(); c++) {
                double width = table.getColumnWidth(c);
                var cell = table.getCell(r, c);
                var box = new Rectangle2D.Double(x, y, width, height);
                if (cell != null) {
                    writeText(cell, box, writer);
                }
                writer.frame(box);
                x += width;
            }
            y += height;
        }
    }
}
