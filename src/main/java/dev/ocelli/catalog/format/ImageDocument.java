package dev.ocelli.catalog.format;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.base.PixelBox;
import dev.ocelli.core.perception.TextLine;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** An opened picture file; pixels are decoded when a page is drawn. */
final class ImageDocument implements OpenDocument {
    private final ImageReader reader;
    private final ImageInputStream input;
    private final int orientation;
    private final int count;
    private final FormatLimits limits;
    private final TimeBox timeBox;

    /** {@code orientation} as EXIF numbers it, 1 to 8. */
    ImageDocument(
            ImageReader reader,
            ImageInputStream input,
            int orientation,
            int count,
            FormatLimits limits,
            TimeBox timeBox) {
        this.reader = reader;
        this.input = input;
        this.orientation = orientation;
        this.count = count;
        this.limits = limits;
        this.timeBox = timeBox;
    }

    @Override
    public int pageCount() {
        return count;
    }

    @Override
    public PageSource page(int index) {
        if (index < 0 || index >= count) {
            throw new OcelliException(
                    ErrorCode.PAGE_OUT_OF_RANGE,
                    null,
                    "Page " + (index + 1) + " was asked for; the file has " + count + ".");
        }
        return new ImagePage(index);
    }

    @Override
    public Optional<PixelBox> pixels(int index) {
        return Optional.of(timeBox.call("The image", () -> {
            int width = reader.getWidth(index);
            int height = reader.getHeight(index);
            return Pixels.isSideways(orientation)
                    ? new PixelBox(0, 0, height, width)
                    : new PixelBox(0, 0, width, height);
        }));
    }

    @Override
    public void close() {
        reader.dispose();
        try {
            input.close();
        } catch (IOException e) {
            throw new OcelliException(ErrorCode.INTERNAL, null, "The image could not be closed.", e);
        }
    }

    /** A page that is one picture from edge to edge. */
    private final class ImagePage implements PageSource {
        private static final BoundingBox WHOLE = new BoundingBox(0, 0, 1, 1);
        private final int index;

        ImagePage(int index) {
            this.index = index;
        }

        @Override
        public double aspect() {
            return timeBox.call("The image", () -> {
                double aspect = (double) reader.getWidth(index) / reader.getHeight(index);
                return Pixels.isSideways(orientation) ? 1 / aspect : aspect;
            });
        }

        @Override
        public List<TextLine> textLayer() {
            return List.of();
        }

        @Override
        public boolean textLayerUsable() {
            return false;
        }

        @Override
        public List<BoundingBox> pictures() {
            return List.of(WHOLE);
        }

        @Override
        public List<BoundingBox> rulings() {
            return List.of();
        }

        @Override
        public BufferedImage picture(int longerSide) {
            return timeBox.call("The image", () -> {
                int longest = Math.max(reader.getWidth(index), reader.getHeight(index));
                long pixels = (long) reader.getWidth(index) * reader.getHeight(index);
                int step = Math.max(longest / (2 * longerSide), (int)
                        Math.ceil(Math.sqrt((double) pixels / limits.decodedPixels())));
                var parameters = reader.getDefaultReadParam();
                parameters.setSourceSubsampling(Math.max(1, step), Math.max(1, step), 0, 0);
                BufferedImage decoded = reader.read(index, parameters);
                return Pixels.upright(Pixels.shrunk(Pixels.onWhite(decoded), longerSide), orientation);
            });
        }
    }
}
