package dev.ocelli.catalog.model;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.Face;
import dev.ocelli.core.perception.Face.Point;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.lang.foreign.Arena;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Semaphore;

/**
 * YuNet (Wu and others, 2023) on the CPU. The network sees a square of 640 pixels in one go; a large picture is also looked
 * at in overlapping quarters, for small faces.
 */
final class YuNetModel implements FaceModel, AutoCloseable {
    private static final int SIDE = 640;
    private static final int[] STRIDES = {8, 16, 32};
    private static final double LEAST = 0.6;
    private static final double OVERLAP = 0.3;
    private static final int LARGE = 900;
    private static final double QUARTER = 0.56;
    private static final int POINTS = 5;

    private final OnnxSession session;
    private final Semaphore gate;

    private YuNetModel(OnnxSession session, int atOnce) {
        this.session = session;
        this.gate = new Semaphore(atOnce);
    }

    /** Fails as {@link ModelStore#read}. */
    static YuNetModel open(ModelStore store, ModelPack pack, OcrSettings settings) {
        var session = OnnxSession.open(pack.name(), store.read(pack, "yunet.onnx"), settings.threads());
        return new YuNetModel(session, settings.pagesAtOnce());
    }

    @Override
    public List<Face> find(BufferedImage picture) {
        gate.acquireUninterruptibly();
        try {
            var found = new ArrayList<>(look(picture, new BoundingBox(0, 0, 1, 1)));
            if (Math.max(picture.getWidth(), picture.getHeight()) > LARGE) {
                for (int i = 0; i < 4; i++) {
                    found.addAll(look(
                            picture,
                            new BoundingBox((i & 1) * (1 - QUARTER), (i >> 1) * (1 - QUARTER), QUARTER, QUARTER)));
                }
            }
            return apart(found);
        } finally {
            gate.release();
        }
    }

    /** Of faces that overlap, the surest. */
    private static List<Face> apart(List<Face> found) {
        found.sort(Comparator.comparingDouble((Face face) -> -face.confidence()));
        var apart = new ArrayList<Face>();
        for (Face face : found) {
            if (apart.stream().noneMatch(kept -> same(kept.box(), face.box()))) {
                apart.add(face);
            }
        }
        return apart;
    }

    /** Faces cut by the edge of a quarter lie inside the whole one. */
    private static boolean same(BoundingBox one, BoundingBox other) {
        return one.iou(other) > OVERLAP || one.overlap(other) > 0.6 * Math.min(one.area(), other.area());
    }

    /** Faces in a part of the picture, placed on the whole. */
    private List<Face> look(BufferedImage picture, BoundingBox part) {
        double width = part.width() * picture.getWidth();
        double height = part.height() * picture.getHeight();
        // never enlarged beyond need: a small picture keeps its pixels up to twice their size
        double scale = Math.min(2, SIDE / Math.max(width, height));
        var view = new View(part.x() * picture.getWidth(), part.y() * picture.getHeight(), scale, picture);
        try (Arena arena = Arena.ofConfined()) {
            var input = OnnxSession.floats(arena, 3 * SIDE * SIDE);
            int[] pixels = view.pixels((int) Math.ceil(width * scale), (int) Math.ceil(height * scale));
            for (int channel = 0; channel < 3; channel++) {
                for (int pixel : pixels) {
                    // blue, green, red
                    input.put((pixel >> (8 * channel)) & 255);
                }
            }
            input.flip();
            var outputs = session.runAll(input, new long[] {1, 3, SIDE, SIDE});
            var faces = new ArrayList<Face>();
            for (int stride : STRIDES) {
                read(outputs, stride, view, faces);
            }
            return faces;
        }
    }

    /** A part of a picture as the network sees it: its corner in pixels of the picture, and network pixels per pixel. */
    private record View(double left, double top, double scale, BufferedImage picture) {

        int[] pixels(int width, int height) {
            var square = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = square.createGraphics();
            graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.clipRect(0, 0, width, height);
            graphics.translate(-left * scale, -top * scale);
            graphics.scale(scale, scale);
            graphics.drawImage(picture, 0, 0, null);
            graphics.dispose();
            return square.getRGB(0, 0, SIDE, SIDE, null, 0, SIDE);
        }

        double x(double seen) {
            return (left + seen / scale) / picture.getWidth();
        }

        double y(double seen) {
            return (top + seen / scale) / picture.getHeight();
        }
    }

    /** Every cell of a grid tells how sure it is of a face, and where; lengths are in strides, sizes logarithmic. */
    private static void read(Map<String, float[]> outputs, int stride, View view, List<Face> faces) {
        float[] classes = outputs.get("cls_" + stride);
        float[] objects = outputs.get("obj_" + stride);
        float[] boxes = outputs.get("bbox_" + stride);
        float[] points = outputs.get("kps_" + stride);
        if (classes == null || objects == null || boxes == null || points == null) {
            throw new IllegalStateException("the face model has other outputs than expected: " + outputs.keySet());
        }
        int columns = SIDE / stride;
        for (int cell = 0; cell < classes.length; cell++) {
            double score = Math.sqrt(Math.clamp(classes[cell], 0f, 1f) * Math.clamp(objects[cell], 0f, 1f));
            if (score >= LEAST) {
                double column = cell % columns;
                double row = Math.floorDiv(cell, columns);
                double x = (column + boxes[4 * cell]) * stride;
                double y = (row + boxes[4 * cell + 1]) * stride;
                double halfWidth = Math.exp(boxes[4 * cell + 2]) * stride / 2;
                double halfHeight = Math.exp(boxes[4 * cell + 3]) * stride / 2;
                var box = BoundingBox.ofCorners(
                        view.x(x - halfWidth), view.y(y - halfHeight), view.x(x + halfWidth), view.y(y + halfHeight));
                var places = new ArrayList<Point>();
                for (int i = 0; i < POINTS; i++) {
                    places.add(new Point(
                            view.x((column + points[2 * POINTS * cell + 2 * i]) * stride),
                            view.y((row + points[2 * POINTS * cell + 2 * i + 1]) * stride)));
                }
                if (box.area() > 0) {
                    faces.add(new Face(box, score, places));
                }
            }
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
