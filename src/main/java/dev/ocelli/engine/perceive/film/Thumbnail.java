package dev.ocelli.engine.perceive.film;

import dev.ocelli.catalog.format.FilmStream;

/** Measures how two small grey pictures of a film differ. Pure. */
final class Thumbnail {
    private static final int WIDTH = FilmStream.WIDTH;
    private static final int HEIGHT = FilmStream.HEIGHT;
    private static final int BLOCK = 10;
    private static final int STEEP = 24;

    /** Fewer edge pixels than these are noise on an empty picture. */
    private static final int FEW_EDGES = 40;

    private Thumbnail() {}

    /** Mean difference of the grey values, in [0, 255]. */
    static double difference(byte[] one, byte[] other) {
        long sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += Math.abs((one[i] & 0xff) - (other[i] & 0xff));
        }
        return (double) sum / one.length;
    }

    /** Mean difference within the square of {@value #BLOCK} pixels a side that differs most, in [0, 255]. */
    static double mostChanged(byte[] one, byte[] other) {
        double most = 0;
        for (int top = 0; top < HEIGHT; top += BLOCK) {
            for (int left = 0; left < WIDTH; left += BLOCK) {
                int sum = 0;
                for (int y = top; y < top + BLOCK; y++) {
                    for (int x = left; x < left + BLOCK; x++) {
                        int i = y * WIDTH + x;
                        sum += Math.abs((one[i] & 0xff) - (other[i] & 0xff));
                    }
                }
                most = Math.max(most, (double) sum / (BLOCK * BLOCK));
            }
        }
        return most;
    }

    /**
     * How much of what is drawn was exchanged: the share of the edges of {@code before} that are gone or the share of
     * those of {@code after} that are new, whichever is less, in [0, 1].
     */
    static double exchanged(byte[] before, byte[] after) {
        boolean[] old = edges(before);
        boolean[] young = edges(after);
        return Math.min(missing(old, young), missing(young, old));
    }

    private static boolean[] edges(byte[] grey) {
        boolean[] edges = new boolean[grey.length];
        for (int y = 0; y < HEIGHT - 1; y++) {
            for (int x = 0; x < WIDTH - 1; x++) {
                int i = y * WIDTH + x;
                int here = grey[i] & 0xff;
                edges[i] = Math.abs(here - (grey[i + 1] & 0xff)) + Math.abs(here - (grey[i + WIDTH] & 0xff)) > STEEP;
            }
        }
        return edges;
    }

    /** Share of {@code edges} with none of {@code others} beside them. */
    private static double missing(boolean[] edges, boolean[] others) {
        int all = 0;
        int missing = 0;
        for (int y = 1; y < HEIGHT - 1; y++) {
            for (int x = 1; x < WIDTH - 1; x++) {
                if (edges[y * WIDTH + x]) {
                    all++;
                    missing += isNear(others, x, y) ? 0 : 1;
                }
            }
        }
        return all < FEW_EDGES ? 0 : (double) missing / all;
    }

    private static boolean isNear(boolean[] edges, int x, int y) {
        for (int row = y - 1; row <= y + 1; row++) {
            for (int column = x - 1; column <= x + 1; column++) {
                if (edges[row * WIDTH + column]) {
                    return true;
                }
            }
        }
        return false;
    }
}
