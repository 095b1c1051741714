package dev.ocelli.catalog.format;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.io.IOException;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.junit.jupiter.api.Test;

final class BoundedRendererTest {
    private static PdfFile drawing(int lines) {
        var pdf = new PdfFile();
        pdf.page(new PDRectangle(100, 100), page -> {
            for (int i = 0; i < lines; i++) {
                page.moveTo(0, 0);
                page.lineTo(90, i % 90);
                page.stroke();
            }
        });
        return pdf;
    }

    @Test
    void a_page_within_the_limit_is_drawn() throws IOException {
        try (PdfFile pdf = drawing(10)) {
            var renderer = new BoundedRenderer(pdf.document, 1000);
            assertThat(renderer.renderImage(0, 1).getWidth()).isEqualTo(100);
        }
    }

    @Test
    void a_page_with_too_many_drawing_orders_is_refused() throws IOException {
        try (PdfFile pdf = drawing(1000)) {
            var renderer = new BoundedRenderer(pdf.document, 1000);
            assertThatThrownBy(() -> renderer.renderImage(0, 1))
                    .isInstanceOfSatisfying(
                            OcelliException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.INVALID_FILE))
                    .hasMessageContaining("more than 1000 drawing orders");
        }
    }

    @Test
    void drawing_ends_when_nobody_waits_for_it() throws IOException {
        try (PdfFile pdf = drawing(1000)) {
            var renderer = new BoundedRenderer(pdf.document, 1_000_000);
            Thread.currentThread().interrupt();
            assertThatThrownBy(() -> renderer.renderImage(0, 1)).isInstanceOf(IllegalStateException.class);
        } finally {
            assertThat(Thread.interrupted()).isTrue();
        }
    }
}
