package dev.ocelli.core.file;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.core.base.MediaType;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import javax.imageio.ImageIO;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.xwpf.usermodel.XWPFDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ContentSnifferTest {
    private static final String OPEN_XML = "application/vnd.openxmlformats-officedocument.";
    private final ContentSniffer sniffer = new ContentSniffer();

    @TempDir
    Path folder;

    @Test
    void content_wins_over_a_wrong_name() throws IOException {
        assertThat(sniff(image("png"), "scan.pdf")).isEqualTo("image/png");
        assertThat(sniff(image("jpg"), "scan.docx")).isEqualTo("image/jpeg");
        assertThat(sniff(bytes("%PDF-1.7\n%..."), "letter.txt")).isEqualTo("application/pdf");
    }

    @Test
    void a_pdf_may_begin_with_other_bytes() throws IOException {
        assertThat(sniff(bytes("HTTP/1.1 200 OK\r\n\r\n%PDF-1.4\n"), "a.bin")).isEqualTo("application/pdf");
    }

    @Test
    void empty_and_unknown_bytes_are_binary() throws IOException {
        assertThat(sniff(new byte[0], "a.pdf")).isEqualTo(MediaType.BINARY.value());
        assertThat(sniff(new byte[] {0, 1, 2, 3, (byte) 200, 0, 9, 17}, "a.pdf"))
                .isEqualTo(MediaType.BINARY.value());
    }

    @ParameterizedTest
    @CsvSource({"a.csv, text/csv", "notes.txt, text/plain", "a.pdf, text/plain", "no-name, text/plain"})
    void the_name_refines_plain_text_only(String name, String type) throws IOException {
        assertThat(sniff(bytes("item,price\npen,3\n"), name)).isEqualTo(type);
    }

    @Test
    void markdown_is_told_by_its_name_and_a_web_page_by_its_content() throws IOException {
        assertThat(sniff(bytes("# Title\n\nText."), "readme.md")).isEqualTo("text/markdown");
        assertThat(sniff(bytes("<!DOCTYPE html><html><body>x</body></html>"), "x"))
                .isEqualTo("text/html");
    }

    @ParameterizedTest
    @CsvSource({
        "word/document.xml, wordprocessingml.document",
        "xl/workbook.xml, spreadsheetml.sheet",
        "ppt/presentation.xml, presentationml.presentation"
    })
    void office_archives_are_told_by_their_parts(String part, String type) throws IOException {
        assertThat(sniff(zip("[Content_Types].xml", part), "upload.zip")).isEqualTo(OPEN_XML + type);
    }

    @Test
    void a_plain_archive_stays_a_zip() throws IOException {
        assertThat(sniff(zip("SKILL.md", "schema.json"), "skill.zip")).isEqualTo("application/zip");
        assertThat(sniff(zip("a.txt"), "no-name")).isEqualTo("application/zip");
    }

    @Test
    void a_cut_off_office_archive_is_still_known() throws IOException {
        var out = new ByteArrayOutputStream();
        try (var document = new XWPFDocument()) {
            document.createParagraph().createRun().setText("hello");
            document.write(out);
        }
        byte[] cut = Arrays.copyOf(out.toByteArray(), out.size() * 2 / 3);
        assertThat(sniff(cut, "letter.docx")).isEqualTo(OPEN_XML + "wordprocessingml.document");
    }

    @ParameterizedTest
    @CsvSource({
        "WordDocument, application/msword",
        "Workbook, application/vnd.ms-excel",
        "PowerPoint Document, application/vnd.ms-powerpoint",
        "EncryptedPackage, application/x-tika-ooxml-protected"
    })
    void old_office_files_are_told_by_their_streams(String stream, String type) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var container = new POIFSFileSystem()) {
            for (int i = 0; i < 6; i++) {
                container.getRoot().createDocument("part" + i, new java.io.ByteArrayInputStream(new byte[5000]));
            }
            container.getRoot().createDocument(stream, new java.io.ByteArrayInputStream(new byte[5000]));
            container.writeFilesystem(out);
        }
        assertThat(sniff(out.toByteArray(), "x")).isEqualTo(type);
    }

    private String sniff(byte[] content, String name) throws IOException {
        Path file = Files.write(folder.resolve("file"), content);
        return sniffer.sniff(file, name).value();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] image(String format) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(8, 8, BufferedImage.TYPE_INT_RGB), format, out);
        return out.toByteArray();
    }

    private static byte[] zip(String... names) throws IOException {
        var out = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(out)) {
            for (String name : names) {
                zip.putNextEntry(new ZipEntry(name));
                zip.write(bytes("<x/>"));
            }
        }
        return out.toByteArray();
    }
}
