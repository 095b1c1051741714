package dev.ocelli.catalog.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.file.ContentSniffer;
import dev.ocelli.core.perception.TextLine;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.crypt.EncryptionInfo;
import org.apache.poi.poifs.crypt.EncryptionMode;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Workbook;
import org.apache.poi.xslf.usermodel.XMLSlideShow;
import org.apache.poi.xssf.usermodel.XSSFWorkbook;
import org.apache.poi.xwpf.usermodel.BreakType;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class OfficeFormatTest {
    private static final FormatLimits LIMITS = FormatLimits.standard();
    private final Formats formats = Formats.standard(LIMITS);
    private final ContentSniffer sniffer = new ContentSniffer();

    @TempDir
    Path folder;

    @Test
    void a_word_file_becomes_pages_with_headings_text_and_tables() throws IOException {
        try (var open = open(letter())) {
            assertThat(open.pageCount()).isEqualTo(2);
            PageSource page = open.page(0);
            assertThat(texts(page)).containsExactly("Offer 12", "Dear Ms Löwe,", "Item", "Price", "Pen", "1.50");
            TextLine heading = page.textLayer().getFirst();
            assertThat(heading.bold()).isTrue();
            assertThat(heading.fontSize()).isGreaterThan(page.textLayer().get(1).fontSize());
            assertThat(page.rulings()).isNotEmpty();
            assertThat(texts(open.page(1))).containsExactly("Second page");
        }
    }

    @Test
    void boxes_and_picture_agree() throws IOException {
        try (var open = open(letter())) {
            PageSource page = open.page(0);
            var picture = page.picture(1200);
            assertThat(picture.getHeight()).isEqualTo(1200);
            for (TextLine line : page.textLayer()) {
                assertThat(Ink.share(picture, line.box())).as(line.text()).isGreaterThan(0.05);
            }
            BoundingBox text = BoundingBox.around(
                    page.textLayer().stream().map(TextLine::box).toList());
            assertThat(Ink.extent(picture).union(text).area()).isLessThan(text.area() * 1.2);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"xlsx", "xls"})
    void a_workbook_becomes_ruled_cells_with_values_as_shown(String kind) throws IOException {
        try (Workbook workbook = kind.equals("xls") ? new HSSFWorkbook() : new XSSFWorkbook()) {
            var sheet = workbook.createSheet("Sales");
            sheet.createRow(0).createCell(0).setCellValue("Sales report");
            var head = sheet.createRow(2);
            head.createCell(0).setCellValue("Month");
            head.createCell(1).setCellValue("Amount");
            var row = sheet.createRow(3);
            row.createCell(0).setCellValue("May");
            var amount = row.createCell(1);
            amount.setCellValue(1234.5);
            var style = workbook.createCellStyle();
            style.setDataFormat(workbook.createDataFormat().getFormat("#,##0.00"));
            amount.setCellStyle(style);
            try (var open = open(save("a." + kind, workbook::write))) {
                PageSource page = open.page(0);
                assertThat(texts(page)).containsExactly("Sales report", "Month", "Amount", "May", "1,234.50");
                BoundingBox month = page.textLayer().get(1).box();
                assertThat(page.textLayer().get(3).box().x()).isEqualTo(month.x());
                assertThat(page.rulings()).hasSizeGreaterThan(4);
            }
        }
    }

    @Test
    void slides_keep_the_places_of_their_shapes() throws IOException {
        try (var show = new XMLSlideShow()) {
            var slide = show.createSlide();
            var box = slide.createTextBox();
            box.setAnchor(new java.awt.Rectangle(360, 270, 300, 60));
            box.setText("Half way");
            var table = slide.createTable(2, 2);
            table.setAnchor(new java.awt.Rectangle(40, 40, 300, 80));
            for (int r = 0; r < 2; r++) {
                for (int c = 0; c < 2; c++) {
                    table.getCell(r, c).setText("r" + r + "c" + c);
                }
                table.setColumnWidth(r, 150);
            }
            try (var open = open(save("a.pptx", show::write))) {
                PageSource page = open.page(0);
                assertThat(page.aspect()).isEqualTo(720.0 / 540);
                assertThat(texts(page)).containsExactly("Half way", "r0c0", "r0c1", "r1c0", "r1c1");
                assertThat(page.textLayer().getFirst().box().x())
                        .isCloseTo(0.5, org.assertj.core.data.Offset.offset(0.02));
                assertThat(page.rulings()).isNotEmpty();
            }
        }
    }

    @Test
    void a_locked_document_says_so() throws IOException {
        Path locked = folder.resolve("locked.docx");
        try (var container = new POIFSFileSystem()) {
            var encryptor = new EncryptionInfo(EncryptionMode.agile).getEncryptor();
            encryptor.confirmPassword("secret");
            try (OutputStream out = encryptor.getDataStream(container)) {
                out.write(Files.readAllBytes(letter()));
            } catch (java.security.GeneralSecurityException e) {
                throw new IOException(e);
            }
            try (var out = Files.newOutputStream(locked)) {
                container.writeFilesystem(out);
            }
        }
        assertThatThrownBy(() -> open(locked))
                .isInstanceOfSatisfying(
                        OcelliException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.ENCRYPTED_FILE));
    }

    @Test
    void a_zip_bomb_is_refused() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("word/document.xml"));
            byte[] zeros = new byte[1 << 20];
            for (int i = 0; i < 300; i++) {
                zip.write(zeros);
            }
        }
        Path bomb = Files.write(folder.resolve("bomb.docx"), out.toByteArray());
        assertThatThrownBy(() -> open(bomb))
                .isInstanceOfSatisfying(
                        OcelliException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_FILE));
    }

    @Test
    void plain_text_keeps_its_columns() throws IOException {
        Path file = Files.writeString(folder.resolve("a.txt"), "RECEIPT\n\nCoffee      2.50\nTotal       2.50\n");
        try (var open = open(file)) {
            PageSource page = open.page(0);
            assertThat(texts(page)).containsExactly("RECEIPT", "Coffee", "2.50", "Total", "2.50");
            assertThat(page.textLayer().get(2).box().x())
                    .isEqualTo(page.textLayer().get(4).box().x());
        }
    }

    @Test
    void markdown_and_csv_and_web_pages_have_headings_and_tables() throws IOException {
        Path markdown = Files.writeString(
                folder.resolve("a.md"), "# Report\n\nSome **bold** text.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n");
        Path csv = Files.writeString(folder.resolve("a.csv"), "item;price\n\"pen; blue\";3,20\n");
        Path web = Files.writeString(
                folder.resolve("a.html"),
                "<html><body><h1>News</h1><p>One<br>two</p><table><tr><td>x</td><td>y</td></tr></table></body></html>");
        assertThat(texts(open(markdown).page(0))).containsExactly("Report", "Some bold text.", "a", "b", "1", "2");
        assertThat(texts(open(csv).page(0))).containsExactly("item", "price", "pen; blue", "3,20");
        assertThat(texts(open(web).page(0))).containsExactly("News", "One", "two", "x", "y");
    }

    @Test
    void letters_without_a_drawing_keep_their_text() throws IOException {
        Path file = Files.writeString(folder.resolve("a.md"), "東京 2026 😀\n");
        try (var open = open(file)) {
            assertThat(texts(open.page(0))).containsExactly("東京 2026 😀");
            assertThat(open.page(0).picture(400).getHeight()).isEqualTo(400);
        }
    }

    @Test
    void an_unknown_kind_is_refused_with_the_kinds_that_are_read() throws IOException {
        Path file = Files.write(folder.resolve("a.bin"), new byte[] {1, 2, 3, 0, 5});
        assertThatThrownBy(() -> formats.open(file, new MediaType("application/x-thing")))
                .isInstanceOfSatisfying(OcelliException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.UNSUPPORTED_FILE);
                    assertThat(e).hasMessageContaining("PDF").hasMessageContaining("Word");
                });
    }

    private Path letter() throws IOException {
        try (var document = new XWPFDocument()) {
            var heading = document.createParagraph();
            heading.setStyle("Heading1");
            heading.createRun().setText("Offer 12");
            document.createParagraph().createRun().setText("Dear Ms Löwe,");
            var table = document.createTable(2, 2);
            String[][] cells = {{"Item", "Price"}, {"Pen", "1.50"}};
            for (int r = 0; r < 2; r++) {
                for (int c = 0; c < 2; c++) {
                    table.getRow(r).getCell(c).setText(cells[r][c]);
                }
            }
            var second = document.createParagraph();
            second.createRun().addBreak(BreakType.PAGE);
            second.createRun().setText("Second page");
            return save("letter.docx", document::write);
        }
    }

    private interface Content {
        void write(OutputStream out) throws IOException;
    }

    private Path save(String name, Content content) throws IOException {
        Path file = folder.resolve(name);
        try (var out = Files.newOutputStream(file)) {
            content.write(out);
        }
        return file;
    }

    private OpenDocument open(Path file) {
        return formats.open(file, sniffer.sniff(file, file.getFileName().toString()));
    }

    private static List<String> texts(PageSource page) {
        return page.textLayer().stream().map(TextLine::text).toList();
    }
}
