package dev.ocelli.engine.perceive.see;

import dev.ocelli.catalog.format.PageSource;
import dev.ocelli.catalog.model.OcrModel;
import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.Barcode;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.core.perception.TextSource;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Looks at one page: its text layer where that can be trusted, its picture read by OCR where not, both on mixed pages.
 *
 * <p>The work is cut in two, since an opened file serves one thread at a time: {@link #take} fetches from the file,
 * {@link #see} reads what was fetched and may run on any thread.
 */
public final class PageSeer {
    /** Below this share of the page a picture can hold no bar code that a scan would still show. */
    private static final double SMALLEST_CODE = 0.001;

    private static final int MOST_PICTURES = 8;

    private final Supplier<OcrModel> ocr;

    /** @param ocr asked only when a page needs OCR, so that no model is loaded for born-digital files */
    public PageSeer(Supplier<OcrModel> ocr) {
        this.ocr = ocr;
    }

    /** What was fetched from the file; {@code picture} is absent when the text layer says it all. */
    public record Taken(
            int index,
            double aspect,
            List<TextLine> layer,
            List<BoundingBox> rulings,
            List<BoundingBox> pictures,
            Optional<BufferedImage> picture) {}

    /** Fetches what is needed to see the page; call it on the thread that opened the file. */
    public Taken take(PageSource page, int index, SightOptions options) {
        List<TextLine> layer = page.textLayerUsable() ? page.textLayer() : List.of();
        var pictures = page.pictures();
        boolean needed =
                layer.isEmpty() || pictures.stream().anyMatch(p -> p.area() >= SMALLEST_CODE && worthLooking(p, page));
        return new Taken(
                index,
                page.aspect(),
                layer,
                page.rulings(),
                pictures,
                needed ? Optional.of(page.picture(options.longerSide())) : Optional.empty());
    }

    /** Reads what was fetched. */
    public PageSight see(Taken taken, SightOptions options) {
        return taken.layer().isEmpty() ? readPicture(taken) : readLayer(taken, options);
    }

    /** Reads a picture that stands upright, such as a frame of a film. */
    public PageSight seeUpright(BufferedImage picture, int index) {
        var lines = ocr.get().read(picture);
        return new PageSight(
                index,
                (double) picture.getWidth() / picture.getHeight(),
                0,
                lines.isEmpty() ? TextSource.NONE : TextSource.OCR,
                lines,
                new PageSight.Marks(List.of(), List.of(), Barcodes.find(picture)));
    }

    /** Thin strips are rules and shades drawn as pictures. */
    private static boolean worthLooking(BoundingBox box, PageSource page) {
        double width = box.width() * page.aspect();
        return Math.min(width, box.height()) * 15 >= Math.max(width, box.height());
    }

    private PageSight readPicture(Taken taken) {
        var stored = taken.picture().orElseThrow();
        var turn = new QuarterTurn(ocr.get().turnOf(stored));
        var picture = turn.turn(stored);
        var lines = ocr.get().read(picture);
        var rulings = new ArrayList<>(turn.turn(taken.rulings()));
        rulings.addAll(PictureRulings.find(picture));
        var barcodes = Barcodes.find(picture);
        return new PageSight(
                taken.index(),
                (double) picture.getWidth() / picture.getHeight(),
                turn.degrees(),
                lines.isEmpty() ? TextSource.NONE : TextSource.OCR,
                lines,
                new PageSight.Marks(rulings, List.of(), barcodes));
    }

    private PageSight readLayer(Taken taken, SightOptions options) {
        var turn = LayerTurn.of(taken.layer());
        var lines = new ArrayList<>(
                taken.layer().stream().map(l -> turn.turn(l, taken.aspect())).toList());
        var rulings = turn.turn(taken.rulings());
        var pictures = turn.turn(taken.pictures());
        var barcodes = new ArrayList<Barcode>();
        boolean mixed = false;
        if (taken.picture().isPresent()) {
            var picture = turn.turn(taken.picture().get());
            for (var place : largest(pictures)) {
                var cut = PictureCut.of(picture, place);
                Barcodes.find(cut.picture()).stream()
                        .map(b -> new Barcode(b.symbology(), b.text(), cut.onPage(b.box())))
                        .forEach(barcodes::add);
                mixed |= place.area() >= options.smallestPicture() && lines.addAll(newLines(cut, lines));
            }
        }
        return new PageSight(
                taken.index(),
                turn.aspect(taken.aspect()),
                turn.degrees(),
                mixed ? TextSource.MIXED : TextSource.TEXT_LAYER,
                lines,
                new PageSight.Marks(rulings, pictures, barcodes));
    }

    private static List<BoundingBox> largest(List<BoundingBox> pictures) {
        return pictures.stream()
                .filter(p -> p.area() >= SMALLEST_CODE)
                .sorted((a, b) -> Double.compare(b.area(), a.area()))
                .limit(MOST_PICTURES)
                .toList();
    }

    /** OCR lines of the cut whose words the text layer does not already hold. */
    private List<TextLine> newLines(PictureCut cut, List<TextLine> known) {
        return ocr.get().read(cut.picture()).stream()
                .map(cut::onPage)
                .filter(line -> known.stream().noneMatch(k -> sameSpot(k, line)))
                .toList();
    }

    private static boolean sameSpot(TextLine known, TextLine line) {
        double smaller = Math.min(known.box().area(), line.box().area());
        return known.box().overlap(line.box()) > 0.3 * smaller;
    }
}
