package dev.ocelli.catalog.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.fake.DrawnFace;
import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The face pack, where {@code ocelli models pull yunet} has been run. The face is drawn, for no photo of anyone is kept here. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PulledFacesTest {
    private final Models models = Models.under(Path.of(System.getProperty("user.home"), ".ocelli"));

    @BeforeAll
    void the_pack_is_here() {
        var pack = models.store().get("yunet");
        assumeTrue(
                models.store().stateOf(pack) == PackReport.State.PRESENT,
                "run \"./ocelli models pull yunet\" for these tests");
    }

    @AfterAll
    void close() {
        models.close();
    }

    @Test
    void a_drawn_face_is_found_on_small_and_large_pictures() {
        for (int scale : new int[] {1, 3}) {
            var faces = models.faces().find(face(scale));
            assertThat(faces).hasSize(1);
            assertThat(faces.getFirst().box().iou(new BoundingBox(0.36, 0.22, 0.28, 0.5)))
                    .isGreaterThan(0.5);
            assertThat(faces.getFirst().points()).hasSize(5);
        }
    }

    @Test
    void an_empty_picture_shows_nobody() {
        assertThat(models.faces().find(new BufferedImage(1200, 40, BufferedImage.TYPE_INT_RGB)))
                .isEmpty();
    }

    /** 600 by 400 times {@code scale}: head, hair, eyes, brows, nose, mouth. */
    private static BufferedImage face(int scale) {
        var picture = new BufferedImage(600 * scale, 400 * scale, BufferedImage.TYPE_INT_RGB);
        var pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.scale(scale, scale);
        pen.setColor(new Color(0xb8c4cc));
        pen.fillRect(0, 0, 600, 400);
        DrawnFace.draw(pen);
        pen.dispose();
        return picture;
    }
}
