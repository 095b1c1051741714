package dev.ocelli.catalog.skill;

/**
 * Bounds of a bundle, checked before and while it is unpacked.
 *
 * @param zipBytes size of the zip itself
 * @param entries files and folders in it
 * @param unpackedBytes all files together
 * @param ratio unpacked to packed size of one file, once it is over 1 MiB
 * @param pathLength characters of one path
 */
public record BundleLimits(long zipBytes, int entries, long unpackedBytes, int ratio, int pathLength) {
    public static final BundleLimits DEFAULT = new BundleLimits(32L << 20, 500, 32L << 20, 100, 255);
    /** For zips inside a request body. */
    public static final BundleLimits INLINE = new BundleLimits(10L << 20, 500, 32L << 20, 100, 255);
}
