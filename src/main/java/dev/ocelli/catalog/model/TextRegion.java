package dev.ocelli.catalog.model;

/**
 * A rectangle, perhaps tilted, around one run of text, in pixels of a raster.
 *
 * <p>{@code (centreX, centreY)} is its middle, {@code (directionX, directionY)} the unit vector along which the text is
 * read; "down" for its letters is that vector turned clockwise by a quarter.
 */
record TextRegion(double centreX, double centreY, double directionX, double directionY, double length, double height) {

    double downX() {
        return -directionY;
    }

    double downY() {
        return directionX;
    }

    /** The same place read in the direction that is {@code quarters} quarter turns clockwise from this one. */
    TextRegion turned(int quarters) {
        return switch (Math.floorMod(quarters, 4)) {
            case 1 -> new TextRegion(centreX, centreY, downX(), downY(), height, length);
            case 2 -> new TextRegion(centreX, centreY, -directionX, -directionY, length, height);
            case 3 -> new TextRegion(centreX, centreY, -downX(), -downY(), height, length);
            default -> this;
        };
    }

    /** The rectangle grown on every side by {@code distance}, then scaled and moved to another raster. */
    TextRegion grown(double distance) {
        return new TextRegion(centreX, centreY, directionX, directionY, length + 2 * distance, height + 2 * distance);
    }

    /** The same place on a raster that is {@code factor} times as large, after moving it by {@code shift} pixels. */
    TextRegion scaled(double factor, double shift) {
        return new TextRegion(
                (centreX + shift) * factor,
                (centreY + shift) * factor,
                directionX,
                directionY,
                length * factor,
                height * factor);
    }

    /** Reads more nearly across the page than along it. */
    boolean isTall() {
        return height >= 1.5 * length;
    }
}
