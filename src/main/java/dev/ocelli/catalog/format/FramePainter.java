package dev.ocelli.catalog.format;

import java.awt.image.BufferedImage;

/** Looks at the pictures of a film one by one, in order of time; used by one thread. */
@FunctionalInterface
public interface FramePainter {
    /**
     * @param frame the picture, which may be painted over; it is the painter's only until this returns
     * @param time seconds from the film's beginning at which it is shown
     */
    void paint(BufferedImage frame, double time);
}
