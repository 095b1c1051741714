package dev.ocelli.catalog.tool.find;

import dev.ocelli.catalog.tool.Material;
import dev.ocelli.catalog.tool.ToolContext;
import dev.ocelli.catalog.tool.ToolDescription.Need;
import dev.ocelli.catalog.tool.find.Wish.Thing;
import dev.ocelli.catalog.tool.picture.Pictures;
import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.perception.Barcode;
import dev.ocelli.core.perception.Face;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Finds what somebody asks for in words: tables, pictures, logos, signatures, stamps, faces, codes, headings, and words
 * printed on the page; what none of these is, a model that sees is asked for. Any thread.
 */
public final class Finder {
    private static final int REGION_SIDE = 1000;
    private static final int FACE_SIDE = 1600;
    private static final double NEAR = 0.02;
    private static final int MOST_TEXTS = 500;
    private static final double LEAST_FIT = 0.3;
    /** Pages that are looked at for things without words, which costs a drawing of each. */
    private static final int MOST_LOOKED = 50;

    private final Pictures pictures;
    private final FaceFinder faces;
    private final CodeFinder codes;
    private final Looker looker;

    public Finder(Pictures pictures, FaceFinder faces, CodeReader codes) {
        this.pictures = pictures;
        this.faces = faces;
        this.codes = new CodeFinder(pictures, codes);
        this.looker = new Looker(pictures);
    }

    /**
     * The likeliest place of what is wanted; nothing found is an error that says what there is.
     *
     * @throws OcelliException {@code INVALID_REQUEST} also when there is none
     */
    public Found requireBest(Material material, Optional<List<Integer>> pages, String target, ToolContext context) {
        var found = require(material, pages, target, context);
        return found.stream()
                .filter(one -> one.confidence()
                        >= found.stream().mapToDouble(Found::confidence).max().orElse(0))
                .findFirst()
                .orElseThrow();
    }

    /**
     * Places of what is wanted: for words, tables and headings in reading order; for logos, photos, signatures and stamps
     * the likeliest first.
     *
     * @param target words such as {@code second table}, {@code logo}, {@code faces}, or words printed on the page
     * @return empty when there is none
     * @throws OcelliException {@code NEEDS_MODEL} when it is neither a kind of thing known here nor words on the page, and no
     *     model is plugged in
     */
    public List<Found> find(Material material, Optional<List<Integer>> pages, String target, ToolContext context) {
        var seen = context.see(material, pages).pages();
        var wish = Wish.of(target);
        if (wish.thing().isEmpty()) {
            return words(material, seen, wish, context);
        }
        var found = things(material, seen, wish.thing().get(), context);
        return wish.which().map(which -> pick(found, which)).orElse(found);
    }

    /**
     * The same, but nothing found is an error that says what there is.
     *
     * @throws OcelliException {@code INVALID_REQUEST} also when there is none
     */
    public List<Found> require(Material material, Optional<List<Integer>> pages, String target, ToolContext context) {
        var found = find(material, pages, target, context);
        if (found.isEmpty()) {
            var seen = context.see(material, pages).pages();
            int tables = seen.stream().mapToInt(p -> p.parts().tables().size()).sum();
            int lines = seen.stream().mapToInt(p -> p.lines().size()).sum();
            throw new OcelliException(
                    ErrorCode.INVALID_REQUEST,
                    "target",
                    "There is no '" + shown(target) + "' on the pages looked at (" + lines + " lines of text, " + tables
                            + " tables). Name words that are printed there, or give the place as xywh.");
        }
        return found;
    }

    private static String shown(String target) {
        return target.length() > 60 ? target.substring(0, 60) + "…" : target;
    }

    private static List<Found> pick(List<Found> found, int which) {
        int index = which < 0 ? found.size() - 1 : which - 1;
        return index < found.size() ? List.of(found.get(index)) : List.of();
    }

    private List<Found> words(Material material, List<Page> seen, Wish wish, ToolContext context) {
        var hits = new TextFinder(seen).find(wish.words(), true, MOST_TEXTS);
        if (!hits.isEmpty()) {
            return hits.stream().map(TextFinder.Hit::found).toList();
        }
        var found = new ArrayList<Found>();
        try {
            for (Page page : looked(seen)) {
                found.addAll(looker.detect(material, page.index(), List.of(wish.words()), context));
            }
        } catch (OcelliException e) {
            if (e.code() == ErrorCode.NEEDS_MODEL) {
                throw new OcelliException(
                        ErrorCode.NEEDS_MODEL,
                        "target",
                        "'" + shown(wish.words())
                                + "' is not printed on the pages, and things other than tables, pictures,"
                                + " logos, signatures, stamps, faces and codes are found only by a model. "
                                + Need.VISION_MODEL.words());
            }
            throw e;
        }
        return found;
    }

    private static List<Page> looked(List<Page> seen) {
        return seen.subList(0, Math.min(seen.size(), MOST_LOOKED));
    }

