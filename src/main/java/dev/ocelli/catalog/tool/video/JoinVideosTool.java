package dev.ocelli.catalog.tool.video;

import dev.ocelli.catalog.format.FilmPart;
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
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** {@code join_videos}: films one after the other as one MP4, recordings of sound as one MP3. */
final class JoinVideosTool implements Tool {
    private static final int MOST = 50;

    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "join_videos",
            Toolset.VIDEO,
            "Puts films one after the other as one MP4, or recordings of sound as one MP3: whole files, or stretches of them"
                    + " (of one file too, to leave something out). Films take the size of the first; others are fitted into"
                    + " it with black borders, silent ones stay silent. At most an hour altogether.",
            new Parameters()
                    .texts("files", "whole files in order, by their names; or clips", MOST)
                    .items(
                            "clips",
                            "stretches in order; or files",
                            MOST,
                            new Parameters()
                                    .file()
                                    .number("start", "seconds; 0 when left out", 0, Footage.MOST_SECONDS)
                                    .number("end", "seconds; to the end when left out", 0, Footage.MOST_SECONDS))
                    .schema(),
            Need.NOTHING);

    private final Media media;

    JoinVideosTool(Media media) {
        this.media = media;
    }

    /** A file to be joined, and which stretch of it. */
    private record Piece(Footage footage, TimeSpan span) {}

    @Override
    public ToolDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ToolResult call(ObjectNode arguments, ToolContext context) {
        var given = Arguments.of(arguments, DESCRIPTION);
        List<Piece> pieces = pieces(given, context);
        double seconds =
                pieces.stream().mapToDouble(piece -> piece.span().length()).sum();
        if (seconds > Footage.LONGEST) {
            throw given.refused(
                    "files",
                    "Joined this would last " + Footage.clock(seconds) + "; at most an hour is coded at once.");
        }
        boolean film = pieces.getFirst().footage().hasFilm();
        for (Piece piece : pieces) {
            if (piece.footage().hasFilm() != film) {
                throw given.refused("files", mixed(pieces));
            }
        }
        return join(pieces, film, seconds, context);
    }

    private static String mixed(List<Piece> pieces) {
        String silent = pieces.stream()
                .filter(piece -> !piece.footage().hasFilm())
                .map(piece -> piece.footage().material().name())
                .findFirst()
                .orElse("");
        return "Films are joined with films and sound with sound; " + silent + " holds no pictures, others do.";
    }

    private List<Piece> pieces(Arguments given, ToolContext context) {
        List<String> files = given.texts("files", MOST);
        List<Arguments> clips = given.items("clips", MOST);
        if (files.isEmpty() == clips.isEmpty()) {
            throw given.refused("files", "Say what to join with files or with clips, not with both.");
        }
        var pieces = new ArrayList<Piece>();
        for (String file : files) {
            Footage footage = Footage.of(context.material(file), media, message -> given.refused("files", message));
            pieces.add(new Piece(footage, footage.within(0, footage.duration(), given::refused)));
        }
        for (Arguments clip : clips) {
            Footage footage = Footage.of(clip, context, media);
            pieces.add(new Piece(footage, footage.stretch(clip)));
        }
        if (pieces.size() < 2) {
            throw given.refused(
                    files.isEmpty() ? "clips" : "files", "Joining needs at least two pieces; one was named.");
        }
        return pieces;
    }

    private ToolResult join(List<Piece> pieces, boolean film, double seconds, ToolContext context) {
        List<FilmPart> parts =
                pieces.stream().map(piece -> piece.footage().part(piece.span())).toList();
        String stem = PictureFiles.stem(pieces.getFirst().footage().material()) + "-joined";
        var progress = Footage.telling(context, "Joining " + pieces.size() + " pieces", seconds);
        Artifact kept = film
                ? Made.film(context, stem, target -> media.films().join(parts, target, progress))
                : Made.sound(context, stem, target -> media.films().joinSound(parts, target, progress));
        var output = Json.object();
        Outputs.artifact(output.putObject(film ? "video" : "audio"), kept);
        output.put("duration", Outputs.rounded(seconds));
        var list = output.putArray("pieces");
        double at = 0;
        for (Piece piece : pieces) {
            var node = list.addObject().put("file", piece.footage().material().name());
            Outputs.time(node, piece.span()).put("at", Outputs.rounded(at));
            at += piece.span().length();
        }
        return new ToolResult(
                output,
                "Joined " + pieces.size() + (film ? " pieces of film" : " pieces of sound") + ", "
                        + Footage.words(seconds) + " s altogether.",
                List.of(kept));
    }
}
