package dev.ocelli.catalog.tool.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolContract;
import dev.ocelli.catalog.tool.image.HideTool.Mode;
import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.perception.Face;
import dev.ocelli.examples.ExampleDocuments;
import dev.ocelli.fake.FakeToolContext;
import dev.ocelli.fake.SketchedPictures;
import java.awt.image.BufferedImage;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

final class ImageToolsTest {
    private static final BufferedImage PATTERN = SketchedPictures.pattern(300, 200, 1);

    private static void patternInto(FakeToolContext context) {
        context.input("pattern.png", MediaType.PNG, SketchedPictures.png(PATTERN));
    }

    private static BufferedImage made(Tool tool, FakeToolContext context, ObjectNode call) {
        var result = tool.call(call, context);
        return SketchedPictures.decode(context.content(result.artifacts().getFirst()));
    }

    private static void same(BufferedImage picture, int x, int y, int sourceX, int sourceY) {
        assertThat(picture.getRGB(x, y) & 0xffffff).isEqualTo(PATTERN.getRGB(sourceX, sourceY) & 0xffffff);
    }

    @Nested
    final class Rotate extends ToolContract {
        @Override
        protected Tool tool(FakeToolContext context) {
            return new RotateTool(context.pictures());
        }

        @Override
        protected ObjectNode goodCall(FakeToolContext context) {
            patternInto(context);
            return arguments("{'angle': 90}");
        }

        @Test
        void quarter_turns_lose_nothing() {
            try (var context = new FakeToolContext(folder)) {
                var picture = made(tool(context), context, goodCall(context));
                assertThat(picture.getWidth()).isEqualTo(200);
                same(picture, 199, 0, 0, 0);
                same(picture, 0, 299, 299, 199);
                same(made(tool(context), context, arguments("{'angle': -90}")), 0, 299, 0, 0);
            }
        }

        @Test
        void other_angles_keep_everything_unless_the_size_is_kept() {
            try (var context = new FakeToolContext(folder)) {
                patternInto(context);
                var grown = made(tool(context), context, arguments("{'angle': 30}"));
                assertThat(grown.getWidth()).isEqualTo(360);
                assertThat(grown.getRGB(0, 0) & 0xffffff).isEqualTo(0xffffff);
                var kept = made(tool(context), context, arguments("{'angle': 30, 'keep_size': true}"));
                assertThat(kept.getWidth()).isEqualTo(300);
            }
        }
    }

    @Nested
    final class Flip extends ToolContract {
        @Override
        protected Tool tool(FakeToolContext context) {
            return new FlipTool(context.pictures());
        }

        @Override
        protected ObjectNode goodCall(FakeToolContext context) {
            patternInto(context);
            return arguments("{'direction': 'horizontal'}");
        }

        @Test
        void sides_change_places() {
            try (var context = new FakeToolContext(folder)) {
                same(made(tool(context), context, goodCall(context)), 299, 0, 0, 0);
                same(made(tool(context), context, arguments("{'direction': 'vertical'}")), 0, 199, 0, 0);
            }
        }
    }

    @Nested
    final class Resize extends ToolContract {
        @Override
        protected Tool tool(FakeToolContext context) {
            return new ResizeTool(context.pictures());
        }

        @Override
        protected ObjectNode goodCall(FakeToolContext context) {
            patternInto(context);
            return arguments("{'width': 150}");
        }

        @Test
        void the_other_side_follows() {
            try (var context = new FakeToolContext(folder)) {
                assertThat(made(tool(context), context, goodCall(context)).getHeight())
                        .isEqualTo(100);
                assertThat(made(tool(context), context, arguments("{'longer_side': 600}"))
                                .getHeight())
                        .isEqualTo(400);
                assertThat(made(tool(context), context, arguments("{'width': 10, 'height': 90}"))
                                .getHeight())
                        .isEqualTo(90);
            }
        }

        @Test
        void huge_sizes_are_refused_before_they_are_made() {
            try (var context = new FakeToolContext(folder)) {
                patternInto(context);
                assertThatThrownBy(() -> tool(context).call(arguments("{'width': 10000}"), context))
                        .isInstanceOf(OcelliException.class)
                        .hasMessageContaining("40 megapixels");
            }
        }
    }

