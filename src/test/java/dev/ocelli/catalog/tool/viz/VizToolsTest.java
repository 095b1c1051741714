package dev.ocelli.catalog.tool.viz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolContract;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.examples.ExampleDocuments;
import dev.ocelli.fake.FakeToolContext;
import dev.ocelli.fake.SketchedPictures;
import java.awt.image.BufferedImage;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

final class VizToolsTest {

    private static void invoiceInto(FakeToolContext context) {
        try (var invoice = ExampleDocuments.invoice()) {
            context.input("invoice.pdf", MediaType.PDF, invoice.pdf());
        }
    }

    private static BufferedImage picture(FakeToolContext context, int index) {
        return SketchedPictures.decode(context.content(context.kept().get(index)));
    }

    @Nested
    final class DrawBoxes extends ToolContract {
        @Override
        protected Tool tool(FakeToolContext context) {
            return new DrawBoxesTool(context.pictures());
        }

        @Override
        protected ObjectNode goodCall(FakeToolContext context) {
            invoiceInto(context);
            return arguments("{'boxes': [{'xywh': [0.1, 0.1, 0.5, 0.1], 'label': 'seller', 'status': 'exact'},"
                    + " {'xywh': [0.5, 0.5, 0.5, 0.5], 'page': 2}]}");
        }

        @Test
        void every_page_with_boxes_becomes_a_picture() {
            try (var context = new FakeToolContext(folder)) {
                var result = tool(context).call(goodCall(context), context);
                assertThat(result.artifacts())
                        .extracting(a -> a.filename())
                        .containsExactly("invoice-page-1-boxes.png", "invoice-page-2-boxes.png");
                var picture = picture(context, 0);
                int edge = picture.getRGB((int) (0.1 * picture.getWidth()), (int) (0.15 * picture.getHeight()));
                assertThat(edge & 0xffffff).isEqualTo(0x1a7f37);
            }
        }

        @Test
        void the_whole_document_becomes_one_pdf_on_wish() {
            try (var context = new FakeToolContext(folder)) {
                var call = goodCall(context).put("as", "pdf");
                tool(context).call(call, context);
                var kept = context.kept().getFirst();
                assertThat(kept.type()).isEqualTo(MediaType.PDF);
                try (var document =
                        context.formats().open(context.material(kept.id()).file(), MediaType.PDF)) {
                    assertThat(document.pageCount()).isEqualTo(2);
                }
            }
        }

        @Test
        void a_page_that_is_not_there_is_refused() {
            try (var context = new FakeToolContext(folder)) {
                invoiceInto(context);
                var call = arguments("{'boxes': [{'xywh': [0, 0, 1, 1], 'page': 3}]}");
                assertThatThrownBy(() -> tool(context).call(call, context))
                        .isInstanceOfSatisfying(
                                OcelliException.class,
                                e -> assertThat(e.code()).isEqualTo(ErrorCode.PAGE_OUT_OF_RANGE));
            }
        }
    }

    @Nested
    final class DrawKeypoints extends ToolContract {
        @Override
        protected Tool tool(FakeToolContext context) {
            return new DrawKeypointsTool(context.pictures());
        }

        @Override
        protected ObjectNode goodCall(FakeToolContext context) {
            invoiceInto(context);
            return arguments("{'points': [{'x': 0.5, 'y': 0.5, 'label': 'centre'}]}");
        }
    }

    @Nested
    final class DrawMasks extends ToolContract {
        @Override
        protected Tool tool(FakeToolContext context) {
            return new DrawMasksTool(context.pictures());
        }

        @Override
        protected ObjectNode goodCall(FakeToolContext context) {
            invoiceInto(context);
            return arguments("{'masks': [{'polygon': [[0.1, 0.1], [0.9, 0.1], [0.5, 0.9]], 'label': 'roof'}]}");
        }

        @Test
        void what_is_inside_is_coloured_and_still_shows() {
            try (var context = new FakeToolContext(folder)) {
                tool(context).call(goodCall(context), context);
                var picture = picture(context, 0);
                int inside = picture.getRGB(picture.getWidth() / 2, (int) (0.6 * picture.getHeight())) & 0xffffff;
                assertThat(inside).isNotEqualTo(0xffffff).isNotEqualTo(0);
            }
        }
    }
}
