package dev.ocelli.catalog.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hwpf.HWPFDocument;
import org.apache.poi.hwpf.usermodel.Paragraph;
import org.apache.poi.hwpf.usermodel.Range;
import org.apache.poi.hwpf.usermodel.Table;
import org.apache.poi.hwpf.usermodel.TableRow;

/** Word files of the years 1997 to 2003 (DOC). */
final class OldWordReader implements OfficeReader {
    @Override
    public List<Sheet> read(Path file, Paper paper) throws IOException {
        try (var in = Files.newInputStream(file);
                var document = new HWPFDocument(in)) {
            Range range = document.getRange();
            List<Flow> flows = new ArrayList<>();
            int i = 0;
            while (i < range.numParagraphs()) {
                Paragraph paragraph = range.getParagraph(i);
                if (paragraph.isInTable()) {
                    Table table = range.getTable(paragraph);
                    flows.add(grid(table));
                    i += Math.max(1, table.numParagraphs());
                } else {
                    add(paragraph, flows);
                    i++;
                }
            }
            return paper.layOut(flows);
        }
    }

    private static void add(Paragraph paragraph, List<Flow> flows) {
        String text = plain(paragraph.text());
        if (paragraph.pageBreakBefore() || paragraph.text().contains("\f")) {
            flows.add(new Flow.NewPage());
        }
        if (text.isBlank()) {
            return;
        }
        int level = paragraph.getLvl();
        var first = paragraph.getCharacterRun(0);
        boolean bold = paragraph.numCharacterRuns() > 0 && first.isBold();
        double size = Math.clamp(first.getFontSize() / 2.0, 6, 40);
        flows.add(level < 9 ? Flow.Paragraph.heading(text, level + 1) : new Flow.Paragraph(text, size, bold));
    }

    private static Flow.Grid grid(Table table) {
        List<List<String>> rows = new ArrayList<>();
        for (int r = 0; r < table.numRows(); r++) {
            TableRow row = table.getRow(r);
            List<String> cells = new ArrayList<>();
            for (int c = 0; c < row.numCells(); c++) {
                cells.add(plain(row.getCell(c).text()));
            }
            rows.add(cells);
        }
        return new Flow.Grid(rows, true);
    }

    /** Text without the codes of fields, cell ends and pictures. */
    private static String plain(String text) {
        return Range.stripFields(text)
                .replace('\u000B', '\n')
                .replaceAll("[\u0001-\u0008\u000C\r\u000E-\u001F]", " ")
                .strip();
    }
}
