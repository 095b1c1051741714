package dev.ocelli.catalog.tool.find;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.PixelBox;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Word;
import java.awt.image.BufferedImage;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;

/**
 * Parts of a page that are no text: pictures that the file places on it, and patches of ink that are neither words nor
 * rules. Pure; time and memory go with the pixels of the picture, which should be small (longer side about 1000).
 *
 * <p>Ink is what is clearly darker than the paper or coloured. Words and rules are taken away, what is left is joined over
 * small gaps and cut into patches. A page without paper (a photo from edge to edge) has no patches.
 */
final class Regions {
    private static final int CELL = 4;
    /** Gaps of this many cells inside one patch. */
    private static final int GAP = 2;

    private static final double SMALLEST_SIDE = 0.012;
    private static final double SMALLEST_AREA = 0.0008;
    private static final double LARGEST_AREA = 0.9;
    private static final int LONGEST_RULE = 60;

    private final BufferedImage picture;
    private final int width;
    private final int height;
    private final boolean[] ink;
    private final int columns;
    private final int rows;

    private Regions(BufferedImage picture) {
        this.picture = picture;
        this.width = picture.getWidth();
        this.height = picture.getHeight();
        this.ink = new boolean[width * height];
        this.columns = (width + CELL - 1) / CELL;
        this.rows = (height + CELL - 1) / CELL;
    }

    /**
     * Regions of an upright page, largest first.
     *
     * @param embedded places of pictures that the file itself knows
     */
    static List<Region> of(BufferedImage picture, Page page, List<BoundingBox> embedded) {
        return new Regions(picture).find(page, embedded);
    }

    private List<Region> find(Page page, List<BoundingBox> embedded) {
        var found = new ArrayList<Region>();
        boolean paper = markInk();
        for (BoundingBox box : embedded) {
            if (bigEnough(box) && box.area() < LARGEST_AREA) {
                found.add(measured(box, true));
            }
        }
        if (paper) {
            dropWords(page);
            dropRules();
            for (BoundingBox box : patches()) {
                if (bigEnough(box)
                        && box.area() < LARGEST_AREA
                        && found.stream().noneMatch(f -> covers(f.box(), box))) {
                    found.add(measured(box, false));
                }
            }
        }
        found.sort(Comparator.comparingDouble((Region r) -> -r.box().area()));
        return found;
    }

    private static boolean bigEnough(BoundingBox box) {
        return Math.min(box.width(), box.height()) >= SMALLEST_SIDE && box.area() >= SMALLEST_AREA;
    }

    private static boolean covers(BoundingBox outer, BoundingBox inner) {
        return outer.overlap(inner) > 0.7 * inner.area();
    }

    /** Marks ink; false when the page shows no paper. */
    private boolean markInk() {
        int[] row = new int[width];
        int[] lights = new int[256];
        for (int y = 0; y < height; y++) {
            picture.getRGB(0, y, width, 1, row, 0, width);
            for (int pixel : row) {
                lights[light(pixel)]++;
            }
        }
        int paper = mode(lights);
        int near = 0;
        for (int l = Math.max(0, paper - 12); l <= Math.min(255, paper + 12); l++) {
            near += lights[l];
        }
        for (int y = 0; y < height; y++) {
            picture.getRGB(0, y, width, 1, row, 0, width);
            for (int x = 0; x < width; x++) {
                ink[y * width + x] = light(row[x]) < paper - 50 || saturation(row[x]) > 70;
            }
        }
        return paper > 120 && near > 0.3 * width * height;
    }

    private static int mode(int[] lights) {
        int best = 255;
        for (int l = 255; l >= 0; l--) {
            if (lights[l] > lights[best]) {
                best = l;
            }
        }
        return best;
    }

    private static int light(int pixel) {
        return ((pixel >> 16 & 255) * 77 + (pixel >> 8 & 255) * 150 + (pixel & 255) * 29) >> 8;
    }

    private static int saturation(int pixel) {
        int r = pixel >> 16 & 255;
        int g = pixel >> 8 & 255;
        int b = pixel & 255;
        return Math.max(r, Math.max(g, b)) - Math.min(r, Math.min(g, b));
    }

    private void dropWords(Page page) {
        for (var line : page.lines()) {
            for (Word word : line.words()) {
                // letters reach out of their box, and more so in a scan
                double pad = 0.15 * word.box().height();
                var box = word.box();
                clear(BoundingBox.ofCorners(box.x() - pad, box.y() - pad, box.right() + pad, box.bottom() + pad));
            }
        }
        page.parts().barcodes().forEach(code -> clear(code.box()));
    }

