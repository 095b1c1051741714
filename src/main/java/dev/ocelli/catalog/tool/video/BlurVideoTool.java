package dev.ocelli.catalog.tool.video;

import dev.ocelli.catalog.format.FilmPart;
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
import dev.ocelli.catalog.tool.find.FaceFinder;
import dev.ocelli.catalog.tool.find.TextFinder;
import dev.ocelli.catalog.tool.picture.Cuts;
import dev.ocelli.catalog.tool.picture.Hiding;
import dev.ocelli.catalog.tool.picture.PictureFiles;
import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.TimeSpan;
import dev.ocelli.core.perception.Face;
import dev.ocelli.core.perception.TextSource;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** {@code blur_video}: faces, words and places of a film made unreadable for as long as they are seen; the sound stays. */
final class BlurVideoTool implements Tool {
    private static final int MOST = 200;

    /** Looks for faces a second, and pixels of the longer side at which that is done. */
    private static final double LOOKS = 6;

    private static final int LOOKING_SIDE = 960;

    /** Seconds before the first and after the last look at which a face was seen. */
    private static final double SLACK = 2.5 / LOOKS;

    /** Share of a face's longer side that is blurred around it: hair and chin, and what it moves between two looks. */
    private static final double AROUND_FACE = 0.3;

    private static final double AROUND_WORDS = 0.25;

