package dev.ocelli.catalog.tool.image;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolContract;
import dev.ocelli.catalog.tool.picture.Pictures;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.examples.ExampleDocuments;
import dev.ocelli.fake.FakeToolContext;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

final class CropToolTest extends ToolContract {
    @Override
    protected Tool tool(FakeToolContext context) {
        return new CropTool(new Pictures(context.formats()));
    }

    @Override
    protected ObjectNode goodCall(FakeToolContext context) {
        try (var invoice = ExampleDocuments.invoice()) {
            context.input("invoice.pdf", MediaType.PDF, invoice.pdf());
        }
        return arguments("{'page': 2, 'xywh': [0.5, 0.1, 0.5, 0.2]}");
    }

    @Test
    void a_place_becomes_a_picture_of_its_pixels() throws IOException {
        try (var context = new FakeToolContext(folder)) {
            var result = tool(context).call(goodCall(context), context);
            var picture = ImageIO.read(
                    new ByteArrayInputStream(context.content(result.artifacts().getFirst())));
            assertThat(picture.getWidth()).isBetween(845, 855);
            assertThat(picture.getHeight()).isBetween(478, 484);
            assertThat(result.artifacts().getFirst().filename()).isEqualTo("invoice-page-2-crop.png");
            assertThat(result.output().path("crops").path(0).path("page").asInt())
                    .isEqualTo(2);
        }
    }
}