    private void clear(BoundingBox place) {
        var box = pixels(place);
        for (int y = box.y(); y < box.y() + box.height(); y++) {
            for (int x = box.x(); x < box.x() + box.width(); x++) {
                ink[y * width + x] = false;
            }
        }
    }

    private PixelBox pixels(BoundingBox place) {
        int left = Math.clamp((int) (place.x() * width), 0, width - 1);
        int top = Math.clamp((int) (place.y() * height), 0, height - 1);
        int right = Math.clamp((int) Math.ceil(place.right() * width), left + 1, width);
        int bottom = Math.clamp((int) Math.ceil(place.bottom() * height), top + 1, height);
        return new PixelBox(left, top, right - left, bottom - top);
    }

    /** Takes away long thin runs of ink, across and down. */
    private void dropRules() {
        boolean[] rule = new boolean[ink.length];
        for (int y = 0; y < height; y++) {
            markRuns(rule, y * width, 1, width, width);
        }
        for (int x = 0; x < width; x++) {
            markRuns(rule, x, width, height, 1);
        }
        for (int i = 0; i < ink.length; i++) {
            ink[i] &= !rule[i];
        }
    }

    /** Runs of ink along {@code step} that have nothing beside them (at distance 3 to both sides) are rules. */
    private void markRuns(boolean[] rule, int from, int step, int count, int beside) {
        int run = 0;
        for (int i = 0; i <= count; i++) {
            boolean here = i < count && ink[from + i * step] && thin(from + i * step, beside);
            if (here) {
                run++;
            } else {
                for (int j = 1; run >= LONGEST_RULE && j <= run; j++) {
                    rule[from + (i - j) * step] = true;
                }
                run = 0;
            }
        }
    }

    private boolean thin(int at, int beside) {
        int before = at - 3 * beside;
        int after = at + 3 * beside;
        return !(before >= 0 && ink[before]) && !(after < ink.length && ink[after]);
    }

    /** Boxes of cells with ink that hang together. */
    private List<BoundingBox> patches() {
        boolean[] cells = new boolean[columns * rows];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                if (ink[y * width + x]) {
                    cells[(y / CELL) * columns + x / CELL] = true;
                }
            }
        }
        var patches = new ArrayList<BoundingBox>();
        for (int i = 0; i < cells.length; i++) {
            if (cells[i]) {
                patches.add(patch(cells, i));
            }
        }
        return patches;
    }

    private BoundingBox patch(boolean[] cells, int seed) {
        Deque<Integer> open = new ArrayDeque<>(List.of(seed));
        cells[seed] = false;
        int left = columns;
        int right = 0;
        int top = rows;
        int bottom = 0;
        while (!open.isEmpty()) {
            int at = open.pop();
            int x = at % columns;
            int y = at / columns;
            left = Math.min(left, x);
            right = Math.max(right, x);
            top = Math.min(top, y);
            bottom = Math.max(bottom, y);
            for (int ny = Math.max(0, y - GAP); ny <= Math.min(rows - 1, y + GAP); ny++) {
                for (int nx = Math.max(0, x - GAP); nx <= Math.min(columns - 1, x + GAP); nx++) {
                    if (cells[ny * columns + nx]) {
                        cells[ny * columns + nx] = false;
                        open.push(ny * columns + nx);
                    }
                }
            }
        }
        return BoundingBox.ofCorners(
                (double) left * CELL / width,
                (double) top * CELL / height,
                (double) (right + 1) * CELL / width,
                (double) (bottom + 1) * CELL / height);
    }

    private Region measured(BoundingBox place, boolean embedded) {
        var box = pixels(place);
        int[] tones = new int[32];
        int inked = 0;
        int coloured = 0;
        int[] row = new int[box.width()];
        for (int y = box.y(); y < box.y() + box.height(); y++) {
            picture.getRGB(box.x(), y, box.width(), 1, row, 0, box.width());
            for (int x = 0; x < box.width(); x++) {
                tones[light(row[x]) >> 3]++;
                boolean here = ink[y * width + box.x() + x];
                inked += here ? 1 : 0;
                coloured += here && saturation(row[x]) > 60 ? 1 : 0;
            }
        }
        int all = box.width() * box.height();
        int busy = 0;
        for (int tone : tones) {
            busy += tone > all / 200 ? 1 : 0;
        }
        return new Region(place, (double) inked / all, inked == 0 ? 0 : (double) coloured / inked, busy, embedded);
    }
}
