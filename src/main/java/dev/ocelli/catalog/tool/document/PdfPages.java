package dev.ocelli.catalog.tool.document;

import dev.ocelli.catalog.format.FormatLimits;
import dev.ocelli.catalog.format.Formats;
import dev.ocelli.catalog.format.PdfMaker;
import dev.ocelli.catalog.tool.Material;
import dev.ocelli.catalog.tool.picture.Pictures;
import dev.ocelli.catalog.tool.picture.QuarterTurns;
import dev.ocelli.core.base.MediaType;
import java.nio.file.Path;
import java.util.List;

/** Puts pages of materials together as a PDF; pages of PDFs stay what they are, all others become pictures. */
final class PdfPages {
    private static final int STORED_SIDE = 4_000;

    private final Formats formats;
    private final FormatLimits limits;
    private final Pictures pictures;

    PdfPages(Formats formats, FormatLimits limits, Pictures pictures) {
        this.formats = formats;
        this.limits = limits;
        this.pictures = pictures;
    }

    /**
     * A page to take.
     *
     * @param page counts from 0
     * @param turn clockwise degrees, a multiple of 90
     */
    record Pick(Material material, int page, int turn) {}

    /** Some pages with a bookmark to the first of them; no bookmark when {@code title} is empty. */
    record Chapter(String title, List<Pick> picks) {
        Chapter {
            picks = List.copyOf(picks);
        }
    }

    void write(List<Pick> picks, Path target) {
        writeChapters(List.of(new Chapter("", picks)), target);
    }

    void writeChapters(List<Chapter> chapters, Path target) {
        try (var maker = new PdfMaker(limits)) {
            for (Chapter chapter : chapters) {
                if (!chapter.title().isEmpty()) {
                    maker.bookmark(chapter.title());
                }
                chapter.picks().forEach(pick -> add(pick, maker));
            }
            maker.save(target);
        }
    }

    private void add(Pick pick, PdfMaker maker) {
        if (pick.material().type().equals(MediaType.PDF)) {
            maker.addPage(pick.material().file(), pick.page(), pick.turn());
            return;
        }
        pictures.working(() -> {
            try (var document =
                    formats.open(pick.material().file(), pick.material().type())) {
                var source = document.page(pick.page());
                var picture = QuarterTurns.clockwise(source.picture(STORED_SIDE), Math.floorMod(pick.turn(), 360));
                maker.addPicture(picture, source.paperSide(), List.of());
                return pick;
            }
        });
    }

    /** How many pages a material has. */
    int count(Material material) {
        try (var document = formats.open(material.file(), material.type())) {
            return document.pageCount();
        }
    }
}
