package dev.ocelli.catalog.tool.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolContract;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.fake.FakeToolContext;
import dev.ocelli.fake.SketchedPictures;
import java.awt.image.BufferedImage;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

/** Tools that a model must look for. */
final class ModelToolsTest {
    private static final BufferedImage PATTERN = SketchedPictures.pattern(300, 200, 1);

    private static void patternInto(FakeToolContext context) {
        context.input("pattern.png", MediaType.PNG, SketchedPictures.png(PATTERN));
    }

    private static BufferedImage made(Tool tool, FakeToolContext context, ObjectNode call) {
        var result = tool.call(call, context);
        return SketchedPictures.decode(context.content(result.artifacts().getFirst()));
    }

    @Nested
    final class DetectObjects extends ToolContract {
        private static final String ANSWER =
                "Sure:\n```json\n{\"objects\": [{\"label\": \"cat\", \"xywh\": [0.1, 0.2, 0.3, 0.4], \"confidence\": 0.8}]}\n```";

        @Override
        protected Tool tool(FakeToolContext context) {
            return new DetectObjectsTool(context.looker());
        }

        @Override
        protected ObjectNode goodCall(FakeToolContext context) {
            patternInto(context);
            context.answering(ANSWER);
            return arguments("{'targets': ['cat']}");
        }

        @Test
        void shares_pixels_thousandths_and_corners_all_come_out_as_shares() {
            for (String box : List.of(
                    "\"xywh\": [0.5, 0.5, 0.25, 0.25]",
                    "\"xywh\": [150, 100, 75, 50]",
                    "\"bbox_2d\": [150, 100, 225, 150]")) {
                try (var context = new FakeToolContext(folder)) {
                    patternInto(context);
                    context.answering("[{\"label\": \"cat\", " + box + "}]");
                    var object = tool(context)
                            .call(arguments("{'targets': ['cat']}"), context)
                            .output()
                            .path("objects")
                            .path(0);
                    assertThat(object.path("xywh").toString()).isEqualTo("[0.5,0.5,0.25,0.25]");
                }
            }
        }

        @Test
        void an_unusable_answer_is_asked_for_once_more_then_given_up() {
            try (var context = new FakeToolContext(folder)) {
                patternInto(context);
                context.answering("I see a cat.").answering(ANSWER);
                assertThat(tool(context).call(arguments("{}"), context).output().path("objects"))
                        .hasSize(1);
                assertThat(context.questions().getLast().words()).contains("could not be used");
                context.answering("no").answering("[{\"label\": \"cat\", \"xywh\": [5, 5, -1, 2]}]");
                assertThatThrownBy(() -> tool(context).call(arguments("{}"), context))
                        .isInstanceOfSatisfying(
                                OcelliException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.UPSTREAM_FAILED));
            }
        }

        @Test
        void without_a_model_it_says_so() {
            try (var context = new FakeToolContext(folder)) {
                patternInto(context);
                assertThatThrownBy(() -> tool(context).call(arguments("{}"), context))
                        .isInstanceOfSatisfying(
                                OcelliException.class, e -> assertThat(e.code()).isEqualTo(ErrorCode.NEEDS_MODEL));
            }
        }
    }

    @Nested
    final class Question extends ToolContract {
        @Override
        protected Tool tool(FakeToolContext context) {
            return new AskTool(AskTool.Kind.QUESTION, context.looker());
        }

        @Override
        protected ObjectNode goodCall(FakeToolContext context) {
            patternInto(context);
            context.answering("Squares.");
            return arguments("{'question': 'What is there?'}");
        }
    }

    @Nested
    final class Caption extends ToolContract {
        @Override
        protected Tool tool(FakeToolContext context) {
            return new AskTool(AskTool.Kind.CAPTION, context.looker());
        }

        @Override
        protected ObjectNode goodCall(FakeToolContext context) {
            patternInto(context);
            context.answering("Coloured squares.");
            return arguments("{'detailed': false}");
        }
    }

    @Nested
    final class Tags extends ToolContract {
        @Override
        protected Tool tool(FakeToolContext context) {
            return new AskTool(AskTool.Kind.TAGS, context.looker());
        }

        @Override
        protected ObjectNode goodCall(FakeToolContext context) {
            patternInto(context);
            context.answering("{\"tags\": [\"Squares\", \"colour\"]}");
            return arguments("{'most': 5}");
        }
    }

    @Nested
    final class Keypoints extends ToolContract {
        @Override
        protected Tool tool(FakeToolContext context) {
            return new KeypointsTool(context.looker());
        }

        @Override
        protected ObjectNode goodCall(FakeToolContext context) {
            patternInto(context);
            context.answering("{\"points\": [{\"label\": \"eye\", \"xy\": [0.25, 0.5]}]}");
            return arguments("{'target': 'eye'}");
        }
    }

    @Nested
    final class Segments extends ToolContract {
        @Override
        protected Tool tool(FakeToolContext context) {
            return new SegmentTool(context.looker(), context.pictures());
        }

        @Override
        protected ObjectNode goodCall(FakeToolContext context) {
            patternInto(context);
            context.answering("{\"objects\": [{\"label\": \"sign\", \"polygon\": [[0.1,0.1],[0.6,0.1],[0.6,0.6]]}]}");
            return arguments("{'target': 'sign'}");
        }

        @Test
        void the_mask_is_white_inside_the_outline() {
            try (var context = new FakeToolContext(folder)) {
                var mask = made(tool(context), context, goodCall(context));
                assertThat(mask.getRGB(150, 40) & 0xffffff).isEqualTo(0xffffff);
                assertThat(mask.getRGB(250, 180) & 0xffffff).isZero();
            }
        }
    }

    @Nested
    final class ParseUi extends ToolContract {
        @Override
        protected Tool tool(FakeToolContext context) {
            return new ParseUiTool(context.looker());
        }

        @Override
        protected ObjectNode goodCall(FakeToolContext context) {
            patternInto(context);
            context.answering("{\"objects\": [{\"label\": \"button\", \"xywh\": [0.1, 0.1, 0.3, 0.1]}]}");
            return arguments("{'page': 1}");
        }
    }
}
