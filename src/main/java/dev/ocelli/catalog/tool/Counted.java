package dev.ocelli.catalog.tool;

/** Numbers of things in sentences for people. */
public final class Counted {
    private Counted() {}

    /** {@code 1 page}, {@code 3 pages}, {@code no pages}; {@code noun} makes its plural with an s. */
    public static String of(int count, String noun) {
        return (count == 0 ? "no" : Integer.toString(count)) + " " + noun + (count == 1 ? "" : "s");
    }
}
