package dev.ocelli.catalog.tool.image;

import dev.ocelli.catalog.tool.Material;
import dev.ocelli.catalog.tool.Outputs;
import dev.ocelli.catalog.tool.ToolContext;
import dev.ocelli.catalog.tool.ToolResult;
import dev.ocelli.catalog.tool.picture.PictureFiles;
import dev.ocelli.catalog.tool.picture.Pictures;
import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.base.Json;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.function.UnaryOperator;

/** The way of all tools that make one picture out of one page as its file shows it. */
record Making(Pictures pictures, Material material, int page, ToolContext context) {

    /**
     * Changes the page's picture and keeps it.
     *
     * @param what was done, for the file's name, such as {@code rotated}
     * @param summary what was done, for people
     */
    ToolResult make(String what, String summary, UnaryOperator<BufferedImage> change) {
        BufferedImage made = pictures.working(() -> change.apply(pictures.asShown(material, page)));
        String of = material.type().isImage() && page == 0 ? "" : "-page-" + (page + 1);
        Artifact kept = pictures.keep(made, material, PictureFiles.stem(material) + of + "-" + what, context);
        var output = Json.object().put("file", material.name());
        Outputs.page(output, page).put("width", made.getWidth()).put("height", made.getHeight());
        Outputs.artifact(output, kept);
        return new ToolResult(output, summary, List.of(kept));
    }
}
