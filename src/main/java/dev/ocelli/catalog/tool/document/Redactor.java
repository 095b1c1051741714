package dev.ocelli.catalog.tool.document;

import dev.ocelli.catalog.format.FormatLimits;
import dev.ocelli.catalog.format.Formats;
import dev.ocelli.catalog.format.OpenDocument;
import dev.ocelli.catalog.format.PageSource;
import dev.ocelli.catalog.format.PdfMaker;
import dev.ocelli.catalog.format.PdfSearch;
import dev.ocelli.catalog.tool.Material;
import dev.ocelli.catalog.tool.ToolContext;
import dev.ocelli.catalog.tool.picture.Pictures;
import dev.ocelli.catalog.tool.picture.QuarterTurns;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.TextSource;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Makes a PDF in which redacted words stand nowhere.
 *
 * <p>A page that holds something becomes a picture with an invisible layer of the words that may be told. So does every
 * page on which something could be hidden. Only pages of visible letters and lines without a finding are copied as they
 * are. The result is searched, unpacked, for every redacted word; should one turn up, all pages become pictures, then
 * without words.
 */
final class Redactor {
    private static final int DOTS_PER_INCH = 200;
    private static final int SMALLEST_SIDE = 1_000;
    private static final int LARGEST_SIDE = 4_400;
    private static final int STORED_SIDE = 1 << 20;
    private static final int SHORTEST_SEARCHED = 5;

    private final Formats formats;
    private final FormatLimits limits;
    private final Pictures pictures;

    Redactor(Formats formats, FormatLimits limits, Pictures pictures) {
        this.formats = formats;
        this.limits = limits;
        this.pictures = pictures;
    }

    /** How pages are carried over. */
    private enum Way {
        PLAIN_PAGES_KEPT,
        ALL_PICTURES,
        PICTURES_WITHOUT_WORDS
    }

    /**
     * How it was done.
     *
     * @param flattened pages that became pictures, counted from 0
     * @param words whether pictures have invisible words
     */
    record Done(List<Integer> flattened, boolean words) {}

    /** One job: what to redact in which file, and how. */
    record Job(Material material, Perception seen, List<Redaction> redactions, RedactionMode mode) {}

    /** Writes the redacted PDF to {@code target}. */
    Done write(Job job, Path target, ToolContext context) {
        var search = new PdfSearch(limits);
        List<String> words = searched(job);
        for (Way way : Way.values()) {
            Done done = attempt(job, way, target, context);
            if (search.found(target, words).isEmpty()) {
                return done;
            }
        }
        throw new OcelliException(
                ErrorCode.INTERNAL, "Words to be redacted were still in the result, so it was thrown away.");
    }

    /** Very short words, and parts of names that are words too, stand elsewhere with another meaning. */
    private static List<String> searched(Job job) {
        return job.redactions().stream()
                .filter(r -> !r.replacement()
                        .toLowerCase(java.util.Locale.ROOT)
                        .contains(r.secret().text().toLowerCase(java.util.Locale.ROOT)))
                .map(Redaction::secret)
                .filter(s -> !s.how().startsWith("a part of a name"))
                .map(s -> s.text().replaceAll("[\\n\\t]", " ").strip())
                .filter(text -> text.chars().filter(Character::isLetterOrDigit).count() >= SHORTEST_SEARCHED)
                .distinct()
                .toList();
    }

    private Done attempt(Job job, Way way, Path target, ToolContext context) {
        var pages = new RedactedPages(job.redactions());
        var flattened = new ArrayList<Integer>();
        boolean pdf = job.material().type().equals(MediaType.PDF);
        try (var document = formats.open(job.material().file(), job.material().type());
                var painter = new RedactionPainter(job.mode());
                var maker = new PdfMaker(limits)) {
            for (Page page : job.seen().pages()) {
                boolean plain = pdf
                        && way == Way.PLAIN_PAGES_KEPT
                        && page.turn() == 0
                        && page.source() == TextSource.TEXT_LAYER
                        && !pages.touches(page.index());
                if (!plain || !maker.addIfPlain(job.material().file(), page.index())) {
                    context.progress("Redacting page " + (page.index() + 1) + " of "
                            + job.seen().pages().size());
                    flatten(document, page, pages, painter, maker, way);
                    flattened.add(page.index());
                }
            }
            maker.save(target);
        }
        return new Done(flattened, way != Way.PICTURES_WITHOUT_WORDS);
    }

    private void flatten(
            OpenDocument document, Page page, RedactedPages pages, RedactionPainter painter, PdfMaker maker, Way way) {
        pictures.working(() -> {
            PageSource source = document.page(page.index());
            BufferedImage picture = picture(source, page);
            painter.paint(picture, pages.on(page.index()));
            var words = way == Way.PICTURES_WITHOUT_WORDS
                    ? List.<dev.ocelli.core.perception.TextLine>of()
                    : pages.openLines(page);
            maker.addPicture(picture, source.paperSide(), words);
            return page;
        });
    }

    /** The redacted picture of a file that is one picture. */
    BufferedImage paint(Job job) {
        Page page = job.seen().pages().getFirst();
        try (var document = formats.open(job.material().file(), job.material().type());
                var painter = new RedactionPainter(job.mode())) {
            BufferedImage picture =
                    QuarterTurns.clockwise(document.page(page.index()).picture(STORED_SIDE), page.turn());
            var own = own(picture);
            painter.paint(own, job.redactions());
            return own;
        }
    }

    private static BufferedImage picture(PageSource source, Page page) {
        int side = (int) Math.clamp(source.paperSide() / 72 * DOTS_PER_INCH, SMALLEST_SIDE, LARGEST_SIDE);
        return own(QuarterTurns.clockwise(source.picture(side), page.turn()));
    }

    /** Pictures of pages may be shared; this one is painted on. */
    private static BufferedImage own(BufferedImage picture) {
        var own = new BufferedImage(picture.getWidth(), picture.getHeight(), BufferedImage.TYPE_INT_RGB);
        var graphics = own.createGraphics();
        graphics.drawImage(picture, 0, 0, null);
        graphics.dispose();
        return own;
    }
}
