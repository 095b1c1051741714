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

/** {@code extract_audio}: the sound of a film as MP3. */
final class ExtractAudioTool implements Tool {
    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "extract_audio",
            Toolset.VIDEO,
            "Takes the sound of a film, or of a stretch of it, as MP3. To get what is said as text, use read_text.",
            new Parameters()
                    .file()
                    .number("start", "seconds from the beginning; 0 when left out", 0, Footage.MOST_SECONDS)
                    .number("end", "seconds from the beginning; to the end when left out", 0, Footage.MOST_SECONDS)
                    .schema(),
            Need.NOTHING);

    private final Media media;

    ExtractAudioTool(Media media) {
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
        var material = footage.material();
        if (footage.probe().sounds().isEmpty()) {
            throw given.refused("file", material.name() + " holds no sound.");
        }
        TimeSpan stretch = footage.stretch(given);
        context.progress("taking the sound of " + material.name());
        return footage.keep(
                context,
                Footage.MP3,
                "sound",
                stretch,
                target -> media.films().sound(material.file(), material.type(), stretch, target));
    }
}
