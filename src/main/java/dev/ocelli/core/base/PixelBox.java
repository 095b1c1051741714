package dev.ocelli.core.base;

/** A place on a picture in whole pixels: left, top, width, height; origin at the top left. */
public record PixelBox(int x, int y, int width, int height) {

    public PixelBox {
        if (width < 0 || height < 0) {
            throw new IllegalArgumentException("negative size: " + width + " x " + height);
        }
    }

    /** The same place as fractions of a picture of the given size, clipped to it. */
    public BoundingBox within(int pictureWidth, int pictureHeight) {
        return BoundingBox.ofCorners(
                (double) x / pictureWidth,
                (double) y / pictureHeight,
                (double) (x + width) / pictureWidth,
                (double) (y + height) / pictureHeight);
    }
}
