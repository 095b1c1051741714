package dev.ocelli.catalog.tool.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ocelli.catalog.format.FormatLimits;
import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolContract;
import dev.ocelli.catalog.tool.ToolResult;
import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.perception.Word;
import dev.ocelli.examples.ExampleDocuments;
import dev.ocelli.examples.Scan;
import dev.ocelli.fake.FakeToolContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.zip.ZipInputStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

final class TransformDocumentToolTest extends ToolContract {
    @Override
    protected Tool tool(FakeToolContext context) {
        return new TransformDocumentTool(
                new Transformations(context.formats(), FormatLimits.standard(), context.pictures()));
    }

    @Override
    protected ObjectNode goodCall(FakeToolContext context) {
        try (var report = ExampleDocuments.report()) {
            context.input("report.pdf", MediaType.PDF, report.pdf());
        }
        return arguments("{'file': 'file_1', 'to': 'csv', 'pages': [1], 'filename': 'my table'}");
    }

    private byte[] made(FakeToolContext context, String call) {
        ToolResult result = tool(context).call(arguments(call), context);
        return context.content(result.artifacts().getFirst());
    }

    @Test
    void tables_become_csv_and_a_workbook() throws IOException {
        try (var context = new FakeToolContext(folder)) {
            var call = goodCall(context);
            var csv = context.content(
                    tool(context).call(call, context).artifacts().getFirst());
            assertThat(new String(csv, StandardCharsets.UTF_8))
                    .contains("Station,pH,Turbidity (NTU),Nitrate (mg/l)\r\n")
                    .contains("River mouth,7.2,2.4,18.3\r\n");
            byte[] xlsx = made(context, "{'file': 'file_1', 'to': 'xlsx'}");
            try (var workbook = new XSSFWorkbook(new ByteArrayInputStream(xlsx))) {
                var sheet = workbook.getSheetAt(0);
                assertThat(sheet.getRow(0).getCell(0).getStringCellValue()).isEqualTo("Station");
                assertThat(sheet.getRow(3).getCell(2).getNumericCellValue()).isEqualTo(2.4);
            }
            assertThat(made(context, "{'file': 'file_1', 'to': 'xlsx'}")).isEqualTo(xlsx);
        }
    }

    @Test
    void data_becomes_rows_and_no_cell_a_formula() {
        try (var context = new FakeToolContext(folder)) {
            var csv = made(
                    context,
                    "{'to': 'csv', 'data': {'total': 12.5, 'seller': {'name': '=HYPERLINK(1)'},"
                            + " 'items': [{'name': 'Lamp, small', 'amount': 3}, {'name': 'Desk', 'tax': 1}]}}");
            assertThat(new String(csv, StandardCharsets.UTF_8))
                    .isEqualTo(
                            "total,seller.name\r\n12.5,'=HYPERLINK(1)\r\n\r\nname,amount,tax\r\n\"Lamp, small\",3,\r\nDesk,,1\r\n");
        }
    }

    @Test
    void words_and_pages_become_text_json_and_pictures() {
        try (var context = new FakeToolContext(folder)) {
            goodCall(context);
            assertThat(new String(made(context, "{'to': 'text'}"), StandardCharsets.UTF_8))
                    .contains("Deep basin");
            assertThat(new String(made(context, "{'file': 'file_1', 'to': 'markdown'}"), StandardCharsets.UTF_8))
                    .contains("Quarterly Water Quality Report");
            assertThat(new String(made(context, "{'file': 'file_1', 'to': 'json'}"), StandardCharsets.UTF_8))
                    .contains("\"tables\"");
            assertThat(made(context, "{'file': 'file_1', 'to': 'png'}")).startsWith(0x89, 'P', 'N', 'G');
        }
    }

    @Test
    void a_scan_gets_its_words_where_they_are_printed() throws IOException {
        try (var context = new FakeToolContext(folder);
                var report = ExampleDocuments.report()) {
            var scan = Scan.of(report.picture(0, 130), 0.3, 4);
            var material = context.input("scan.pdf", MediaType.PDF, Scan.pdf(List.of(scan), 130));
            byte[] pdf = made(context, "{'to': 'searchable_pdf'}");
            var page = context.see(material, Optional.empty()).pages().getFirst();
            var read = new Positions();
            try (var document = Loader.loadPDF(pdf)) {
                read.getText(document);
            }
            List<Word> words =
                    page.lines().stream().flatMap(l -> l.words().stream()).toList();
            assertThat(read.words.stream().map(Word::text).toList())
                    .containsExactlyElementsOf(words.stream().map(Word::text).toList());
            for (int i = 0; i < words.size(); i++) {
                var printed = words.get(i).box();
                var selected = read.words.get(i).box();
                assertThat(selected.x()).isCloseTo(printed.x(), within(0.001));
                assertThat(selected.right()).isCloseTo(printed.right(), within(0.001));
                assertThat(selected.centreY()).isCloseTo(printed.centreY(), within(0.003));
            }
        }
    }

    /** Words of a PDF with their places, as a reader that selects text sees them. */
    private static final class Positions extends PDFTextStripper {
        private final List<Word> words = new ArrayList<>();

        @Override
        protected void writeString(String text, List<TextPosition> letters) {
            var word = new ArrayList<TextPosition>();
            for (TextPosition letter : letters) {
                if (letter.getUnicode().isBlank()) {
                    end(word);
                } else {
                    word.add(letter);
                }
            }
            end(word);
        }

        private void end(List<TextPosition> letters) {
            if (letters.isEmpty()) {
                return;
            }
            var first = letters.getFirst();
            var last = letters.getLast();
            double bottom = first.getY() + 0.22 * first.getFontSizeInPt();
            var box = BoundingBox.ofCorners(
                    first.getX() / first.getPageWidth(),
                    (bottom - 0.96 * first.getFontSizeInPt()) / first.getPageHeight(),
                    (last.getX() + last.getWidth()) / first.getPageWidth(),
                    bottom / first.getPageHeight());
            words.add(new Word(letters.stream().map(TextPosition::getUnicode).collect(Collectors.joining()), box, 1));
            letters.clear();
        }
    }

    @Test
    void files_are_packed_the_same_way_every_time() throws IOException {
        try (var context = new FakeToolContext(folder)) {
            goodCall(context);
            made(context, "{'to': 'csv'}");
            var zip = new ZipFilesTool();
            var result = zip.call(arguments("{'files': ['file_1', 'file_1']}"), context);
            var again = zip.call(arguments("{'files': ['file_1', 'file_1']}"), context);
            assertThat(again.artifacts()).isEqualTo(result.artifacts());
            try (var in = new ZipInputStream(
                    new ByteArrayInputStream(context.content(result.artifacts().getFirst())))) {
                assertThat(in.getNextEntry().getName()).isEqualTo("report.pdf");
                assertThat(in.getNextEntry().getName()).isEqualTo("report-2.pdf");
            }
        }
    }
}
