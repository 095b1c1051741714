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
import dev.ocelli.catalog.tool.picture.PictureFiles;
import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.Recording;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** {@code highlights}: the parts of a recording that are about something, as clips. */
final class HighlightsTool implements Tool {
    private static final int MOST = 20;
    private static final int USUAL = 3;
    private static final double USUAL_PADDING = 0.4;
    private static final double USUAL_LONGEST = 120;

    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "highlights",
            Toolset.VIDEO,
            "Finds the parts of a film or recording where something is talked about or stands in the picture, and cuts them out"
                    + " as clips (MP4, sound as MP3), the best first, each with start, end, score and words. Without query, the"
                    + " sentences that stand most for the whole. Clips begin and end between sentences.",
            new Parameters()
                    .file()
                    .text("query", "what it should be about, in words; the most telling parts when left out")
                    .whole("count", "at most so many parts; 3 when left out", 1, MOST)
                    .number("padding", "seconds of room before and behind; 0.4 when left out", 0, 30)
                    .number("longest", "at most so many seconds each; 120 when left out", 1, 1800)
                    .flag("joined", "one clip of all parts in order of time; false when left out")
                    .flag("clips", "false: only say where they are, cut nothing; true when left out")
                    .schema(),
            Need.NOTHING);

    private final Media media;
    private final Stems stems = Stems.load();

    HighlightsTool(Media media) {
        this.media = media;
    }

    @Override
    public ToolDescription description() {
        return DESCRIPTION;
    }

    /** What was found, and how. */
    private record Finding(List<Highlight> parts, boolean byModel) {}

    @Override
    public ToolResult call(ObjectNode arguments, ToolContext context) {
        var given = Arguments.of(arguments, DESCRIPTION);
        Optional<String> query = given.findText("query");
        int count = given.whole("count", USUAL, 1, MOST);
        double padding = given.number("padding", USUAL_PADDING, 0, 30);
        double longest = given.number("longest", USUAL_LONGEST, 1, 1800);
        boolean joined = given.flag("joined", false);
        boolean clips = given.flag("clips", true);
        Footage footage = Footage.of(given, context, media);
        Perception seen = context.see(footage.material(), Optional.empty());
        Finding found = find(seen, query, count, context);
        var shots = seen.recording().map(Recording::shots).orElse(List.of());
        var bounds = new Bounds(Passage.said(seen), shots, footage.duration(), padding, longest);
        List<Highlight> parts = bounds.moved(found.parts()).stream()
                .sorted(Comparator.comparingDouble(part -> -part.score()))
                .limit(count)
                .toList();
        List<Artifact> kept = clips ? cut(footage, parts, joined, context) : List.of();
        return new ToolResult(
                output(footage, parts, kept, found.byModel()), summary(footage, query, parts, kept), kept);
    }

    private Finding find(Perception seen, Optional<String> query, int count, ToolContext context) {
        List<Passage> said = Passage.said(seen);
        List<Passage> written = Passage.written(seen);
        if (query.isEmpty()) {
            List<Highlight> telling = new WordSearch(stems, said).mostTelling(count);
            return new Finding(telling.isEmpty() ? new WordSearch(stems, written).mostTelling(count) : telling, false);
        }
        Optional<List<Highlight>> asked = new ModelSearch(context, said).find(query.get());
        List<Highlight> spoken = asked.orElseGet(() -> new WordSearch(stems, said).find(query.get()));
        List<Highlight> shown = new WordSearch(stems, written).find(query.get());
        double best = Stream.concat(spoken.stream(), shown.stream())
                .mapToDouble(Highlight::score)
                .max()
                .orElse(0);
        return new Finding(
                Stream.concat(spoken.stream(), shown.stream())
                        .filter(part -> part.score() >= best / 2)
                        .toList(),
                asked.isPresent());
    }

    private List<Artifact> cut(Footage footage, List<Highlight> parts, boolean joined, ToolContext context) {
        String stem = PictureFiles.stem(footage.material()) + "-highlight";
        if (joined && parts.size() > 1) {
            List<FilmPart> pieces = parts.stream()
                    .sorted(Comparator.comparingDouble(part -> part.span().start()))
                    .map(part -> footage.part(part.span()))
                    .toList();
            double seconds =
                    parts.stream().mapToDouble(part -> part.span().length()).sum();
            var progress = Footage.telling(context, "Joining " + parts.size() + " parts", seconds);
            return List.of(
                    footage.hasFilm()
                            ? Made.film(
                                    context, stem + "s", target -> media.films().join(pieces, target, progress))
                            : Made.sound(
                                    context, stem + "s", target -> media.films().joinSound(pieces, target, progress)));
        }
        var kept = new ArrayList<Artifact>();
        for (Highlight part : parts) {
            String name = stem + "-" + (kept.size() + 1);
            var progress = Footage.telling(
                    context,
                    "Cutting part " + (kept.size() + 1) + " of " + parts.size(),
                    part.span().length());
            FilmPart piece = footage.part(part.span());
            kept.add(
                    footage.hasFilm()
                            ? Made.film(context, name, target -> media.films().trim(piece, target, progress))
                            : Made.sound(context, name, target -> media.films().sound(piece, target, progress)));
        }
        return kept;
    }

    private static ObjectNode output(Footage footage, List<Highlight> parts, List<Artifact> kept, boolean byModel) {
        var output = Json.object().put("file", footage.material().name()).put("found_by", byModel ? "model" : "words");
        var list = output.putArray("highlights");
        for (int i = 0; i < parts.size(); i++) {
            Highlight part = parts.get(i);
            var node = Outputs.time(list.addObject(), part.span())
                    .put("score", Outputs.rounded(part.score()))
                    .put("source", part.written() ? "picture" : "speech")
                    .put("text", part.text());
            if (kept.size() == parts.size()) {
                Outputs.artifact(node.putObject(footage.hasFilm() ? "video" : "audio"), kept.get(i));
            }
        }
        if (kept.size() == 1 && parts.size() > 1) {
            Outputs.artifact(output.putObject(footage.hasFilm() ? "video" : "audio"), kept.getFirst());
        }
        return output;
    }

    private static String summary(Footage footage, Optional<String> query, List<Highlight> parts, List<Artifact> kept) {
        String about = query.map(words -> " about '" + shown(words) + "'").orElse("");
        if (parts.isEmpty()) {
            return "Found nothing" + about + " in " + footage.material().name() + ".";
        }
        List<String> times = parts.stream()
                .map(part -> Footage.clock(part.span().start()) + "–"
                        + Footage.clock(Math.ceil(part.span().end())))
                .toList();
        String did = kept.isEmpty() ? "Found " : "Cut out ";
        return did + Counted.of(parts.size(), "part") + about + " in "
                + footage.material().name() + ": " + String.join(", ", times) + ".";
    }

    private static String shown(String words) {
        String plain = words.replaceAll("\\s+", " ");
        return plain.length() > 60 ? plain.substring(0, 60) + "…" : plain;
    }
}
