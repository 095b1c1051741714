package dev.ocelli.catalog.format;

import java.time.Duration;

/**
 * How much of a stranger's file is read at most.
 *
 * @param pages pages of one file
 * @param pixels pixels of one picture, width times height, as its header says; checked before decoding
 * @param decodedPixels pixels of one decoded picture; a larger one is decoded at a coarser step
 * @param unpackedBytes bytes of one part of an archive or of one page's drawing after unpacking
 * @param patience longest time for opening a file and for reading or drawing one page
 */
public record FormatLimits(int pages, long pixels, long decodedPixels, long unpackedBytes, Duration patience) {
    public FormatLimits {
        if (pages < 1 || pixels < 1 || decodedPixels < 1 || unpackedBytes < 1 || !patience.isPositive()) {
            throw new IllegalArgumentException("limits must be positive");
        }
    }

    /** 2,000 pages, 120 megapixels, 40 megapixels decoded, 256 MiB unpacked, 20 seconds. */
    public static FormatLimits standard() {
        return new FormatLimits(2_000, 120_000_000L, 40_000_000L, 256L << 20, Duration.ofSeconds(20));
    }
}
