package dev.ocelli.catalog.format;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Locale;

/**
 * How a film that is made looks.
 *
 * @param width pixels, even
 * @param height pixels, even
 * @param rate pictures a second, in [1, 60]
 */
public record FilmShape(int width, int height, double rate) {
    static final int LONGEST_SIDE = 1920;

    private static final double USUAL_RATE = 25;
    private static final double LEAST_RATE = 1;
    private static final double MOST_RATE = 60;

    /** Bits for each pixel shown; openh264 then keeps small letters readable. */
    private static final double BITS_A_PIXEL = 0.1;

    private static final int LEAST_BITS = 300_000;
    private static final int MOST_BITS = 8_000_000;

    public FilmShape {
        if (width < 2
                || height < 2
                || width % 2 != 0
                || height % 2 != 0
                || !(rate >= LEAST_RATE && rate <= MOST_RATE)) {
            throw new IllegalArgumentException("no shape of a film: " + width + " x " + height + " at " + rate);
        }
    }

    /** The shape of an upright picture of a film. */
    static FilmShape of(BufferedImage picture, FilmTrack track) {
        return new FilmShape(even(picture.getWidth()), even(picture.getHeight()), rate(track));
    }

    static double rate(FilmTrack track) {
        return track.frameRate() == 0 ? USUAL_RATE : Math.clamp(track.frameRate(), LEAST_RATE, MOST_RATE);
    }

    private static int even(int pixels) {
        return Math.max(2, pixels - pixels % 2);
    }

    /** One that pictures of all these fit into without getting smaller than in the first, at the quickest rate. */
    static FilmShape common(List<FilmShape> shapes) {
        FilmShape first = shapes.getFirst();
        double quickest = shapes.stream().mapToDouble(FilmShape::rate).max().orElse(first.rate);
        return new FilmShape(first.width, first.height, quickest);
    }

    /** The same in small, no side longer than {@code longer}. */
    FilmShape within(int longer, double atMost) {
        double scale = Math.min(1, (double) longer / Math.max(width, height));
        return new FilmShape(even((int) (width * scale)), even((int) (height * scale)), Math.min(rate, atMost));
    }

    /** So many pictures make {@code seconds}; at least one. */
    long pictures(double seconds) {
        return Math.max(1, Math.round(seconds * rate));
    }

    /** For ffmpeg. */
    String rateWords() {
        return String.format(Locale.ROOT, "%.4f", rate);
    }

    /** Bits a second that pictures of this shape are given. */
    int bits() {
        return (int) Math.clamp(width * height * rate * BITS_A_PIXEL, LEAST_BITS, MOST_BITS);
    }
}
