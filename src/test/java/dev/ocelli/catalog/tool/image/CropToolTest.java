package dev.ocelli.catalog.tool.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolContract;
import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.perception.Face;
import dev.ocelli.examples.ExampleDocuments;
import dev.ocelli.fake.FakeToolContext;
import dev.ocelli.fake.SketchedPictures;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class CropToolTest extends ToolContract {
    @Override
    protected Tool tool(FakeToolContext context) {
        return new CropTool(context.pictures(), context.finder());
    }

    @Override
    protected ObjectNode goodCall(FakeToolContext context) {
        try (var invoice = ExampleDocuments.invoice()) {
            context.input("invoice.pdf", MediaType.PDF, invoice.pdf());
        }
        return arguments("{'page': 2, 'xywh': [0.5, 0.1, 0.5, 0.2]}");
    }

    private JsonNode crops(FakeToolContext context, String call) {
        return tool(context).call(arguments(call), context).output().path("crops");
    }

    private static BoundingBox box(JsonNode crop) {
        JsonNode xywh = crop.path("xywh");
        return new BoundingBox(
                xywh.path(0).asDouble(),
                xywh.path(1).asDouble(),
                xywh.path(2).asDouble(),
                xywh.path(3).asDouble());
    }

    @Test
    void a_place_becomes_a_picture_of_its_pixels() {
        try (var context = new FakeToolContext(folder)) {
            var result = tool(context).call(goodCall(context), context);
            var picture =
                    SketchedPictures.decode(context.content(result.artifacts().getFirst()));
            assertThat(picture.getWidth()).isBetween(845, 855);
            assertThat(picture.getHeight()).isBetween(478, 484);
            assertThat(result.artifacts().getFirst().filename()).isEqualTo("invoice-page-2-crop.png");
            assertThat(result.output().path("crops").path(0).path("page").asInt())
                    .isEqualTo(2);
        }
    }

    @Test
    void words_are_found_on_whichever_page_they_stand() {
        try (var context = new FakeToolContext(folder)) {
            goodCall(context);
            var crop = crops(context, "{'target': 'total amount'}").path(0);
            assertThat(crop.path("page").asInt()).isEqualTo(2);
            assertThat(crop.path("label").asString()).isEqualTo("Total amount");
        }
    }

    @Test
    void tables_are_counted() {
        try (var context = new FakeToolContext(folder);
                var report = ExampleDocuments.report()) {
            context.input("report.pdf", MediaType.PDF, report.pdf());
            var crop = crops(context, "{'target': 'the first table', 'padding': 0}")
                    .path(0);
            assertThat(box(crop).iou(BoundingBox.ofCorners(50 / 595.0, 228 / 842.0, 545 / 595.0, 338 / 842.0)))
                    .isGreaterThan(0.9);
            assertThatThrownBy(() -> crops(context, "{'target': 'table 2'}"))
                    .isInstanceOf(OcelliException.class)
                    .hasMessageContaining("There is no 'table 2'");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "logo, 70, 60, 130, 130",
        "photo, 640, 420, 260, 330",
        "stamp, 600, 1020, 180, 180",
        "signature, 130, 1080, 300, 85"
    })
    void things_without_words_are_found_by_their_looks(String target, int x, int y, int width, int height) {
        try (var context = new FakeToolContext(folder)) {
            SketchedPictures.letterInto(context);
            var place = BoundingBox.ofCorners(x / 1000.0, y / 1414.0, (x + width) / 1000.0, (y + height) / 1414.0);
            var crop =
                    crops(context, "{'padding': 0, 'target': '" + target + "'}").path(0);
            assertThat(box(crop).iou(place)).as("%s", crop).isGreaterThan(0.6);
        }
    }

    @Test
    void all_faces_are_cut_out_on_wish() {
        try (var context = new FakeToolContext(folder)) {
            SketchedPictures.letterInto(context);
            context.showFaces(
                    new Face(new BoundingBox(0.1, 0.1, 0.1, 0.1), 0.9, List.of()),
                    new Face(new BoundingBox(0.5, 0.5, 0.1, 0.1), 0.8, List.of()));
            assertThat(crops(context, "{'target': 'faces'}")).hasSize(1);
            assertThat(crops(context, "{'target': 'faces', 'all': true}")).hasSize(2);
        }
    }

    @Test
    void what_is_neither_words_nor_a_known_thing_is_asked_of_a_model() {
        try (var context = new FakeToolContext(folder)) {
            SketchedPictures.letterInto(context);
            assertThatThrownBy(() -> crops(context, "{'target': 'bicycle'}"))
                    .isInstanceOfSatisfying(
                            OcelliException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NEEDS_MODEL))
                    .hasMessageContaining("OCELLI_MODEL_URL");
            context.answering("{\"objects\": [{\"label\": \"bicycle\", \"xywh\": [0.25, 0.25, 0.5, 0.5]}]}");
            assertThat(box(crops(context, "{'target': 'bicycle', 'padding': 0}").path(0)))
                    .isEqualTo(new BoundingBox(0.25, 0.25, 0.5, 0.5));
        }
    }
}
