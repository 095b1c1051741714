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

/** {@code extract_audio}: the sound of a film as MP3. */
final class ExtractAudioTool implements Tool {
    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "extract_audio",
            Toolset.VIDEO,
            "Takes the sound of a film, or of a stretch of it, as MP3; also makes an MP3 of any other recording of sound. To"
                    + " get what is said as text, use transcribe.",
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
        Footage footage = Footage.of(given, context, media).requireSound(given);
        var material = footage.material();
        TimeSpan stretch = footage.stretch(given);
        var progress = Footage.telling(context, "Taking the sound of " + material.title(), stretch.length());
        Artifact kept = Made.sound(
                context,
                PictureFiles.stem(material) + "-sound",
                target -> media.films().sound(footage.part(stretch), target, progress));
        var output = Outputs.time(Json.object().put("file", material.name()), stretch);
        Outputs.artifact(output.putObject("audio"), kept);
        return new ToolResult(
                output,
                "Took the sound of " + material.name() + " from " + Footage.words(stretch.start()) + " to "
                        + Footage.words(stretch.end()) + " s.",
                List.of(kept));
    }
}
