package dev.ocelli.catalog.tool.viz;

import dev.ocelli.catalog.tool.Material;
import dev.ocelli.catalog.tool.Outputs;
import dev.ocelli.catalog.tool.ToolContext;
import dev.ocelli.catalog.tool.ToolResult;
import dev.ocelli.catalog.tool.picture.PageSet;
import dev.ocelli.catalog.tool.picture.Painting;
import dev.ocelli.catalog.tool.picture.PictureFiles;
import dev.ocelli.catalog.tool.picture.Pictures;
import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.base.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;

/** The way of all tools that draw on pages: paint, keep, say what was made. */
record Drawn(Pictures pictures, Material material, ToolContext context) {
    private static final int SIDE = 2000;

    /** How several pages are kept. */
    enum As {
        PICTURES,
        PDF
    }

    /**
     * Paints and keeps.
     *
     * @param pages those with something on them, counted from 0
     * @param what was drawn, for the files' names
     * @param painter is given the index of a page and what to paint with
     */
    ToolResult keep(As as, List<Integer> pages, String what, String summary, BiConsumer<Integer, Painting> painter) {
        var set = new PageSet(pictures, material, context);
        pages.forEach(set::refuseAbsent);
        var output = Json.object().put("file", material.name());
        var drawings = output.putArray("drawings");
        var kept = new ArrayList<Artifact>();
        switch (as) {
            case PDF -> {
                kept.add(set.keep(what, Set.copyOf(pages), (index, picture) -> {
                    try (var painting = new Painting(picture)) {
                        painter.accept(index, painting);
                    }
                }));
                Outputs.artifact(drawings.addObject(), kept.getFirst());
            }
            case PICTURES -> {
                for (int page : pages) {
                    kept.add(keepPage(page, what, painter));
                    Outputs.artifact(Outputs.page(drawings.addObject(), page), kept.getLast());
                }
            }
        }
        return new ToolResult(output, summary, kept);
    }

    private Artifact keepPage(int page, String what, BiConsumer<Integer, Painting> painter) {
        var picture = pictures.working(() -> {
            var upright = pictures.upright(material, page, SIDE, context);
            try (var painting = new Painting(upright)) {
                painter.accept(page, painting);
            }
            return upright;
        });
        String of = material.type().isImage() && page == 0 ? "" : "-page-" + (page + 1);
        return pictures.keep(picture, material, PictureFiles.stem(material) + of + "-" + what, context);
    }
}
