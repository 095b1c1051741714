package dev.ocelli.catalog.tool.image;

import dev.ocelli.catalog.tool.Arguments;
import dev.ocelli.catalog.tool.Counted;
import dev.ocelli.catalog.tool.Material;
import dev.ocelli.catalog.tool.Outputs;
import dev.ocelli.catalog.tool.Parameters;
import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolContext;
import dev.ocelli.catalog.tool.ToolDescription;
import dev.ocelli.catalog.tool.ToolDescription.Need;
import dev.ocelli.catalog.tool.ToolResult;
import dev.ocelli.catalog.tool.Toolset;
import dev.ocelli.catalog.tool.find.Finder;
import dev.ocelli.catalog.tool.find.Found;
import dev.ocelli.catalog.tool.picture.Cuts;
import dev.ocelli.catalog.tool.picture.PictureFiles;
import dev.ocelli.catalog.tool.picture.Pictures;
import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.Json;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** {@code crop}: a part of a page as a picture of its own, given by its place or by what it shows. */
public final class CropTool implements Tool {
    private static final int MOST = 50;
    /** Room around things that were found, as a share of their longer side. */
    private static final double ROOM = 0.03;

    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "crop",
            Toolset.IMAGE,
            "Cuts a part out of a page or picture and keeps it as a picture. Say where with xywh, or what with target: table"
                    + " 2, logo, photo, picture, signature, stamp, face, barcode, title, or words printed on the page. The"
                    + " likeliest place is cut out, with all every one.",
            new Parameters()
                    .file()
                    .whole(
                            "page",
                            "the page, counted from 1; with target all pages when left out, else the first",
                            1,
                            2_000)
                    .box("xywh", "the place to cut out")
                    .text("target", "what to cut out, in words")
                    .flag("all", "every place of the target, not the likeliest only; false when left out")
                    .number("padding", "room around it, as a share of its longer side", 0, 1)
                    .schema(),
            Need.NOTHING);

    private final Pictures pictures;
    private final Finder finder;

    public CropTool(Pictures pictures, Finder finder) {
        this.pictures = pictures;
        this.finder = finder;
    }

    @Override
    public ToolDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Set<Toolset> toolsets() {
        return Set.of(Toolset.IMAGE, Toolset.CORE);
    }

    @Override
    public ToolResult call(ObjectNode arguments, ToolContext context) {
        var given = Arguments.of(arguments, DESCRIPTION);
        var place = given.findBox("xywh");
        var target = given.findText("target");
        boolean all = given.flag("all", false);
        double padding = given.number("padding", place.isPresent() ? 0 : ROOM, 0, 1);
        Optional<Integer> page = given.has("page") ? Optional.of(given.page("page", 0)) : Optional.empty();
        if (place.isPresent() == target.isPresent()) {
            throw given.refused("target", "Say what to cut out with either xywh or target, one of the two.");
        }
        var material = given.file(context);
        if (place.isPresent()) {
            return cut(material, List.of(new Found("crop", "", page.orElse(0), place.get(), 1)), padding, context);
        }
        String wish = target.orElse("");
        var asked = page.map(List::of);
        var found = all
                ? finder.require(material, asked, wish, context)
                : List.of(finder.requireBest(material, asked, wish, context));
        return cut(material, found, padding, context);
    }

    private ToolResult cut(Material material, List<Found> found, double padding, ToolContext context) {
        var output = Json.object().put("file", material.name());
        var crops = output.putArray("crops");
        var pieces = pieces(material, found.subList(0, Math.min(MOST, found.size())), padding, context);
        var kept = new ArrayList<Artifact>();
        for (Piece piece : pieces) {
            kept.add(pictures.keep(piece.picture(), material, piece.name(), context));
            var crop = Outputs.artifact(crops.addObject(), kept.getLast());
            crop.put("label", piece.found().label());
            Outputs.box(Outputs.page(crop, piece.found().page()), piece.place())
                    .put("confidence", Outputs.rounded(piece.found().confidence()))
                    .put("width", piece.picture().getWidth())
                    .put("height", piece.picture().getHeight());
        }
        if (found.size() > MOST) {
            output.put("note", "Only the first " + MOST + " of " + found.size() + " places were cut out.");
        }
        return new ToolResult(output, summary(pieces), kept);
    }

    private record Piece(Found found, BoundingBox place, BufferedImage picture, String name) {}

    /** Everything is cut before anything is kept, so that a failure leaves nothing behind. */
    private List<Piece> pieces(Material material, List<Found> found, double padding, ToolContext context) {
        var pieces = new ArrayList<Piece>();
        for (int page : found.stream().map(Found::page).distinct().toList()) {
            pictures.working(() -> {
                BufferedImage picture = pictures.upright(material, page, context);
                for (Found one : found) {
                    if (one.page() == page) {
                        var place = Cuts.padded(one.box(), padding, picture);
                        String name = name(material, one, found.indexOf(one), found.size());
                        pieces.add(new Piece(one, place, Cuts.cut(picture, place), name));
                    }
                }
                return pieces;
            });
        }
        return pieces;
    }

    private static String name(Material material, Found one, int index, int count) {
        String what = one.kind().equals("text") ? PictureFiles.plain(one.label()) : PictureFiles.plain(one.kind());
        return PictureFiles.stem(material) + "-page-" + (one.page() + 1) + "-" + (what.isEmpty() ? "crop" : what)
                + (count > 1 ? "-" + (index + 1) : "");
    }

    private static String summary(List<Piece> pieces) {
        Found first = pieces.getFirst().found();
        String what =
                first.kind().equals("crop") ? "a piece" : first.kind().equals("text") ? "the words" : first.kind();
        return pieces.size() == 1
                ? "Cut out " + what + " on page " + (first.page() + 1) + "."
                : "Cut out " + Counted.of(pieces.size(), "place") + ".";
    }
}
