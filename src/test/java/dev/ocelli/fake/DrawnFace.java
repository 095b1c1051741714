package dev.ocelli.fake;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** A face that detectors take for one, drawn, for no photo of anyone is kept here. */
public final class DrawnFace {
    private DrawnFace() {}

    /** Head, hair, eyes, brows, nose and mouth in the middle of 600 by 400 units. */
    public static void draw(Graphics2D pen) {
        pen.setColor(new Color(0x44546a));
        pen.fillRoundRect(180, 300, 240, 140, 90, 90);
        pen.setColor(new Color(0x3a281c));
        pen.fillOval(204, 50, 192, 210);
        pen.setColor(new Color(0xd8a585));
        pen.fillRect(268, 250, 64, 70);
        pen.setColor(new Color(0xe8b998));
        pen.fillOval(220, 80, 160, 210);
        for (int x : new int[] {258, 342}) {
            pen.setColor(new Color(0x3a281c));
            pen.fillRoundRect(x - 22, 150, 44, 7, 7, 7);
            pen.setColor(Color.WHITE);
            pen.fillOval(x - 17, 166, 34, 17);
            pen.setColor(new Color(0x2c3a4a));
            pen.fillOval(x - 8, 166, 16, 17);
        }
        pen.setColor(new Color(0xc99074));
        pen.fillPolygon(new int[] {300, 284, 316}, new int[] {176, 222, 222}, 3);
        pen.setColor(new Color(0xa04a4a));
        pen.fillRoundRect(268, 243, 64, 15, 15, 15);
    }

    /** Somebody who goes from the left to the right while {@code way} goes from 0 to 1, in 640 by 360 pixels. */
    public static BufferedImage walking(double way) {
        var picture = new BufferedImage(640, 360, BufferedImage.TYPE_3BYTE_BGR);
        Graphics2D pen = picture.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setColor(new Color(0xb8c4cc));
        pen.fillRect(0, 0, 640, 360);
        pen.translate(-150 + 320 * way, 60);
        pen.scale(0.8, 0.8);
        draw(pen);
        pen.dispose();
        return picture;
    }
}
