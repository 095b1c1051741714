package dev.ocelli.catalog.tool.video;

import dev.ocelli.catalog.format.Media;
import dev.ocelli.catalog.tool.Arguments;
import dev.ocelli.catalog.tool.Counted;
import dev.ocelli.catalog.tool.Outputs;
import dev.ocelli.catalog.tool.Parameters;
import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolContext;
import dev.ocelli.catalog.tool.ToolContext.KeyFrame;
import dev.ocelli.catalog.tool.ToolDescription;
import dev.ocelli.catalog.tool.ToolDescription.Need;
import dev.ocelli.catalog.tool.ToolResult;
import dev.ocelli.catalog.tool.Toolset;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** {@code key_frames}: one picture of each shot of a film. */
final class KeyFramesTool implements Tool {
    private static final int USUAL_FRAMES = 20;

    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "key_frames",
            Toolset.VIDEO,
            "Takes one picture (JPEG) of each shot of a film, the one that stands longest in it, with its time and the shot's"
                    + " start and end. With a higher count also other pictures that differ, with a lower one those of the"
                    + " longest shots; a count of 1 gives a thumbnail.",
            new Parameters()
                    .file()
                    .whole("count", "how many; one for each shot, at most 20, when left out", 1, Frames.MOST)
                    .whole(
                            "longer_side",
                            "most pixels of the longer side; 1920 when left out",
                            Frames.LEAST_SIDE,
                            Frames.LONGEST_SIDE)
                    .schema(),
            Need.NOTHING);

    private final Media media;

    KeyFramesTool(Media media) {
        this.media = media;
    }

    @Override
    public ToolDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ToolResult call(ObjectNode arguments, ToolContext context) {
        var given = Arguments.of(arguments, DESCRIPTION);
        int count = given.whole("count", USUAL_FRAMES, 1, Frames.MOST);
        int side = given.whole("longer_side", Frames.LONGEST_SIDE, Frames.LEAST_SIDE, Frames.LONGEST_SIDE);
        Footage footage = Footage.of(given, context, media).requireFilm(given);
        List<KeyFrame> all = context.keyFrames(footage.material());
        List<KeyFrame> chosen = chosen(all, count, given.has("count"));
        var frames = new Frames(media, footage, context);
        for (KeyFrame frame : chosen) {
            context.progress("Taking frame " + (frames.kept().size() + 1) + " of " + chosen.size());
            frames.take(frame.time(), side)
                    // behind the last picture, which goes on being shown, there is none
                    .or(() -> frames.take(frame.shown().start(), side))
                    .ifPresent(node -> Outputs.time(node.putObject("shot"), frame.shot()));
        }
        long shots = all.stream().filter(KeyFrame::key).count();
        var output = frames.output(given).put("shots", shots);
        return new ToolResult(
                output,
                "Took " + Counted.of(frames.kept().size(), "key frame") + " of "
                        + footage.material().name() + ", which has " + Counted.of((int) shots, "shot") + ".",
                frames.kept());
    }

    /** Key frames of the longest shots, then, where more were asked for, the others that stand longest. */
    private static List<KeyFrame> chosen(List<KeyFrame> all, int count, boolean asked) {
        Stream<KeyFrame> keys = all.stream()
                .filter(KeyFrame::key)
                .sorted(Comparator.comparingDouble(frame -> -frame.shot().length()));
        Stream<KeyFrame> others = all.stream()
                .filter(frame -> asked && !frame.key())
                .sorted(Comparator.comparingDouble(frame -> -frame.shown().length()));
        return Stream.concat(keys, others)
                .limit(count)
                .sorted(Comparator.comparingDouble(KeyFrame::time))
                .toList();
    }
}
