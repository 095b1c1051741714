package dev.ocelli.catalog.tool.video;

import dev.ocelli.catalog.format.Media;
import dev.ocelli.catalog.tool.Arguments;
import dev.ocelli.catalog.tool.Outputs;
import dev.ocelli.catalog.tool.Parameters;
import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolContext;
import dev.ocelli.catalog.tool.ToolDescription;
import dev.ocelli.catalog.tool.ToolDescription.Need;
import dev.ocelli.catalog.tool.ToolResult;
import dev.ocelli.catalog.tool.Toolset;
import dev.ocelli.catalog.tool.picture.PictureFiles;
import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.TimeSpan;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** {@code trim_video}: a stretch of a film as MP4, of sound as MP3. */
final class TrimVideoTool implements Tool {
    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "trim_video",
            Toolset.VIDEO,
            "Cuts a stretch out of a film (MP4) or of a recording of sound (MP3). To find a stretch by what is said or shown"
                    + " in it, use highlights.",
            new Parameters()
                    .file()
                    .number("start", "seconds from the beginning; 0 when left out", 0, Footage.MOST_SECONDS)
                    .number("end", "seconds from the beginning; to the end when left out", 0, Footage.MOST_SECONDS)
                    .schema(),
            Need.NOTHING);

    private final Media media;

    TrimVideoTool(Media media) {
        this.media = media;
    }

    @Override
    public ToolDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ToolResult call(ObjectNode arguments, ToolContext context) {
        var given = Arguments.of(arguments, DESCRIPTION);
        Footage footage = Footage.of(given, context, media);
        TimeSpan stretch = footage.stretch(given);
        var material = footage.material();
        Artifact kept = cut(footage, stretch, PictureFiles.stem(material) + "-trimmed", context);
        var output = Outputs.time(Json.object().put("file", material.name()), stretch);
        Outputs.artifact(output.putObject(footage.hasFilm() ? "video" : "audio"), kept);
        return new ToolResult(
                output,
                "Took " + Footage.words(stretch.start()) + " to " + Footage.words(stretch.end()) + " s of "
                        + material.name() + (footage.hasFilm() ? " as a film." : " as sound."),
                List.of(kept));
    }

    /** The stretch as a film, or as sound where there are no pictures. */
    private Artifact cut(Footage footage, TimeSpan stretch, String stem, ToolContext context) {
        var progress = Footage.telling(context, "Cutting " + footage.material().title(), stretch.length());
        return footage.hasFilm()
                ? Made.film(context, stem, target -> media.films().trim(footage.part(stretch), target, progress))
                : Made.sound(context, stem, target -> media.films().sound(footage.part(stretch), target, progress));
    }
}