    private List<Found> things(Material material, List<Page> seen, Thing thing, ToolContext context) {
        return switch (thing) {
            case TABLE -> tables(material, seen, context);
            case BARCODE -> barcodes(material, looked(seen), context);
            case FACE -> faces(material, looked(seen), context);
            case PICTURE -> regions(material, looked(seen), Region.Kind.PICTURE, context);
            case PHOTO -> photos(material, looked(seen), context);
            case LOGO -> regions(material, looked(seen), Region.Kind.LOGO, context);
            case SIGNATURE -> regions(material, looked(seen), Region.Kind.SIGNATURE, context);
            case STAMP -> regions(material, looked(seen), Region.Kind.STAMP, context);
            case TITLE, SECTION_HEADER, PAGE_HEADER, PAGE_FOOTER, CAPTION, FOOTNOTE, FORMULA -> blocks(seen, thing);
        };
    }

    /** Tables with the rules around them, in reading order; their number is part of their name. */
    private List<Found> tables(Material material, List<Page> seen, ToolContext context) {
        var found = new ArrayList<Found>();
        for (Page page : seen) {
            var tables = page.parts().tables();
            var rules = tables.isEmpty() ? List.<BoundingBox>of() : pictures.rules(material, page.index(), context);
            for (Table table : tables) {
                String name = "table " + (found.size() + 1);
                double certainty = Math.min(0.95, 0.5 + 0.02 * table.cells().size());
                found.add(new Found("table", name, page.index(), withRules(table.box(), rules), certainty));
            }
        }
        return found;
    }

    /** Grown by the rules that run along or through the table. */
    private static BoundingBox withRules(BoundingBox table, List<BoundingBox> rules) {
        var whole = table;
        for (BoundingBox rule : rules) {
            var near = BoundingBox.ofCorners(
                    table.x() - NEAR, table.y() - NEAR, table.right() + NEAR, table.bottom() + NEAR);
            boolean across = rule.width() > rule.height();
            boolean along = across
                    ? rule.overlapX(table) > 0.6 * rule.width() && rule.y() > near.y() && rule.bottom() < near.bottom()
                    : rule.overlapY(table) > 0.6 * rule.height() && rule.x() > near.x() && rule.right() < near.right();
            whole = along ? whole.union(rule) : whole;
        }
        return whole;
    }

    private List<Found> barcodes(Material material, List<Page> seen, ToolContext context) {
        var found = new ArrayList<Found>();
        for (Page page : seen) {
            for (var code : codes.find(material, page, context)) {
                found.add(new Found("barcode", code.text(), page.index(), code.box(), 1));
            }
        }
        return found;
    }

    private static List<Found> blocks(List<Page> seen, Thing thing) {
        var kind = thing.block().orElseThrow();
        var found = new ArrayList<Found>();
        for (Page page : seen) {
            page.parts().blocks().stream()
                    .filter(block -> block.kind() == kind)
                    .forEach(block ->
                            found.add(new Found(kind.wireName(), block.text(), page.index(), block.box(), 0.8)));
        }
        return found;
    }

    /** Codes of one page with their whole places. */
    public List<Barcode> codesOn(Material material, Page page, ToolContext context) {
        return codes.find(material, page, context);
    }

    /** Faces on these pages, the surest of each page first. */
    public List<Found> faces(Material material, List<Page> seen, ToolContext context) {
        var found = new ArrayList<Found>();
        for (Page page : seen) {
            for (Face face : facesOn(material, page.index(), context)) {
                found.add(new Found("face", "face", page.index(), face.box(), face.confidence()));
            }
        }
        return found;
    }

    /** Faces on one upright page, with their points. */
    public List<Face> facesOn(Material material, int page, ToolContext context) {
        var picture = pictures.upright(material, page, FACE_SIDE, context);
        return pictures.working(() -> faces.find(picture));
    }

    private List<Found> regions(Material material, List<Page> seen, Region.Kind kind, ToolContext context) {
        var found = new ArrayList<Found>();
        for (Page page : seen) {
            var embedded = pictures.embedded(material, page.index(), context);
            var picture = pictures.upright(material, page.index(), REGION_SIDE, context);
            for (Region region : Regions.of(picture, page, embedded)) {
                double fit = region.fits(kind, page.aspect());
                if (fit >= LEAST_FIT) {
                    String name = kind.name().toLowerCase(Locale.ROOT);
                    found.add(new Found(name, name, page.index(), region.box(), fit));
                }
            }
        }
        if (kind != Region.Kind.PICTURE) {
            found.sort(Comparator.comparingDouble((Found f) -> -f.confidence()));
        }
        return found;
    }

    /** Photos: picture regions with many tones; on papers without such regions, what surrounds a face. */
    private List<Found> photos(Material material, List<Page> seen, ToolContext context) {
        var found = regions(material, seen, Region.Kind.PHOTO, context);
        if (!found.isEmpty()) {
            return found;
        }
        var around = new ArrayList<Found>();
        for (Found face : faces(material, seen, context)) {
            around.add(new Found("photo", "photo", face.page(), portrait(face.box()), face.confidence() * 0.8));
        }
        return around;
    }

    /** Head and shoulders around a face, as identity papers show them. */
    private static BoundingBox portrait(BoundingBox face) {
        return BoundingBox.ofCorners(
                face.x() - 0.55 * face.width(),
                face.y() - 0.55 * face.height(),
                face.right() + 0.55 * face.width(),
                face.bottom() + 0.6 * face.height());
    }
}
