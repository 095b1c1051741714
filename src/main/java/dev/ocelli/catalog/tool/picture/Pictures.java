package dev.ocelli.catalog.tool.picture;

import dev.ocelli.catalog.format.FormatLimits;
import dev.ocelli.catalog.format.Formats;
import dev.ocelli.catalog.format.OpenDocument;
import dev.ocelli.catalog.tool.Material;
import dev.ocelli.catalog.tool.ToolContext;
import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.artifact.NewArtifact;
import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.MediaType;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;

/**
 * Pages of materials as pixels, and pixels as artifacts. Sizes are checked by the formats before anything is decoded.
 * Any thread; only so many pictures are worked on at once.
 */
public final class Pictures {
    /** Longer side of a drawn page in pixels: A4 at about 200 dpi. */
    public static final int PAGE_SIDE = 2400;

    /** Stored pictures come as they are stored; the formats keep them below 40 megapixels. */
    private static final int STORED_SIDE = 1 << 20;

    private final Formats formats;
    private final FormatLimits limits;
    private final Semaphore gate = new Semaphore(2);

    public Pictures(Formats formats, FormatLimits limits) {
        this.formats = formats;
        this.limits = limits;
    }

    /** Runs work on pixels; the time that it waits for its turn is bounded by the others' work only. */
    public <T> T working(Supplier<T> work) {
        gate.acquireUninterruptibly();
        try {
            return work.get();
        } finally {
            gate.release();
        }
    }

    /** A page as its file shows it; a stored picture in all its pixels, a drawn page at {@link #PAGE_SIDE}. */
    public BufferedImage asShown(Material material, int page) {
        return asShown(material, page, finest(material));
    }

    public BufferedImage asShown(Material material, int page, int longerSide) {
        try (OpenDocument document = formats.open(material.file(), material.type())) {
            return document.page(page).picture(longerSide);
        }
    }

    /** A page turned upright as perception sees it, so that boxes fit; as fine as {@link #asShown(Material, int)}. */
    public BufferedImage upright(Material material, int page, ToolContext context) {
        return upright(material, page, finest(material), context);
    }

    public BufferedImage upright(Material material, int page, int longerSide, ToolContext context) {
        int turn = turnOf(material, page, context);
        return QuarterTurns.clockwise(asShown(material, page, longerSide), turn);
    }

    /** Places on the upright page of pictures that the file itself holds apart; the page itself when it is a picture. */
    public List<BoundingBox> embedded(Material material, int page, ToolContext context) {
        int turn = turnOf(material, page, context);
        try (OpenDocument document = formats.open(material.file(), material.type())) {
            return document.page(page).pictures().stream()
                    .map(box -> QuarterTurns.clockwise(box, turn))
                    .toList();
        }
    }

    /** Rules on the upright page that the file itself draws, each a box of nearly no height or width. */
    public List<BoundingBox> rules(Material material, int page, ToolContext context) {
        int turn = turnOf(material, page, context);
        try (OpenDocument document = formats.open(material.file(), material.type())) {
            return document.page(page).rulings().stream()
                    .map(box -> QuarterTurns.clockwise(box, turn))
                    .toList();
        }
    }

    /** The clockwise quarter turn, in degrees, that makes the page upright. */
    public static int turnOf(Material material, int page, ToolContext context) {
        return context.see(material, Optional.of(List.of(page))).pages().stream()
                .filter(seen -> seen.index() == page)
                .findFirst()
                .map(seen -> seen.turn())
                .orElse(0);
    }

    public int pageCount(Material material) {
        try (OpenDocument document = formats.open(material.file(), material.type())) {
            return document.pageCount();
        }
    }

    /** Longer side in pixels of what {@link #asShown(Material, int)} gives. */
    public double fineness(Material material, int page) {
        try (OpenDocument document = formats.open(material.file(), material.type())) {
            return document.pixels(page)
                    .map(pixels -> Math.max(pixels.width(), pixels.height()))
                    .orElse(PAGE_SIDE);
        }
    }

    /** How much is read and made at most. */
    public FormatLimits limits() {
        return limits;
    }

    private static int finest(Material material) {
        return material.type().isImage() ? STORED_SIDE : PAGE_SIDE;
    }

    /**
     * Keeps a picture as an artifact, as JPEG where it is a large cut of a photo, otherwise as PNG.
     *
     * @param name plain, without an ending
     */
    public Artifact keep(BufferedImage picture, Material origin, String name, ToolContext context) {
        var type = PictureFiles.typeFor(picture, origin.type());
        return keep(PictureFiles.encode(picture, type), type, name + PictureFiles.ending(type), context);
    }

    /** Keeps bytes as an artifact. */
    public static Artifact keep(byte[] content, MediaType type, String filename, ToolContext context) {
        try (var scratch = new Scratch()) {
            scratch.write(content);
            return context.keep(new NewArtifact(type, filename, scratch.file()));
        }
    }
}
