package dev.ocelli.examples;

import java.awt.Color;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.awt.image.ConvolveOp;
import java.awt.image.Kernel;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.image.JPEGFactory;

/** Makes a clean picture look as if it came out of a scanner: a little turned, soft, grey and noisy. */
public final class Scan {
    private Scan() {}

    /** A scan of {@code page}, turned by {@code degrees}; the same seed gives the same noise. */
    public static BufferedImage of(BufferedImage page, double degrees, long seed) {
        var scan = new BufferedImage(page.getWidth(), page.getHeight(), BufferedImage.TYPE_INT_RGB);
        var graphics = scan.createGraphics();
        graphics.setColor(new Color(250, 249, 245));
        graphics.fillRect(0, 0, scan.getWidth(), scan.getHeight());
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        graphics.rotate(Math.toRadians(degrees), page.getWidth() / 2.0, page.getHeight() / 2.0);
        graphics.drawImage(page, 0, 0, null);
        graphics.dispose();
        return noisy(soft(scan), new Random(seed));
    }

    public static byte[] jpeg(BufferedImage picture) {
        return encode(picture, "jpg");
    }

    public static byte[] png(BufferedImage picture) {
        return encode(picture, "png");
    }

    /** A PDF with one picture a page and no text layer, as scanners write it. */
    public static byte[] pdf(List<BufferedImage> pages, int dpi) {
        try (var document = new PDDocument();
                var out = new ByteArrayOutputStream()) {
            for (BufferedImage picture : pages) {
                var size = new PDRectangle(picture.getWidth() * 72f / dpi, picture.getHeight() * 72f / dpi);
                var page = new PDPage(size);
                document.addPage(page);
                try (var content = new PDPageContentStream(document, page)) {
                    var image = JPEGFactory.createFromImage(document, picture, 0.8f);
                    content.drawImage(image, 0, 0, size.getWidth(), size.getHeight());
                }
            }
            document.save(out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage soft(BufferedImage picture) {
        float[] kernel = new float[9];
        Arrays.fill(kernel, 0.06f);
        kernel[4] = 0.52f;
        return new ConvolveOp(new Kernel(3, 3, kernel), ConvolveOp.EDGE_NO_OP, null).filter(picture, null);
    }

    private static BufferedImage noisy(BufferedImage picture, Random random) {
        int[] row = new int[picture.getWidth()];
        for (int y = 0; y < picture.getHeight(); y++) {
            picture.getRGB(0, y, row.length, 1, row, 0, row.length);
            for (int x = 0; x < row.length; x++) {
                int grain = (int) (random.nextGaussian() * 7);
                row[x] = grain(row[x] >> 16 & 255, grain) << 16
                        | grain(row[x] >> 8 & 255, grain) << 8
                        | grain(row[x] & 255, grain);
            }
            picture.setRGB(0, y, row.length, 1, row, 0, row.length);
        }
        return picture;
    }

    private static int grain(int level, int grain) {
        return (int) Math.clamp(level * 0.9 + 20 + grain, 0, 255);
    }

    private static byte[] encode(BufferedImage picture, String format) {
        try (var out = new ByteArrayOutputStream()) {
            if (!ImageIO.write(picture, format, out)) {
                throw new IllegalStateException("no writer for " + format);
            }
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
