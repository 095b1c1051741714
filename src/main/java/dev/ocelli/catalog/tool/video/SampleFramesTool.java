package dev.ocelli.catalog.tool.video;

import dev.ocelli.catalog.format.Media;
import dev.ocelli.catalog.tool.Arguments;
import dev.ocelli.catalog.tool.Counted;
import dev.ocelli.catalog.tool.Parameters;
import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolContext;
import dev.ocelli.catalog.tool.ToolDescription;
import dev.ocelli.catalog.tool.ToolDescription.Need;
import dev.ocelli.catalog.tool.ToolResult;
import dev.ocelli.catalog.tool.Toolset;
import dev.ocelli.core.base.TimeSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** {@code sample_frames}: pictures of a film at even distances, or at given times. */
final class SampleFramesTool implements Tool {
    private static final int USUAL_FRAMES = 5;

    /** Seconds before the end at which there still is a picture. */
    private static final double BEFORE_END = 0.1;

    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "sample_frames",
            Toolset.VIDEO,
            "Takes pictures (JPEG) out of a film: at given times, or at even distances, so many or one every so many seconds."
                    + " For one picture of each shot use key_frames.",
            new Parameters()
                    .file()
                    .numbers("times", "seconds from the beginning; then neither count nor every", Frames.MOST)
                    .whole("count", "how many; 5 when nothing else is said", 1, Frames.MOST)
                    .number("every", "seconds from one to the next", 0.04, Footage.MOST_SECONDS)
                    .number("start", "seconds from the beginning; 0 when left out", 0, Footage.MOST_SECONDS)
                    .number("end", "seconds from the beginning; to the end when left out", 0, Footage.MOST_SECONDS)
                    .whole(
                            "longer_side",
                            "most pixels of the longer side; 1920 when left out",
                            Frames.LEAST_SIDE,
                            Frames.LONGEST_SIDE)
                    .schema(),
            Need.NOTHING);

    private final Media media;

    SampleFramesTool(Media media) {
        this.media = media;
    }

    @Override
    public ToolDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ToolResult call(ObjectNode arguments, ToolContext context) {
        var given = Arguments.of(arguments, DESCRIPTION);
        Footage footage = Footage.of(given, context, media).requireFilm(given);
        int side = given.whole("longer_side", Frames.LONGEST_SIDE, Frames.LEAST_SIDE, Frames.LONGEST_SIDE);
        List<Double> times = times(given, footage);
        var frames = new Frames(media, footage, context);
        for (double time : times) {
            context.progress("Taking frame " + (frames.kept().size() + 1) + " of " + times.size());
            frames.take(time, side);
        }
        return new ToolResult(
                frames.output(given),
                "Took " + Counted.of(frames.kept().size(), "frame") + " of "
                        + footage.material().name() + ".",
                frames.kept());
    }

    private static List<Double> times(Arguments given, Footage footage) {
        List<Double> named = given.numbers("times", Frames.MOST, 0, Footage.MOST_SECONDS);
        for (double time : named) {
            if (time > footage.duration()) {
                throw given.refused(
                        "times",
                        footage.material().name() + " lasts " + Footage.words(footage.duration())
                                + " seconds; name times within that.");
            }
        }
        if (!named.isEmpty()) {
            double last = Math.max(0, footage.duration() - BEFORE_END);
            return named.stream().map(time -> Math.min(time, last)).toList();
        }
        return even(given, footage.stretch(given));
    }

    /** The middle of each of so many equal parts, or the start and then every so many seconds. */
    private static List<Double> even(Arguments given, TimeSpan stretch) {
        Optional<Double> every = given.findNumber("every", 0.04, Footage.MOST_SECONDS);
        var times = new ArrayList<Double>();
        if (every.isPresent()) {
            if (stretch.length() / every.get() > Frames.MOST) {
                throw given.refused(
                        "every",
                        "That would be more than " + Frames.MOST
                                + " frames; take them further apart, or a shorter stretch by start and end.");
            }
            for (int i = 0; stretch.start() + i * every.get() < stretch.end(); i++) {
                times.add(stretch.start() + i * every.get());
            }
            return times;
        }
        int count = given.whole("count", USUAL_FRAMES, 1, Frames.MOST);
        for (int i = 0; i < count; i++) {
            times.add(stretch.start() + (i + 0.5) * stretch.length() / count);
        }
        return times;
    }
}
