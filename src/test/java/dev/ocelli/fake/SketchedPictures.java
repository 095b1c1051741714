package dev.ocelli.fake;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.QRCodeWriter;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.examples.Scan;
import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Random;
import javax.imageio.ImageIO;

/** Pictures for tests, drawn in code: a letter with a logo, a stamp, a signature and a photo; patterns. */
public final class SketchedPictures {
    private SketchedPictures() {}

    /**
     * A letter of 1000 by 1414 pixels. Logo: left 70, top 60, 130 by 130. Photo: 640, 420, 260 by 330. Stamp: round, 600 to 780
     * across, 1020 to 1200 down. Signature: about 130 to 430 across, 1080 to 1180 down.
     */
    public static BufferedImage letter() {
        var picture = blank(1000, 1414, Color.WHITE);
        var graphics = pen(picture);
        logo(graphics, 70, 60);
        graphics.setColor(Color.BLACK);
        graphics.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 24));
        String[] lines = {
            "Lakeside Monitoring Office", "To whom it may concern", "The samples of the second quarter",
            "are listed in the enclosed table.", "Account number 4471 9920", "With kind regards"
        };
        int[] heights = {240, 330, 380, 420, 460, 1000};
        for (int i = 0; i < lines.length; i++) {
            graphics.drawString(lines[i], 80, heights[i]);
        }
        photo(picture, 640, 420, 260, 330);
        stamp(graphics);
        signature(graphics);
        graphics.setColor(Color.BLACK);
        graphics.fillRect(80, 1210, 360, 2);
        graphics.dispose();
        return picture;
    }

    /** A picture of random light and dark squares of 20 pixels; no two places are alike. */
    public static BufferedImage pattern(int width, int height, long seed) {
        var picture = blank(width, height, Color.WHITE);
        var graphics = picture.createGraphics();
        var random = new Random(seed);
        for (int y = 0; y < height; y += 20) {
            for (int x = 0; x < width; x += 20) {
                graphics.setColor(new Color(random.nextInt(256), random.nextInt(256), random.nextInt(256)));
                graphics.fillRect(x, y, 20, 20);
            }
        }
        graphics.dispose();
        return picture;
    }

    /** A QR code of about 240 pixels in the middle of a white picture of 1000 by 800. */
    public static BufferedImage qrCode(String text) {
        var picture = blank(1000, 800, Color.WHITE);
        try {
            var code = new QRCodeWriter().encode(text, BarcodeFormat.QR_CODE, 240, 240);
            for (int y = 0; y < 240; y++) {
                for (int x = 0; x < 240; x++) {
                    picture.setRGB(380 + x, 280 + y, code.get(x, y) ? 0 : 0xffffff);
                }
            }
            return picture;
        } catch (WriterException e) {
            throw new IllegalArgumentException(e);
        }
    }

    public static byte[] png(BufferedImage picture) {
        return Scan.png(picture);
    }

    /** The letter as an input. */
    public static void letterInto(FakeToolContext context) {
        context.input("letter.png", MediaType.PNG, png(letter()));
    }

    public static BufferedImage decode(byte[] content) {
        try {
            var picture = ImageIO.read(new ByteArrayInputStream(content));
            if (picture == null) {
                throw new IllegalArgumentException("not a picture");
            }
            return picture;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage blank(int width, int height, Color paper) {
        var picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var graphics = picture.createGraphics();
        graphics.setColor(paper);
        graphics.fillRect(0, 0, width, height);
        graphics.dispose();
        return picture;
    }

    private static Graphics2D pen(BufferedImage picture) {
        var graphics = picture.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        return graphics;
    }

    private static void logo(Graphics2D graphics, int x, int y) {
        graphics.setColor(new Color(0x1c6e8c));
        graphics.fillOval(x, y, 130, 130);
        graphics.setColor(new Color(0xf2b134));
        graphics.fillPolygon(new int[] {x + 30, x + 65, x + 100}, new int[] {y + 95, y + 30, y + 95}, 3);
    }

    private static void photo(BufferedImage picture, int left, int top, int width, int height) {
        var graphics = pen(picture);
        graphics.setPaint(
                new GradientPaint(left, top, new Color(0x20304a), left + width, top + height, new Color(0xe8c9a0)));
        graphics.fillRect(left, top, width, height);
        graphics.setPaint(new GradientPaint(left, top, new Color(0x6d8f3a), left, top + height, new Color(0x101808)));
        graphics.fill(new Ellipse2D.Double(left + 40, top + 120, width - 80, height - 140));
        graphics.dispose();
        var random = new Random(4);
        for (int y = top; y < top + height; y++) {
            for (int x = left; x < left + width; x++) {
                int grain = random.nextInt(17) - 8;
                int pixel = picture.getRGB(x, y);
                picture.setRGB(
                        x, y, grain(pixel >> 16, grain) << 16 | grain(pixel >> 8, grain) << 8 | grain(pixel, grain));
            }
        }
    }

    private static int grain(int level, int grain) {
        return Math.clamp((level & 255) + grain, 0, 255);
    }

    private static void stamp(Graphics2D graphics) {
        graphics.setColor(new Color(0xb3202a));
        graphics.setStroke(new BasicStroke(6));
        graphics.drawOval(600, 1020, 180, 180);
        graphics.drawOval(630, 1050, 120, 120);
        graphics.fillRect(650, 1104, 80, 12);
    }

    private static void signature(Graphics2D graphics) {
        graphics.setColor(new Color(0x14245c));
        graphics.setStroke(new BasicStroke(3));
        var path = new Path2D.Double();
        path.moveTo(130, 1160);
        for (int i = 0; i < 7; i++) {
            double x = 130 + i * 42;
            path.curveTo(x + 10, 1070, x + 34, 1080, x + 26, 1150);
            path.curveTo(x + 20, 1190, x + 36, 1130, x + 42, 1140);
        }
        graphics.draw(path);
    }
}
