package dev.ocelli.engine.perceive.see;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.core.perception.Word;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.util.List;

/** Turns boxes, lines and pictures clockwise by 0, 90, 180 or 270 degrees. */
record QuarterTurn(int degrees) {
    static final QuarterTurn NONE = new QuarterTurn(0);

    QuarterTurn {
        if (degrees % 90 != 0 || degrees < 0 || degrees > 270) {
            throw new IllegalArgumentException("not a quarter turn: " + degrees);
        }
    }

    boolean swapsSides() {
        return degrees % 180 == 90;
    }

    /** Width / height after the turn. */
    double aspect(double before) {
        return swapsSides() ? 1 / before : before;
    }

    BoundingBox turn(BoundingBox box) {
        return switch (degrees) {
            case 90 -> BoundingBox.ofCorners(1 - box.bottom(), box.x(), 1 - box.y(), box.right());
            case 180 -> BoundingBox.ofCorners(1 - box.right(), 1 - box.bottom(), 1 - box.x(), 1 - box.y());
            case 270 -> BoundingBox.ofCorners(box.y(), 1 - box.right(), box.bottom(), 1 - box.x());
            default -> box;
        };
    }

    List<BoundingBox> turn(List<BoundingBox> boxes) {
        return boxes.stream().map(this::turn).toList();
    }

    /** Turns a line whose type size was measured on a page of width / height {@code aspect}. */
    TextLine turn(TextLine line, double aspect) {
        if (degrees == 0) {
            return line;
        }
        var words = line.words().stream()
                .map(w -> new Word(w.text(), turn(w.box()), w.confidence()))
                .toList();
        var box = turn(line.box());
        double size = swapsSides() ? Math.min(box.height(), line.fontSize() / aspect) : line.fontSize();
        return new TextLine(words, box, size, line.bold());
    }

    BufferedImage turn(BufferedImage picture) {
        if (degrees == 0) {
            return picture;
        }
        int width = picture.getWidth();
        int height = picture.getHeight();
        var turned = new BufferedImage(
                swapsSides() ? height : width, swapsSides() ? width : height, BufferedImage.TYPE_INT_RGB);
        var graphics = turned.createGraphics();
        var move = AffineTransform.getTranslateInstance(
                degrees == 270 ? 0 : turned.getWidth(), degrees == 90 ? 0 : turned.getHeight());
        move.quadrantRotate(degrees / 90);
        graphics.drawImage(picture, move, null);
        graphics.dispose();
        return turned;
    }
}