    @Nested
    final class Upscale extends ToolContract {
        @Override
        protected Tool tool(FakeToolContext context) {
            return new UpscaleTool(context.pictures());
        }

        @Override
        protected ObjectNode goodCall(FakeToolContext context) {
            patternInto(context);
            return arguments("{'factor': 4}");
        }

        @Test
        void it_enlarges_and_says_that_it_invents_nothing() {
            try (var context = new FakeToolContext(folder)) {
                var result = tool(context).call(goodCall(context), context);
                assertThat(result.output().path("width").asInt()).isEqualTo(1200);
                assertThat(result.output().path("note").asString()).contains("no detail was added");
            }
        }
    }

    @Nested
    final class Redact extends ToolContract {
        @Override
        protected Tool tool(FakeToolContext context) {
            return new HideTool(Mode.REDACT, context.pictures(), context.finder());
        }

        @Override
        protected ObjectNode goodCall(FakeToolContext context) {
            patternInto(context);
            return arguments("{'boxes': [{'xywh': [0.5, 0, 0.5, 1], 'label': 'right half'}]}");
        }

        @Test
        void covered_pixels_are_black_and_others_stay() {
            try (var context = new FakeToolContext(folder)) {
                var picture = made(tool(context), context, goodCall(context));
                assertThat(picture.getRGB(200, 100) & 0xffffff).isZero();
                same(picture, 100, 100, 100, 100);
            }
        }

        @Test
        void a_document_becomes_a_pdf_of_pictures_without_its_text() {
            try (var context = new FakeToolContext(folder);
                    var invoice = ExampleDocuments.invoice()) {
                context.input("invoice.pdf", MediaType.PDF, invoice.pdf());
                var call = arguments("{'texts': ['DE89 3704 0044 0532 0130 00', 'not there at all']}");
                var result = tool(context).call(call, context);
                var kept = result.artifacts().getFirst();
                assertThat(kept.id()).startsWith("doc_");
                assertThat(kept.filename()).isEqualTo("invoice-redacted.pdf");
                assertThat(result.output().path("not_found").toString()).contains("not there at all");
                assertThat(new String(context.content(kept), StandardCharsets.ISO_8859_1))
                        .doesNotContain("DE89");
                var text = context.see(context.material(kept.id()), Optional.empty())
                        .text();
                assertThat(text).contains("Total amount").doesNotContain("DE89", "0532");
            }
        }

        @Test
        void faces_are_covered_by_name() {
            try (var context = new FakeToolContext(folder)) {
                SketchedPictures.letterInto(context);
                context.showFaces(new Face(new BoundingBox(0.7, 0.35, 0.1, 0.1), 0.9, List.of()));
                var picture = made(tool(context), context, arguments("{'targets': ['faces']}"));
                assertThat(picture.getRGB(750, 560) & 0xffffff).isZero();
            }
        }

        @Test
        void when_nothing_is_found_nothing_is_made() {
            try (var context = new FakeToolContext(folder);
                    var invoice = ExampleDocuments.invoice()) {
                context.input("invoice.pdf", MediaType.PDF, invoice.pdf());
                assertThatThrownBy(() -> tool(context).call(arguments("{'texts': ['qwertyuiop']}"), context))
                        .isInstanceOf(OcelliException.class)
                        .hasMessageContaining("nothing was made");
                assertThat(context.kept()).isEmpty();
            }
        }
    }

    @Nested
    final class Blur extends ToolContract {
        @Override
        protected Tool tool(FakeToolContext context) {
            return new HideTool(Mode.BLUR, context.pictures(), context.finder());
        }

        @Override
        protected ObjectNode goodCall(FakeToolContext context) {
            patternInto(context);
            return arguments("{'boxes': [{'xywh': [0.5, 0, 0.5, 1]}]}");
        }

        @Test
        void blurred_squares_run_into_each_other() {
            try (var context = new FakeToolContext(folder)) {
                var picture = made(tool(context), context, goodCall(context));
                int edge = Math.abs((picture.getRGB(239, 50) >> 8 & 255) - (picture.getRGB(240, 50) >> 8 & 255));
                assertThat(edge).isLessThan(12);
                same(picture, 100, 100, 100, 100);
            }
        }
    }

