package dev.ocelli.catalog.format;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.perception.TextLine;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class PdfTextLayerTest {
    private static final PDRectangle SHEET = new PDRectangle(600, 800);
    private final PdfFormat format = new PdfFormat(FormatLimits.standard());

    @TempDir
    Path folder;

    @Test
    void words_stand_where_they_were_drawn() throws IOException {
        List<TextLine> lines = lines(page -> PdfFile.text(page, PdfFile.PLAIN, 20, 60, 700, "Invoice number 4711"));
        assertThat(lines).extracting(TextLine::text).containsExactly("Invoice number 4711");
        double before = PdfFile.width(PdfFile.PLAIN, 20, "Invoice ");
        double wide = PdfFile.width(PdfFile.PLAIN, 20, "number");
        BoundingBox drawn = box(60 + before, 700 - 4, 60 + before + wide, 700 + 14.5);
        assertThat(lines.getFirst().words().get(1).text()).isEqualTo("number");
        assertThat(lines.getFirst().words().get(1).box().iou(drawn)).isGreaterThan(0.9);
        assertThat(lines.getFirst().fontSize()).isEqualTo(20 / 800.0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 90, 180, 270})
    void stored_turn_and_crop_box_are_applied(int turn) throws IOException {
        var crop = new PDRectangle(100, 200, 400, 500);
        try (var pdf = new PdfFile()) {
            PDPage page = pdf.page(SHEET, p -> {
                PdfFile.text(p, PdfFile.PLAIN, 20, 150, 300, "Hello");
                PdfFile.text(p, PdfFile.PLAIN, 20, 10, 10, "Outside");
            });
            page.setCropBox(crop);
            page.setRotation(turn);
            try (var open = format.open(pdf.save(folder.resolve("a.pdf")), MediaType.PDF)) {
                PageSource source = open.page(0);
                List<TextLine> lines = source.textLayer();
                assertThat(lines).extracting(TextLine::text).containsExactly("Hello");
                BoundingBox box = lines.getFirst().box();
                double wide = PdfFile.width(PdfFile.PLAIN, 20, "Hello");
                BoundingBox drawn = turned(turn, 50 / 400.0, 96 / 500.0, (50 + wide) / 400.0, 114.5 / 500.0);
                assertThat(box.iou(drawn)).isGreaterThan(0.9);
                assertThat(source.aspect()).isEqualTo(turn % 180 == 0 ? 0.8 : 1.25);
                var picture = source.picture(1000);
                assertThat((double) picture.getWidth() / picture.getHeight()).isEqualTo(source.aspect());
                assertThat(Ink.share(picture, box)).isGreaterThan(0.1);
            }
        }
    }

    @Test
    void columns_come_apart_and_words_drawn_alone_come_together() throws IOException {
        List<TextLine> lines = lines(page -> {
            PdfFile.text(page, PdfFile.PLAIN, 10, 200, 500, "world");
            PdfFile.text(page, PdfFile.PLAIN, 10, 172, 500, "Hello");
            PdfFile.text(page, PdfFile.PLAIN, 10, 400, 500, "12.50");
            PdfFile.text(page, PdfFile.PLAIN, 10, 60, 480, "Name:          Value");
        });
        assertThat(lines).extracting(TextLine::text).containsExactly("Hello world", "12.50", "Name:", "Value");
    }

    @Test
    void bold_type_is_told_from_plain() throws IOException {
        List<TextLine> lines = lines(page -> {
            PdfFile.text(page, PdfFile.BOLD, 10, 60, 500, "Total");
            PdfFile.text(page, PdfFile.PLAIN, 10, 160, 500, "9.99");
        });
        assertThat(lines).extracting(TextLine::bold).containsExactly(true, false);
    }

    @Test
    void letter_spaced_capitals_are_one_word() throws IOException {
        List<TextLine> lines = lines(page -> {
            page.setCharacterSpacing(4);
            PdfFile.text(page, PdfFile.BOLD, 14, 60, 500, "INVOICE");
            page.setCharacterSpacing(0);
            PdfFile.text(page, PdfFile.BOLD, 14, 60, 400, "R E C E I P T");
        });
        assertThat(lines).extracting(TextLine::text).containsExactly("INVOICE", "RECEIPT");
    }

    @Test
    void shadows_are_dropped() throws IOException {
        List<TextLine> lines = lines(page -> {
            PdfFile.text(page, PdfFile.BOLD, 20, 60, 500, "Balloon");
            PdfFile.text(page, PdfFile.BOLD, 20, 60.8, 499.3, "Balloon");
        });
        assertThat(lines).extracting(TextLine::text).containsExactly("Balloon");
    }

    @Test
    void text_along_the_margin_is_a_line_of_its_own() throws IOException {
        List<TextLine> lines = lines(page -> {
            PdfFile.text(page, PdfFile.PLAIN, 10, 60, 500, "Body text");
            page.beginText();
            page.setFont(PdfFile.PLAIN, 10);
            page.setTextMatrix(new org.apache.pdfbox.util.Matrix(0, 1, -1, 0, 40, 300));
            page.showText("Form 12 B");
            page.endText();
        });
        assertThat(lines).extracting(TextLine::text).containsExactly("Body text", "Form 12 B");
        BoundingBox margin = lines.get(1).box();
        assertThat(margin.height() * 800).isCloseTo(PdfFile.width(PdfFile.PLAIN, 10, "Form 12 B"), within(1));
        assertThat(margin.iou(box(32.5, 300, 42, 300 + PdfFile.width(PdfFile.PLAIN, 10, "Form 12 B"))))
                .isGreaterThan(0.9);
    }

    @Test
    void an_upright_ruling_parts_cells_that_stand_close() throws IOException {
        List<TextLine> lines = lines(page -> {
            PdfFile.text(page, PdfFile.PLAIN, 10, 60, 500, "Qty");
            PdfFile.text(page, PdfFile.PLAIN, 10, 80, 500, "Price");
            page.moveTo(78, 480);
            page.lineTo(78, 520);
            page.stroke();
        });
        assertThat(lines).extracting(TextLine::text).containsExactly("Qty", "Price");
    }

    private static org.assertj.core.data.Offset<Double> within(double points) {
        return org.assertj.core.data.Offset.offset(points);
    }

    private List<TextLine> lines(PdfFile.Drawing drawing) throws IOException {
        try (var pdf = new PdfFile()) {
            pdf.page(SHEET, drawing);
            try (var open = format.open(pdf.save(folder.resolve("a.pdf")), MediaType.PDF)) {
                assertThat(open.page(0).textLayerUsable()).isTrue();
                return open.page(0).textLayer();
            }
        }
    }

    private static BoundingBox box(double left, double bottom, double right, double top) {
        return BoundingBox.ofCorners(left / 600, 1 - top / 800, right / 600, 1 - bottom / 800);
    }

    /** Corners as fractions from the lower left of the stored page, seen after a clockwise turn. */
    private static BoundingBox turned(int turn, double x1, double y1, double x2, double y2) {
        return switch (turn) {
            case 90 -> BoundingBox.ofCorners(y1, x1, y2, x2);
            case 180 -> BoundingBox.ofCorners(1 - x1, y1, 1 - x2, y2);
            case 270 -> BoundingBox.ofCorners(1 - y1, 1 - x1, 1 - y2, 1 - x2);
            default -> BoundingBox.ofCorners(x1, 1 - y1, x2, 1 - y2);
        };
    }
}
