package dev.ocelli.catalog.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.perception.TextLine;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.graphics.color.PDDeviceRGB;
import org.apache.pdfbox.pdmodel.graphics.image.LosslessFactory;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.form.PDAcroForm;
import org.apache.pdfbox.pdmodel.interactive.form.PDTextField;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class PdfFormatTest {
    private static final PDRectangle SHEET = new PDRectangle(600, 800);
    private final PdfFormat format = new PdfFormat(FormatLimits.standard());

    @TempDir
    Path folder;

    @Test
    void a_scan_with_invisible_text_is_left_to_ocr() throws IOException {
        try (var pdf = new PdfFile()) {
            pdf.page(SHEET, page -> {
                scan(pdf, page, 0, 0, 600, 800);
                page.setRenderingMode(RenderingMode.NEITHER);
                PdfFile.text(page, PdfFile.PLAIN, 12, 60, 700, "What somebody's OCR once thought it read here");
            });
            try (var open = open(pdf)) {
                assertThat(open.page(0).textLayerUsable()).isFalse();
                assertThat(open.page(0).pictures()).containsExactly(new BoundingBox(0, 0, 1, 1));
            }
        }
    }

    @Test
    void text_painted_over_by_a_scan_is_left_to_ocr() throws IOException {
        try (var pdf = new PdfFile()) {
            pdf.page(SHEET, page -> {
                PdfFile.text(page, PdfFile.PLAIN, 12, 60, 700, "Under the picture");
                scan(pdf, page, 0, 0, 600, 800);
            });
            try (var open = open(pdf)) {
                assertThat(open.page(0).textLayerUsable()).isFalse();
            }
        }
    }

    @Test
    void a_jpeg_2000_picture_is_named_as_unread() throws IOException {
        try (var pdf = new PdfFile()) {
            pdf.page(SHEET, page -> {
                var packed = new PDStream(pdf.document, new ByteArrayInputStream(new byte[16]));
                packed.getCOSObject().setItem(COSName.FILTER, COSName.JPX_DECODE);
                var picture = new PDImageXObject(packed, null);
                picture.setWidth(100);
                picture.setHeight(50);
                picture.setBitsPerComponent(8);
                picture.setColorSpace(PDDeviceRGB.INSTANCE);
                page.drawImage(picture, 20, 20, 560, 760);
            });
            try (var open = open(pdf)) {
                assertThat(open.page(0).pictures()).isNotEmpty();
                assertThat(open.warnings()).singleElement().asString().contains("Page 1", "JPEG 2000");
            }
        }
    }

    @Test
    void pages_of_a_mixed_file_are_judged_one_by_one() throws IOException {
        try (var pdf = new PdfFile()) {
            pdf.page(SHEET, page -> PdfFile.text(page, PdfFile.PLAIN, 12, 60, 700, "Born digital"));
            pdf.page(SHEET, page -> scan(pdf, page, 20, 20, 560, 760));
            pdf.page(SHEET, page -> {
                PdfFile.text(page, PdfFile.PLAIN, 12, 60, 700, "Text with a logo beside it");
                scan(pdf, page, 450, 700, 100, 50);
            });
            pdf.page(SHEET, page -> {});
            try (var open = open(pdf)) {
                assertThat(open.page(0).textLayerUsable()).isTrue();
                assertThat(open.page(1).textLayerUsable()).isFalse();
                assertThat(open.page(2).textLayerUsable()).isTrue();
                assertThat(open.page(2)
                                .pictures()
                                .getFirst()
                                .iou(BoundingBox.ofCorners(0.75, 0.0625, 11 / 12.0, 0.125)))
                        .isGreaterThan(0.99);
                assertThat(open.page(3).textLayerUsable()).as("nothing to read").isTrue();
            }
        }
    }

    @Test
    void garbled_letters_are_left_to_ocr() throws IOException {
        String mixedUp = "Xkq zrt vbnm plkj hgfd sdf qwrt zxcv bnmk ljhg fdsp wrtp mnbv cxzl kjhg fdsr ptwq "
                + "zxcv bnml kjhg fdsp";
        try (var pdf = new PdfFile()) {
            pdf.page(SHEET, page -> PdfFile.text(page, PdfFile.PLAIN, 8, 60, 700, mixedUp));
            try (var open = open(pdf)) {
                assertThat(open.page(0).textLayerUsable()).isFalse();
            }
        }
    }

    @Test
    void drawn_lines_thin_boxes_and_frames_are_rulings() throws IOException {
        try (var pdf = new PdfFile()) {
            pdf.page(SHEET, page -> {
                page.moveTo(60, 600);
                page.lineTo(540, 600);
                page.stroke();
                page.addRect(60, 500, 480, 0.8f);
                page.fill();
                page.addRect(100, 100, 200, 80);
                page.stroke();
            });
            try (var open = open(pdf)) {
                var rulings = open.page(0).rulings();
                assertThat(rulings).hasSize(6);
                assertThat(rulings.getFirst().y()).isCloseTo(0.25, org.assertj.core.data.Offset.offset(0.001));
                assertThat(rulings.getFirst().width()).isCloseTo(0.8, org.assertj.core.data.Offset.offset(0.001));
                assertThat(rulings).filteredOn(r -> r.height() > r.width()).hasSize(2);
            }
        }
    }

    @Test
    void values_of_form_fields_are_read() throws IOException {
        try (var pdf = new PdfFile()) {
            PDPage page = pdf.page(SHEET, p -> PdfFile.text(p, PdfFile.PLAIN, 12, 60, 700, "Name:"));
            var form = new PDAcroForm(pdf.document);
            pdf.document.getDocumentCatalog().setAcroForm(form);
            var resources = new PDResources();
            resources.put(COSName.getPDFName("Helv"), PdfFile.PLAIN);
            form.setDefaultResources(resources);
            var field = new PDTextField(form);
            field.setPartialName("name");
            field.setDefaultAppearance("/Helv 12 Tf 0 g");
            var widget = field.getWidgets().getFirst();
            widget.setRectangle(new PDRectangle(120, 690, 200, 20));
            widget.setPage(page);
            page.getAnnotations().add(widget);
            form.getFields().add(field);
            field.setValue("Ada Lovelace");
            try (var open = open(pdf)) {
                assertThat(open.page(0).textLayer())
                        .extracting(TextLine::text)
                        .containsExactly("Name:", "Ada Lovelace");
            }
        }
    }

    @Test
    void a_user_password_is_asked_for_and_an_owner_password_is_not() throws IOException {
        assertRefused(save(locked("secret"), "locked.pdf"), ErrorCode.ENCRYPTED_FILE, "password");
        try (var open = format.open(save(locked(""), "open.pdf"), MediaType.PDF)) {
            assertThat(open.page(0).textLayer()).extracting(TextLine::text).containsExactly("Secret text");
        }
    }

    @Test
    void a_cut_off_file_is_repaired() throws IOException {
        try (var pdf = new PdfFile()) {
            pdf.page(SHEET, page -> PdfFile.text(page, PdfFile.PLAIN, 12, 60, 700, "Still here"));
            byte[] bytes = Files.readAllBytes(pdf.save(folder.resolve("whole.pdf")));
            int cut = new String(bytes, StandardCharsets.ISO_8859_1).lastIndexOf("startxref");
            Path file = Files.write(folder.resolve("cut.pdf"), Arrays.copyOf(bytes, cut - 40));
            try (var open = format.open(file, MediaType.PDF)) {
                assertThat(open.page(0).textLayer()).extracting(TextLine::text).containsExactly("Still here");
            }
        }
    }

    @Test
    void files_without_pages_and_garbage_are_refused() throws IOException {
        try (var pdf = new PdfFile()) {
            assertRefused(pdf.save(folder.resolve("none.pdf")), ErrorCode.INVALID_FILE, "no pages");
        }
        Path garbage = Files.writeString(folder.resolve("garbage.pdf"), "%PDF-1.7\nnothing of use");
        assertRefused(garbage, ErrorCode.INVALID_FILE, "PDF");
    }

    @Test
    void a_file_with_ten_thousand_pages_is_refused() throws IOException {
        try (var pdf = new PdfFile()) {
            for (int i = 0; i < 10_000; i++) {
                pdf.document.addPage(new PDPage(SHEET));
            }
            assertRefused(pdf.save(folder.resolve("many.pdf")), ErrorCode.INVALID_FILE, "10000 pages");
        }
    }

    @Test
    void a_page_without_size_is_refused() throws IOException {
        try (var pdf = new PdfFile()) {
            pdf.page(SHEET, page -> {}).setMediaBox(new PDRectangle(0, 800));
            try (var open = open(pdf)) {
                assertThatThrownBy(() -> open.page(0))
                        .isInstanceOfSatisfying(
                                OcelliException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_FILE));
            }
        }
    }

    @Test
    void a_page_out_of_range_is_named() throws IOException {
        try (var pdf = new PdfFile()) {
            pdf.page(SHEET, page -> {});
            try (var open = open(pdf)) {
                assertThatThrownBy(() -> open.page(4)).isInstanceOfSatisfying(OcelliException.class, e -> {
                    assertThat(e.code()).isEqualTo(ErrorCode.PAGE_OUT_OF_RANGE);
                    assertThat(e).hasMessageContaining("Page 5");
                });
            }
        }
    }

    private OpenDocument open(PdfFile pdf) {
        return format.open(pdf.save(folder.resolve("a.pdf")), MediaType.PDF);
    }

    private void assertRefused(Path file, ErrorCode code, String says) {
        assertThatThrownBy(() -> format.open(file, MediaType.PDF)).isInstanceOfSatisfying(OcelliException.class, e -> {
            assertThat(e.code()).isEqualTo(code);
            assertThat(e).hasMessageContaining(says);
        });
    }

    private Path save(PdfFile pdf, String name) throws IOException {
        try (pdf) {
            return pdf.save(folder.resolve(name));
        }
    }

    private static PdfFile locked(String userPassword) throws IOException {
        var pdf = new PdfFile();
        pdf.page(SHEET, page -> PdfFile.text(page, PdfFile.PLAIN, 12, 60, 700, "Secret text"));
        pdf.document.protect(new StandardProtectionPolicy("owner", userPassword, new AccessPermission()));
        return pdf;
    }

    private static void scan(PdfFile pdf, PDPageContentStream page, float x, float y, float width, float height)
            throws IOException {
        var picture = new BufferedImage(900, 1200, BufferedImage.TYPE_BYTE_GRAY);
        var graphics = picture.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 900, 1200);
        graphics.dispose();
        page.drawImage(LosslessFactory.createFromImage(pdf.document, picture), x, y, width, height);
    }
}