    @Nested
    final class DetectBarcodes extends ToolContract {
        @Override
        protected Tool tool(FakeToolContext context) {
            return new DetectBarcodesTool(context.finder());
        }

        @Override
        protected ObjectNode goodCall(FakeToolContext context) {
            context.input(
                    "code.png", MediaType.PNG, SketchedPictures.png(SketchedPictures.qrCode("https://a.example/17")));
            return arguments("{'pages': [1]}");
        }

        @Test
        void a_code_is_decoded_and_its_whole_place_is_given() {
            try (var context = new FakeToolContext(folder)) {
                var code = tool(context)
                        .call(goodCall(context), context)
                        .output()
                        .path("barcodes")
                        .path(0);
                assertThat(code.path("text").asString()).isEqualTo("https://a.example/17");
                assertThat(code.path("symbology").asString()).isEqualTo("qr_code");
                assertThat(code.path("xywh").path(2).asDouble()).isGreaterThan(0.165);
            }
        }
    }

    @Nested
    final class DetectFaces extends ToolContract {
        @Override
        protected Tool tool(FakeToolContext context) {
            return new DetectFacesTool(context.finder());
        }

        @Override
        protected ObjectNode goodCall(FakeToolContext context) {
            patternInto(context);
            context.showFaces(
                    new Face(new BoundingBox(0.2, 0.2, 0.3, 0.4), 0.95, List.of(new Face.Point(0.3, 0.35))),
                    new Face(new BoundingBox(0.6, 0.2, 0.3, 0.4), 0.65, List.of()));
            return arguments("{'least_confidence': 0.9}");
        }

        @Test
        void only_sure_faces_are_given() {
            try (var context = new FakeToolContext(folder)) {
                var output = tool(context).call(goodCall(context), context).output();
                assertThat(output.path("count").asInt()).isEqualTo(1);
                assertThat(output.path("faces").path(0).path("keypoints").toString())
                        .contains("right_eye");
            }
        }
    }

    @Nested
    final class OcrImage extends ToolContract {
        @Override
        protected Tool tool(FakeToolContext context) {
            return new OcrImageTool();
        }

        @Override
        protected ObjectNode goodCall(FakeToolContext context) {
            SketchedPictures.letterInto(context);
            return arguments("{'xywh': [0, 0.2, 1, 0.2], 'words': true}");
        }

        @Test
        void only_the_asked_part_is_read() {
            try (var context = new FakeToolContext(folder)) {
                var text = tool(context)
                        .call(goodCall(context), context)
                        .output()
                        .path("text")
                        .asString();
                assertThat(text.replace(" ", "")).contains("Towhom").doesNotContain("regards");
            }
        }
    }

    @Nested
    final class MatchTemplate extends ToolContract {
        @Override
        protected Tool tool(FakeToolContext context) {
            return new MatchTemplateTool(context.pictures());
        }

        @Override
        protected ObjectNode goodCall(FakeToolContext context) {
            patternInto(context);
            context.input("piece.png", MediaType.PNG, SketchedPictures.png(PATTERN.getSubimage(120, 60, 80, 60)));
            return arguments("{'file': 'file_1', 'template': 'file_2'}");
        }

        @Test
        void a_piece_is_found_where_it_came_from() {
            try (var context = new FakeToolContext(folder)) {
                var match = tool(context)
                        .call(goodCall(context), context)
                        .output()
                        .path("matches")
                        .path(0);
                assertThat(match.path("score").asDouble()).isGreaterThan(0.99);
                assertThat(match.path("xywh").path(0).asDouble()).isEqualTo(0.4);
                assertThat(match.path("xywh").path(1).asDouble()).isEqualTo(0.3);
            }
        }

        @Test
        void a_strange_piece_is_not_found() {
            try (var context = new FakeToolContext(folder)) {
                patternInto(context);
                context.input("strange.png", MediaType.PNG, SketchedPictures.png(SketchedPictures.pattern(80, 60, 99)));
                var call = arguments("{'file': 'file_1', 'template': 'file_2'}");
                assertThat(tool(context).call(call, context).output().path("matches"))
                        .isEmpty();
            }
        }
    }
}