    /** Seconds that words may stand longer than while they were read: a fade. */
    private static final double FADE = 0.6;

    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "blur_video",
            Toolset.VIDEO,
            "Blurs faces, words or places of a film for as long as they are seen, so that nobody can make them out, and keeps"
                    + " the result as MP4 with its sound. Say what with targets (faces), texts (words in the picture), or where"
                    + " with regions. Faces are looked for six times a second and followed in between.",
            new Parameters()
                    .file()
                    .texts("targets", "kinds of things to blur: faces", 5)
                    .texts("texts", "words or phrases to blur wherever they stand in the picture", MOST)
                    .items(
                            "regions",
                            "places to blur, always or for a time",
                            MOST,
                            new Parameters()
                                    .box("xywh", "a place")
                                    .number("start", "seconds; 0 when left out", 0, Footage.MOST_SECONDS)
                                    .number("end", "seconds; to the end when left out", 0, Footage.MOST_SECONDS)
                                    .require("xywh"))
                    .choice("mode", "blur, or cover with black; blur when left out", Mode.class)
                    .schema(),
            Need.NOTHING);

    private final Media media;
    private final FaceFinder faces;

    BlurVideoTool(Media media, FaceFinder faces) {
        this.media = media;
        this.faces = faces;
    }

    enum Mode {
        BLUR,
        COVER
    }

    /** A place that does not move. */
    private record Still(String kind, String label, BoundingBox box, TimeSpan span) {}

    /** What is to be hidden, and what was asked for but is not there. */
    private record Hidden(List<Still> still, MovingThings moving, List<String> absent) {
        boolean isEmpty() {
            return still.isEmpty() && moving.things().isEmpty();
        }
    }

    @Override
    public ToolDescription description() {
        return DESCRIPTION;
    }

    @Override
    public Set<Toolset> toolsets() {
        return Set.of(Toolset.VIDEO, Toolset.IMAGE_GEN);
    }

    @Override
    public ToolResult call(ObjectNode arguments, ToolContext context) {
        var given = Arguments.of(arguments, DESCRIPTION);
        Mode mode = given.choice("mode", Mode.class, Mode.BLUR);
        List<String> targets = given.texts("targets", 5);
        List<String> texts = given.texts("texts", MOST);
        List<Arguments> regions = given.items("regions", MOST);
        for (String target : targets) {
            if (!target.toLowerCase(Locale.ROOT).matches("(?:the |all )*faces?")) {
                throw given.refused(
                        "targets", "In films only faces can be looked for; say texts or regions for anything else.");
            }
        }
        if (targets.isEmpty() && texts.isEmpty() && regions.isEmpty()) {
            throw given.refused("targets", "Say what to blur with targets, texts or regions.");
        }
        List<Still> still = new ArrayList<>();
        Footage footage = Footage.of(given, context, media).requireFilm(given);
        TimeSpan whole = footage.within(0, footage.duration(), given::refused);
        for (Arguments region : regions) {
            still.add(new Still("region", "region", region.box("xywh"), footage.stretch(region)));
        }
        Hidden hidden = find(footage.part(whole), footage, still, !targets.isEmpty(), texts, context);
        if (hidden.isEmpty()) {
            throw given.refused(
                    texts.isEmpty() ? "targets" : "texts",
                    "Nothing to blur was found in " + footage.material().name() + ", so nothing was made: "
                            + String.join(", ", hidden.absent()) + " is not seen there.");
        }
        return hide(footage, whole, hidden, mode, context);
    }

    private Hidden find(
            FilmPart film,
            Footage footage,
            List<Still> still,
            boolean withFaces,
            List<String> texts,
            ToolContext context) {
        var absent = new ArrayList<String>();
        var moving = new MovingThings(SLACK);
        if (withFaces) {
            var progress = Footage.telling(
                    context,
                    "Looking for faces in " + footage.material().title(),
                    film.span().length());
            media.films().scan(film, LOOKS, LOOKING_SIDE, (frame, time) -> moving.add(time, facesOn(frame)), progress);
            if (moving.things().isEmpty()) {
                absent.add("faces");
            }
        }
        if (!texts.isEmpty()) {
            var seen = context.see(footage.material(), Optional.empty()).pages().stream()
                    .filter(page -> page.source() != TextSource.SPEECH)
                    .toList();
            var words = new TextFinder(seen);
            for (String text : texts) {
                List<Still> places = places(words, text, footage);
                still.addAll(places);
                if (places.isEmpty()) {
                    absent.add("'" + (text.length() > 60 ? text.substring(0, 60) + "…" : text) + "'");
                }
            }
        }
        return new Hidden(still, moving, absent);
    }

    private List<BoundingBox> facesOn(BufferedImage frame) {
        return faces.find(frame).stream()
                .map(Face::box)
                .map(box -> Cuts.padded(box, AROUND_FACE, frame))
                .toList();
    }

    private static List<Still> places(TextFinder words, String text, Footage footage) {
        var places = new ArrayList<Still>();
        for (TextFinder.Hit hit : words.find(text, true, MOST)) {
            TimeSpan time = hit.time() == null ? new TimeSpan(0, footage.duration()) : hit.time();
            var shown = new TimeSpan(Math.max(0, time.start() - FADE), Math.min(footage.duration(), time.end() + FADE));
            for (BoundingBox box : hit.boxes()) {
                double room = AROUND_WORDS * box.height();
                var grown =
                        BoundingBox.ofCorners(box.x() - room, box.y() - room, box.right() + room, box.bottom() + room);
                places.add(new Still("text", hit.quote(), grown, shown));
            }
        }
        return places;
    }

    private ToolResult hide(Footage footage, TimeSpan whole, Hidden hidden, Mode mode, ToolContext context) {
        var progress = Footage.telling(context, "Blurring " + footage.material().title(), whole.length());
        Artifact kept = Made.film(
                context,
                PictureFiles.stem(footage.material()) + "-blurred",
                target -> media.films()
                        .repaint(
                                footage.part(whole),
                                (frame, time) -> paint(frame, time, hidden, mode),
                                target,
                                progress));
        var output = Json.object().put("file", footage.material().name());
        Outputs.artifact(output.putObject("video"), kept);
        var regions = output.putArray("regions");
        for (Still place : hidden.still()) {
            var node = regions.addObject().put("kind", place.kind()).put("label", place.label());
            Outputs.box(Outputs.time(node, place.span()), place.box());
        }
        for (MovingThing face : hidden.moving().things()) {
            var node = regions.addObject().put("kind", "face").put("label", "face");
            Outputs.box(Outputs.time(node, face.span()), face.first());
        }
        if (!hidden.absent().isEmpty()) {
            hidden.absent().forEach(output.putArray("not_found")::add);
        }
        String more = hidden.absent().isEmpty() ? "" : " (not found: " + String.join(", ", hidden.absent()) + ")";
        int places = hidden.still().size();
        int seen = hidden.moving().things().size();
        String what = (seen == 0 ? "" : "faces (seen " + Counted.of(seen, "time") + ")")
                + (seen > 0 && places > 0 ? " and " : "")
                + (places == 0 ? "" : Counted.of(places, "place"));
        return new ToolResult(
                output,
                (mode == Mode.BLUR ? "Blurred " : "Covered ") + what + " of "
                        + footage.material().name() + more + ".",
                List.of(kept));
    }

    private static void paint(BufferedImage frame, double time, Hidden hidden, Mode mode) {
        for (BoundingBox box : hidden.moving().at(time)) {
            apply(frame, box, mode);
        }
        for (Still place : hidden.still()) {
            if (time >= place.span().start() && time <= place.span().end()) {
                apply(frame, place.box(), mode);
            }
        }
    }

    private static void apply(BufferedImage frame, BoundingBox box, Mode mode) {
        switch (mode) {
            case BLUR -> Hiding.blur(frame, box);
            case COVER -> Hiding.cover(frame, box, Color.BLACK);
        }
    }
}
