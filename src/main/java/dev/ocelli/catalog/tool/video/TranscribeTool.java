package dev.ocelli.catalog.tool.video;

import dev.ocelli.catalog.format.Media;
import dev.ocelli.catalog.tool.Arguments;
import dev.ocelli.catalog.tool.Counted;
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
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.TimeSpan;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.Recording;
import dev.ocelli.core.perception.SpeechSegment;
import dev.ocelli.core.perception.Transcript;
import java.nio.file.Files;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** {@code transcribe}: what is said in a recording, with times; on wish as subtitles. */
final class TranscribeTool implements Tool {
    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "transcribe",
            Toolset.VIDEO,
            "Writes down what is said in a film or recording, sentence by sentence with start and end in seconds, and its"
                    + " language; what is written in the picture is left aside. On wish also as a file: subtitles (srt, vtt) or"
                    + " plain text.",
            new Parameters()
                    .file()
                    .number("start", "seconds from the beginning; 0 when left out", 0, Footage.MOST_SECONDS)
                    .number("end", "seconds from the beginning; to the end when left out", 0, Footage.MOST_SECONDS)
                    .choice("save_as", "also keep it as a file of this kind; none when left out", Written.class)
                    .schema(),
            Need.NOTHING);

    private final Media media;

    TranscribeTool(Media media) {
        this.media = media;
    }

    /** Kinds of files that a transcript is kept as. */
    enum Written {
        NONE(""),
        TEXT("text/plain"),
        SRT("application/x-subrip"),
        VTT("text/vtt");

        private final String type;

        Written(String type) {
            this.type = type;
        }
    }

    @Override
    public ToolDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Set<Toolset> toolsets() {
        return Set.of(Toolset.VIDEO, Toolset.CORE);
    }

    @Override
    public ToolResult call(ObjectNode arguments, ToolContext context) {
        var given = Arguments.of(arguments, DESCRIPTION);
        Written written = given.choice("save_as", Written.class, Written.NONE);
        double start = given.number("start", 0, 0, Footage.MOST_SECONDS);
        double end = given.number("end", Footage.MOST_SECONDS, 0, Footage.MOST_SECONDS);
        if (end <= start) {
            throw given.refused("end", "end must be later than start, in seconds.");
        }
        Footage footage = Footage.of(given, context, media).requireSound(given);
        Perception heard = context.hear(footage.material());
        Transcript transcript = heard.recording().map(Recording::transcript).orElse(Transcript.SILENCE);
        var wanted = new TimeSpan(start, end);
        List<SpeechSegment> segments = transcript.segments().stream()
                .filter(segment -> segment.span().overlap(wanted) > 0)
                .toList();
        var output = output(footage, transcript, segments);
        if (!heard.warnings().isEmpty()) {
            heard.warnings().forEach(output.putArray("warnings")::add);
        }
        List<Artifact> kept = written == Written.NONE ? List.of() : List.of(kept(footage, segments, written, context));
        kept.forEach(artifact -> Outputs.artifact(output.putObject("document"), artifact));
        return new ToolResult(output, summary(footage, segments), kept);
    }

    private static ObjectNode output(Footage footage, Transcript transcript, List<SpeechSegment> segments) {
        var output = Json.object()
                .put("file", footage.material().name())
                .put("duration", Outputs.rounded(footage.duration()))
                .put("language", transcript.language());
        var list = output.putArray("segments");
        boolean channels = segments.stream().anyMatch(segment -> segment.channel() > 0);
        for (SpeechSegment segment : segments) {
            var node = Outputs.time(list.addObject(), segment.span()).put("text", segment.text());
            if (channels) {
                node.put("channel", segment.channel());
            }
        }
        return output.put("text", new Transcript(transcript.language(), segments).text());
    }

    private static String summary(Footage footage, List<SpeechSegment> segments) {
        return segments.isEmpty()
                ? "Nothing is said in " + footage.material().name() + "."
                : "Wrote down " + Counted.of(segments.size(), "sentence") + " of "
                        + footage.material().name() + ".";
    }

    private static Artifact kept(Footage footage, List<SpeechSegment> segments, Written written, ToolContext context) {
        String text = switch (written) {
            case NONE -> "";
            case TEXT -> new Transcript("", segments).text() + "\n";
            case SRT -> subtitles(segments, "", ",");
            case VTT -> subtitles(segments, "WEBVTT\n\n", ".");
        };
        String ending = written == Written.TEXT ? ".txt" : "." + written.name().toLowerCase(Locale.ROOT);
        return Made.kept(
                context,
                new MediaType(written.type),
                PictureFiles.stem(footage.material()) + "-transcript" + ending,
                target -> Files.writeString(target, text));
    }

    private static String subtitles(List<SpeechSegment> segments, String head, String point) {
        var text = new StringBuilder(head);
        int number = 1;
        for (SpeechSegment segment : segments) {
            if (head.isEmpty()) {
                text.append(number++).append('\n');
            }
            text.append(Footage.timestamp(segment.span().start()).replace(".", point))
                    .append(" --> ")
                    .append(Footage.timestamp(segment.span().end()).replace(".", point))
                    .append('\n')
                    .append(segment.text().replace("-->", "→"))
                    .append("\n\n");
        }
        return text.toString();
    }
}
