package dev.ocelli.catalog.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.poi.openxml4j.exceptions.InvalidFormatException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.xwpf.usermodel.IBodyElement;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.apache.poi.xwpf.usermodel.XWPFParagraph;
import org.apache.poi.xwpf.usermodel.XWPFRun;
import org.apache.poi.xwpf.usermodel.XWPFSDT;
import org.apache.poi.xwpf.usermodel.XWPFTable;
import org.apache.poi.xwpf.usermodel.XWPFTableCell;
import org.apache.poi.xwpf.usermodel.XWPFTableRow;
import org.openxmlformats.schemas.wordprocessingml.x2006.main.STBrType;

/** Word files (DOCX): heads, body in order, feet, footnotes. */
final class WordReader implements OfficeReader {
    private static final Pattern HEADING =
            Pattern.compile("(?i)(?:heading|berschrift|titre|titolo|t.tulo|kop)\\s?(\\d)");

    @Override
    public List<Sheet> read(Path file, Paper paper) throws IOException {
        try (var container = OPCPackage.open(file.toFile(), PackageAccess.READ);
                var document = new XWPFDocument(container)) {
            List<Flow> flows = new ArrayList<>();
            document.getHeaderList().forEach(head -> addAll(head.getBodyElements(), flows));
            addAll(document.getBodyElements(), flows);
            document.getFootnotes().forEach(note -> addAll(note.getBodyElements(), flows));
            document.getFooterList().forEach(foot -> addAll(foot.getBodyElements(), flows));
            return paper.layOut(flows);
        } catch (InvalidFormatException e) {
            throw new IOException(e);
        }
    }

    private static void addAll(List<IBodyElement> elements, List<Flow> flows) {
        for (IBodyElement element : elements) {
            switch (element) {
                case XWPFParagraph paragraph -> add(paragraph, flows);
                case XWPFTable table -> flows.add(grid(table));
                case XWPFSDT control ->
                    flows.add(Flow.Paragraph.common(control.getContent().getText()));
                default -> {
                    // drawings and fields without text of their own
                }
            }
        }
    }

    private static void add(XWPFParagraph paragraph, List<Flow> flows) {
        if (startsPage(paragraph)) {
            flows.add(new Flow.NewPage());
        }
        String text = paragraph.getText();
        if (text.isBlank()) {
            return;
        }
        String style = String.valueOf(paragraph.getStyle());
        Matcher heading = HEADING.matcher(style);
        if (heading.find()) {
            flows.add(Flow.Paragraph.heading(text, Math.max(1, Integer.parseInt(heading.group(1)))));
        } else if (style.equalsIgnoreCase("title")) {
            flows.add(new Flow.Paragraph(text, 22, true));
        } else {
            String mark = paragraph.getNumID() == null ? "" : "\u2022 ";
            flows.add(new Flow.Paragraph(mark + text, size(paragraph), isBold(paragraph)));
        }
    }

    /** Word notes where it last broke pages; without such notes only breaks set by hand count. */
    private static boolean startsPage(XWPFParagraph paragraph) {
        return paragraph.isPageBreak()
                || paragraph.getRuns().stream()
                        .map(XWPFRun::getCTR)
                        .anyMatch(run -> run.sizeOfLastRenderedPageBreakArray() > 0
                                || run.getBrList().stream().anyMatch(b -> b.getType() == STBrType.PAGE));
    }

    private static double size(XWPFParagraph paragraph) {
        return paragraph.getRuns().stream()
                .map(XWPFRun::getFontSizeAsDouble)
                .filter(size -> size != null && size > 0)
                .mapToDouble(size -> Math.clamp(size, 6, 40))
                .findFirst()
                .orElse(Flow.COMMON);
    }

    private static boolean isBold(XWPFParagraph paragraph) {
        int bold = 0;
        int all = 0;
        for (XWPFRun run : paragraph.getRuns()) {
            int length = run.text().length();
            bold += run.isBold() ? length : 0;
            all += length;
        }
        return bold * 2 > all;
    }

    private static Flow.Grid grid(XWPFTable table) {
        List<List<String>> rows = new ArrayList<>();
        for (XWPFTableRow row : table.getRows()) {
            rows.add(row.getTableCells().stream()
                    .map(XWPFTableCell::getTextRecursively)
                    .toList());
        }
        return new Flow.Grid(rows, true);
    }
}
