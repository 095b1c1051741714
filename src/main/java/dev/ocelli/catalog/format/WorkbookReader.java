package dev.ocelli.catalog.format;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.openxml4j.exceptions.OpenXML4JException;
import org.apache.poi.openxml4j.opc.OPCPackage;
import org.apache.poi.openxml4j.opc.PackageAccess;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.util.XMLHelper;
import org.apache.poi.xssf.eventusermodel.ReadOnlySharedStringsTable;
import org.apache.poi.xssf.eventusermodel.XSSFReader;
import org.apache.poi.xssf.eventusermodel.XSSFSheetXMLHandler;
import org.apache.poi.xssf.usermodel.XSSFComment;
import org.jspecify.annotations.Nullable;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

/** Excel files (XLSX), read cell by cell so that memory does not grow with formats and formulas. */
final class WorkbookReader implements OfficeReader {
    /** Wider sheets are wrapped: pictures of them could no longer be read. */
    static final double WIDEST = 2400;

    @Override
    public List<Sheet> read(Path file, Paper paper) throws IOException {
        try (var container = OPCPackage.open(file.toFile(), PackageAccess.READ)) {
            var strings = new ReadOnlySharedStringsTable(container);
            var reader = new XSSFReader(container);
            List<Sheet> pages = new ArrayList<>();
            var sheets = (XSSFReader.SheetIterator) reader.getSheetsData();
            while (sheets.hasNext()) {
                var rows = new CellRows();
                try (InputStream xml = sheets.next()) {
                    var cells = new XSSFSheetXMLHandler(
                            reader.getStylesTable(), strings, new Collector(rows), new DataFormatter(), false);
                    var parser = XMLHelper.newXMLReader();
                    parser.setContentHandler(cells);
                    parser.parse(new InputSource(xml));
                }
                pages.addAll(layOut(rows, paper));
            }
            return pages.isEmpty() ? paper.layOut(List.of()) : pages;
        } catch (OpenXML4JException | SAXException | javax.xml.parsers.ParserConfigurationException e) {
            throw new IOException(e);
        }
    }

    static List<Sheet> layOut(CellRows rows, Paper paper) {
        List<Flow> flows = rows.flows();
        if (flows.isEmpty()) {
            return List.of();
        }
        var writer = paper.writer(Math.min(WIDEST, rows.width(paper.lettering()) + 2 * FlowWriter.MARGIN + 1));
        flows.forEach(writer::write);
        return writer.sheets();
    }

    private record Collector(CellRows rows) implements XSSFSheetXMLHandler.SheetContentsHandler {
        @Override
        public void startRow(int number) {
            rows.startRow(number);
        }

        @Override
        public void cell(@Nullable String place, @Nullable String text, @Nullable XSSFComment comment) {
            if (place != null && text != null) {
                rows.cell(new CellReference(place).getCol(), text);
            }
        }

        @Override
        public void endRow(int number) {
            rows.endRow();
        }
    }
}
