package dev.ocelli.catalog.tool.video;

import dev.ocelli.catalog.format.Media;
import dev.ocelli.catalog.tool.Arguments;
import dev.ocelli.catalog.tool.Parameters;
import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolContext;
import dev.ocelli.catalog.tool.ToolDescription;
import dev.ocelli.catalog.tool.ToolDescription.Need;
import dev.ocelli.catalog.tool.ToolResult;
import dev.ocelli.catalog.tool.Toolset;
import dev.ocelli.core.base.TimeSpan;
import tools.jackson.databind.node.ObjectNode;

/** {@code trim_video}: a stretch of a film as MP4, of sound as MP3. */
final class TrimVideoTool implements Tool {
    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "trim_video",
            Toolset.VIDEO,
            "Cuts a stretch out of a film (MP4) or of a recording of sound (MP3).",
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
        context.progress("cutting " + material.name());
        if (footage.hasFilm()) {
            return footage.keep(
                    context,
                    Footage.MP4,
                    "trimmed",
                    stretch,
                    target -> media.films().trim(material.file(), material.type(), stretch, target));
        }
        return footage.keep(
                context,
                Footage.MP3,
                "trimmed",
                stretch,
                target -> media.films().sound(material.file(), material.type(), stretch, target));
    }
}
