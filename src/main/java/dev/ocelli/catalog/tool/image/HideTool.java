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
import dev.ocelli.catalog.tool.find.TextFinder;
import dev.ocelli.catalog.tool.picture.Hiding;
import dev.ocelli.catalog.tool.picture.PageSet;
import dev.ocelli.catalog.tool.picture.Pictures;
import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.Json;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code blur_regions} and {@code redact_regions}: places made unreadable, by boxes, words, or things such as faces. A
 * picture gives a picture; a document gives a PDF whose pages are pictures, so that nothing is left under a cover.
 */
public final class HideTool implements Tool {
    private static final int MOST_BOXES = 2_000;
    private static final int MOST_TEXTS = 200;
    /** Letters reach a little out of their boxes. */
    private static final double LETTERS = 0.12;

    /** How places are made unreadable. */
    public enum Mode {
        BLUR("blur_regions", "blurred", "Blurred"),
        REDACT("redact_regions", "redacted", "Covered");

        private final String tool;
        private final String ending;
        private final String did;

        Mode(String tool, String ending, String did) {
            this.tool = tool;
            this.ending = ending;
            this.did = did;
        }
    }

    private final Mode mode;
    private final ToolDescription description;
    private final Pictures pictures;
    private final Finder finder;

    /** What is to be hidden, and what was asked for but is not there. */
    private record Hidden(List<Found> places, List<String> absent) {}

    public HideTool(Mode mode, Pictures pictures, Finder finder) {
        this.mode = mode;
        this.pictures = pictures;
        this.finder = finder;
        this.description = new ToolDescription(
                mode.tool,
                Toolset.IMAGE,
                switch (mode) {
                    case BLUR ->
                        "Blurs places of a picture or document so that faces and letters cannot be made out, and keeps the"
                                + " result. Say where with boxes, or what with texts (words printed there) or targets"
                                + " (faces, barcodes, logo, signature, photo). For secrets use redact_regions.";
                    case REDACT ->
                        "Covers places of a picture or document with black, in flat pixels without anything below, and"
                                + " keeps the result. Say where with boxes, or what with texts (words printed there) or"
                                + " targets (faces, barcodes, logo, signature, photo).";
                },
                parameters(),
                Need.NOTHING);
    }

    private static ObjectNode parameters() {
        var box = new Parameters().box("xywh", "a place").page().text("label", "what is there");
        return new Parameters()
                .file()
                .pages()
                .items("boxes", "places to hide", MOST_BOXES, box.require("xywh"))
                .texts("texts", "words or phrases to hide wherever they are printed", MOST_TEXTS)
                .texts("targets", "kinds of things to hide: faces, barcodes, logo, signature, stamp, photo", 20)
                .schema();
    }

    @Override
    public ToolDescription description() {
        return description;
    }

    @Override
    public Set<Toolset> toolsets() {
        return Set.of(Toolset.IMAGE, Toolset.IMAGE_GEN);
    }

    @Override
    public ToolResult call(ObjectNode arguments, ToolContext context) {
        var given = Arguments.of(arguments, description);
        var pages = given.findPages("pages");
        var boxes = new ArrayList<Found>();
        for (Arguments box : given.items("boxes", MOST_BOXES)) {
            boxes.add(new Found("box", box.findText("label").orElse("box"), box.page("page", 0), box.box("xywh"), 1));
        }
        var texts = given.texts("texts", MOST_TEXTS);
        var targets = given.texts("targets", 20);
        if (boxes.isEmpty() && texts.isEmpty() && targets.isEmpty()) {
            throw given.refused("boxes", "Say what to hide with boxes, texts or targets.");
        }
        var material = given.file(context);
        var hidden = places(material, pages, texts, targets, context);
        hidden.places().addAll(boxes);
        if (hidden.places().isEmpty()) {
            throw given.refused(
                    texts.isEmpty() ? "targets" : "texts",
                    "Nothing to hide was found, so nothing was made: "
                            + String.join(
                                    ", ",
                                    hidden.absent().stream()
                                            .map(HideTool::shown)
                                            .toList())
                            + " is not there.");
        }
        return hide(material, hidden, context);
    }

    private static String shown(String words) {
        return "'" + (words.length() > 60 ? words.substring(0, 60) + "…" : words) + "'";
    }

    private Hidden places(
            Material material,
            Optional<List<Integer>> pages,
            List<String> texts,
            List<String> targets,
            ToolContext context) {
        var places = new ArrayList<Found>();
        var absent = new ArrayList<String>();
        if (!texts.isEmpty()) {
            var words = new TextFinder(context.see(material, pages).pages());
            for (String text : texts) {
                var hits = words.find(text, true, MOST_BOXES);
                hits.forEach(hit -> places.add(hit.found()));
                if (hits.isEmpty()) {
                    absent.add(text);
                }
            }
        }
        for (String target : targets) {
            var found = finder.find(material, pages, target, context);
            places.addAll(found);
            if (found.isEmpty()) {
                absent.add(target);
            }
        }
        return new Hidden(places, absent);
    }

    private ToolResult hide(Material material, Hidden hidden, ToolContext context) {
        var pages = new PageSet(pictures, material, context);
        var painted = hidden.places().stream().map(Found::page).collect(Collectors.toSet());
        painted.forEach(pages::refuseAbsent);
        var kept = pages.keep(
                mode.ending,
                painted,
                (index, picture) -> hidden.places().stream()
                        .filter(place -> place.page() == index)
                        .flatMap(place ->
                                place.boxes().stream().map(box -> place.kind().equals("text") ? grown(box) : box))
                        .forEach(box -> apply(picture, box)));
        var output = Json.object().put("file", material.name());
        Outputs.artifact(output, kept);
        var regions = output.putArray("regions");
        for (Found place : hidden.places()) {
            Outputs.box(
                    Outputs.page(
                            regions.addObject().put("kind", place.kind()).put("label", place.label()), place.page()),
                    place.box());
        }
        if (!hidden.absent().isEmpty()) {
            var absent = output.putArray("not_found");
            hidden.absent().forEach(absent::add);
        }
        String more =
                hidden.absent().isEmpty() ? "" : " (" + hidden.absent().size() + " of the asked-for were not found)";
        return new ToolResult(
                output,
                mode.did + " " + Counted.of(hidden.places().size(), "place") + " of " + material.name() + more + ".",
                List.of(kept));
    }

    private static BoundingBox grown(BoundingBox box) {
        double room = LETTERS * box.height();
        return BoundingBox.ofCorners(box.x() - room, box.y() - room, box.right() + room, box.bottom() + room);
    }

    private void apply(BufferedImage picture, BoundingBox box) {
        switch (mode) {
            case BLUR -> Hiding.blur(picture, box);
            case REDACT -> Hiding.cover(picture, box, Color.BLACK);
        }
    }
}
