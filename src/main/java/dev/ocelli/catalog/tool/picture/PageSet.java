package dev.ocelli.catalog.tool.picture;

import dev.ocelli.catalog.format.PdfMaker;
import dev.ocelli.catalog.tool.Material;
import dev.ocelli.catalog.tool.ToolContext;
import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.artifact.NewArtifact;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Set;

/** All pages of a file, upright, to be painted on and kept: a picture stays a picture, several pages become a PDF. */
public final class PageSet {
    /** Longer side of an A4 page in points. */
    private static final double PAPER = 842;

    private final Pictures pictures;
    private final Material material;
    private final ToolContext context;
    private final int count;

    /** Paints on one page; {@code index} counts from 0. */
    @FunctionalInterface
    public interface Painter {
        void paint(int index, BufferedImage picture);
    }

    public PageSet(Pictures pictures, Material material, ToolContext context) {
        this.pictures = pictures;
        this.material = material;
        this.context = context;
        this.count = pictures.pageCount(material);
    }

    /** Refuses a page that the file does not have with {@code PAGE_OUT_OF_RANGE}. */
    public void refuseAbsent(int page) {
        if (page < 0 || page >= count) {
            throw new OcelliException(
                    ErrorCode.PAGE_OUT_OF_RANGE,
                    "page",
                    "Page " + (page + 1) + " was asked for; " + material.name() + " has " + count + ".");
        }
    }

    /**
     * Paints on some pages and keeps the whole.
     *
     * @param ending what was done, such as {@code redacted}
     * @param pages those that are painted on; the others come as the file shows them, so that a scan need not be read
     */
    public Artifact keep(String ending, Set<Integer> pages, Painter painter) {
        String name = PictureFiles.stem(material) + "-" + ending;
        if (count == 1 && material.type().isImage()) {
            var picture = pictures.working(() -> painted(0, pages, painter));
            return pictures.keep(picture, material, name, context);
        }
        return keepPdf(name + ".pdf", pages, painter);
    }

    private BufferedImage painted(int index, Set<Integer> pages, Painter painter) {
        if (!pages.contains(index)) {
            return pictures.asShown(material, index);
        }
        var picture = pictures.upright(material, index, context);
        painter.paint(index, picture);
        return picture;
    }

    private Artifact keepPdf(String filename, Set<Integer> pages, Painter painter) {
        try (var folder = new Scratch();
                var pdf = new PdfMaker(pictures.limits())) {
            for (int i = 0; i < count; i++) {
                int index = i;
                pictures.working(() -> {
                    pdf.addPicture(painted(index, pages, painter), PAPER, List.of());
                    return index;
                });
                if (count > 1) {
                    context.progress("Page " + (i + 1) + " of " + count);
                }
            }
            pdf.save(folder.file());
            return context.keep(new NewArtifact(MediaType.PDF, filename, folder.file()));
        }
    }
}
