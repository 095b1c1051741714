package dev.ocelli.catalog.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

final class MaskRegionsTest {
    @Test
    void each_connected_area_gets_its_rectangle_and_mean() {
        float[] map = new float[20 * 10];
        fill(map, 20, 2, 1, 8, 4, 0.9f);
        fill(map, 20, 12, 5, 18, 9, 0.6f);

        var found = MaskRegions.find(map, 20, 20, 10, 0.3);

        assertThat(found).hasSize(2);
        assertThat(found.getFirst().region()).isEqualTo(new TextRegion(5, 2.5, 1, 0, 6, 3));
        assertThat(found.getFirst().score()).isCloseTo(0.9, within(1e-6));
        assertThat(found.getLast().score()).isCloseTo(0.6, within(1e-6));
    }

    @Test
    void arms_of_one_area_that_meet_late_are_one() {
        float[] map = new float[9 * 6];
        fill(map, 9, 0, 0, 2, 6, 1);
        fill(map, 9, 7, 0, 9, 6, 1);
        fill(map, 9, 0, 5, 9, 6, 1);
        assertThat(MaskRegions.find(map, 9, 9, 6, 0.3)).hasSize(1);
    }

    @Test
    void a_tilted_strip_gets_a_tilted_rectangle() {
        int size = 200;
        float[] map = new float[size * size];
        double angle = Math.toRadians(10);
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                double along = (x - 100) * Math.cos(angle) + (y - 100) * Math.sin(angle);
                double across = -(x - 100) * Math.sin(angle) + (y - 100) * Math.cos(angle);
                map[y * size + x] = Math.abs(along) < 70 && Math.abs(across) < 8 ? 1 : 0;
            }
        }
        var region = MaskRegions.find(map, size, size, size, 0.3).getFirst().region();
        assertThat(Math.toDegrees(Math.atan2(region.directionY(), region.directionX())))
                .isCloseTo(10, within(1.0));
        assertThat(region.height()).isCloseTo(16, within(2.0));
    }

    @Test
    void a_single_point_has_a_rectangle() {
        var region = SmallestRectangle.around(List.<double[]>of(new double[] {3, 4}));
        assertThat(region).isEqualTo(new TextRegion(3, 4, 1, 0, 0, 0));
    }

    private static void fill(float[] map, int stride, int left, int top, int right, int bottom, float value) {
        for (int y = top; y < bottom; y++) {
            for (int x = left; x < right; x++) {
                map[y * stride + x] = value;
            }
        }
    }
}
