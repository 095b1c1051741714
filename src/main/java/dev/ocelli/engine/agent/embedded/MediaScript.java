package dev.ocelli.engine.agent.embedded;

import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.base.Json;
import dev.ocelli.engine.agent.Step;
import dev.ocelli.engine.agent.ask.Ask;
import dev.ocelli.engine.agent.ask.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Works on recordings and films. */
final class MediaScript {
    private static final Pattern ALL_PARTS = Pattern.compile(
            "(?i)\\b(?:parts|bits|moments|scenes|clips|sections|segments|passages|highlights|all|every)\\b");
    private static final Pattern AS_ONE =
            Pattern.compile("(?i)\\b(?:one|a single|joined|together|reel|highlights? (?:video|clip))\\b");
    private static final Pattern HIGHLIGHTS = Pattern.compile("(?i)\\bhighlights\\b");
    private static final int KEY_SENTENCES = 5;
    private static final int THUMBNAIL = 640;

    private final Stage stage;
    private final Targets targets;

    MediaScript(Stage stage, Targets targets) {
        this.stage = stage;
        this.targets = targets;
    }

    /** Whether an ask is about recordings only. */
    boolean isMeant(Ask ask) {
        List<Thing> things = targets.files(ask);
        return !things.isEmpty() && things.stream().allMatch(Thing::isRecording);
    }

    /** Whether a summary that is asked for is one in clips. */
    static boolean wantsClips(Ask ask) {
        return HIGHLIGHTS.matcher(ask.words()).find();
    }

    Reply transcribe(Ask ask) {
        var texts = new ArrayList<String>();
        var made = new ArrayList<Artifact>();
        for (Thing thing : targets.files(ask)) {
            if (!thing.isRecording()) {
                throw new Refusal(
                        Words.cell(thing.title()) + " is no recording. To get the text of a document, ask to read it.");
            }
            ObjectNode arguments = Hands.file(thing.name());
            String format = ask.details().format();
            if (List.of("srt", "vtt", "text").contains(format)) {
                arguments.put("save_as", format);
            }
            Step step = stage.step("Transcribing", "transcribe", arguments);
            made.addAll(step.trace().artifacts());
            texts.add(said(thing, step));
        }
        return new Reply(String.join("\n\n", texts), List.of(), made);
    }

    private static String said(Thing thing, Step step) {
        var lines = new ArrayList<String>();
        for (JsonNode segment : step.output().path("segments")) {
            lines.add("**" + clock(segment.path("start").asDouble(0)) + "** "
                    + Words.cell(segment.path("text").asString("")));
        }
        if (lines.isEmpty()) {
            return "Nothing is said in " + Words.cell(thing.title()) + ".";
        }
        String files = step.trace().artifacts().stream()
                .map(artifact -> "\n\n*As a file: " + artifact.id() + "*")
                .findFirst()
                .orElse("");
        return String.join("  \n", lines) + files;
    }

    static String clock(double seconds) {
        long whole = (long) seconds;
        return whole < 3600
                ? String.format(Locale.ROOT, "%d:%02d", whole / 60, whole % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }

    Reply trim(Ask ask) {
        if (!(ask.details().measure() instanceof Measure.Span(double start, double end))) {
            throw new Refusal(
                    "Say from when to when, such as: trim from 0:10 to 0:25; or what it should be about, such as: cut the"
                            + " part where they talk about the price.");
        }
        Thing thing = recording(ask);
        double from = start < 0 ? Math.max(0, duration(thing) + start) : start;
        if (ask.details().object().equals("remove")) {
            return without(thing, from, end);
        }
        ObjectNode arguments = Hands.file(thing.name()).put("start", from);
        if (Double.isFinite(end)) {
            arguments.put("end", end);
        }
        return PictureScript.made(stage.step("Trimming", "trim_video", arguments));
    }

    /** What is before and behind, put together. */
    private Reply without(Thing thing, double start, double end) {
        double duration = duration(thing);
        if (start <= 0 && end >= duration) {
            throw new Refusal("Nothing would be left of " + Words.cell(thing.title()) + ", so no file was made.");
        }
        if (start <= 0 || end >= duration) {
            ObjectNode rest = Hands.file(thing.name());
            if (start > 0) {
                rest.put("end", start);
            } else {
                rest.put("start", end);
            }
            return PictureScript.made(stage.step("Trimming", "trim_video", rest));
        }
        ObjectNode arguments = Json.object();
        ArrayNode clips = arguments.putArray("clips");
        clips.addObject().put("file", thing.name()).put("start", 0).put("end", start);
        clips.addObject().put("file", thing.name()).put("start", end);
        return PictureScript.made(stage.step("Trimming", "join_videos", arguments));
    }

    private double duration(Thing thing) {
        return stage.use("Measuring", "file_info", Hands.file(thing.name()))
                .path("duration")
                .asDouble(0);
    }

    Reply lengths(Ask ask) {
        var lines = new ArrayList<String>();
        for (Thing thing : targets.files(ask)) {
            lines.add(Words.cell(thing.title()) + " lasts **" + clock(duration(thing)) + "**.");
        }
        return Reply.of(lines.size() == 1 ? lines.getFirst() : "- " + String.join("\n- ", lines));
    }

    private Thing recording(Ask ask) {
        Thing thing = targets.file(ask);
        if (!thing.isRecording()) {
            throw new Refusal(Words.cell(thing.title()) + " is no film and no recording of sound.");
        }
        return thing;
    }

    Reply frames(Ask ask) {
        Thing thing = recording(ask);
        ObjectNode arguments = Hands.file(thing.name());
        String object = ask.details().object();
        boolean timed = ask.details().measure() instanceof Measure.Moments
                || ask.details().measure() instanceof Measure.Every;
        if (!object.isEmpty() && !timed) {
            if (object.equals("thumbnail")) {
                arguments.put("count", 1).put("longer_side", THUMBNAIL);
            }
            if (ask.details().measure() instanceof Measure.Count(int count)) {
                arguments.put("count", count);
            }
            return PictureScript.made(stage.step("Taking key frames", "key_frames", arguments));
        }
        switch (ask.details().measure()) {
            case Measure.Count(int count) -> arguments.put("count", count);
            case Measure.Every(double seconds) -> arguments.put("every", seconds);
            case Measure.Moments(List<Double> seconds) -> {
                ArrayNode times = arguments.putArray("times");
                seconds.forEach(second -> times.add(second < 0 ? duration(thing) : second));
            }
            default -> {}
        }
        return PictureScript.made(stage.step("Taking frames", "sample_frames", arguments));
    }

    /** The parts about something, cut out. */
    Reply highlights(Ask ask) {
        ObjectNode arguments = Hands.file(recording(ask).name());
        List<String> words = ask.details().quoted();
        if (!words.isEmpty()) {
            arguments.put("query", String.join(" ", words));
            if (!ALL_PARTS.matcher(ask.words()).find()) {
                arguments.put("count", 1);
            }
        }
        if (AS_ONE.matcher(ask.words()).find()) {
            arguments.put("joined", true);
        }
        Step step = stage.step("Finding the parts", "highlights", arguments);
        if (step.trace().artifacts().isEmpty()) {
            return Reply.of(Words.cell(step.trace().summary()));
        }
        var lines = new ArrayList<String>();
        for (JsonNode part : step.output().path("highlights")) {
            String ref = part.path("video")
                    .path("id")
                    .asString(part.path("audio").path("id").asString(""));
            lines.add("- " + (ref.isEmpty() ? "" : ref + ", ")
                    + clock(part.path("start").asDouble(0)) + "–"
                    + clock(Math.ceil(part.path("end").asDouble(0))) + ": “"
                    + Words.cell(part.path("text").asString("")) + "”");
        }
        String joined = step.output().has("video") || step.output().has("audio")
                ? " As one clip: " + step.trace().artifacts().getFirst().id() + "."
                : "";
        return new Reply(
                Words.cell(step.trace().summary()) + joined + "\n\n" + String.join("\n", lines),
                List.of(),
                step.trace().artifacts());
    }

    /** The sentences that stand most for the whole, with their times. */
    Reply summarise(Ask ask) {
        var texts = new ArrayList<String>();
        List<Thing> things = targets.files(ask);
        for (Thing thing : things) {
            ObjectNode arguments = Hands.file(thing.name()).put("clips", false).put("count", KEY_SENTENCES);
            var lines = new ArrayList<String>();
            for (JsonNode part : stage.use("Reading", "highlights", arguments).path("highlights")) {
                lines.add(Words.cell(part.path("text").asString("")) + " (at "
                        + clock(part.path("start").asDouble(0)) + ")");
            }
            texts.add((things.size() > 1 ? "### " + Words.cell(thing.title()) + "\n\n" : "")
                    + (lines.isEmpty()
                            ? "Nothing is said or written in " + Words.cell(thing.title()) + "."
                            : "The most telling sentences, word for word (an extract, not a retelling):\n\n- "
                                    + String.join("\n- ", lines)));
        }
        return Reply.of(String.join("\n\n", texts));
    }

    Reply sound(Ask ask) {
        var replies = new ArrayList<Reply>();
        for (Thing thing : targets.files(ask)) {
            if (!thing.isRecording()) {
                throw new Refusal(Words.cell(thing.title()) + " is no film and no recording of sound.");
            }
            replies.add(PictureScript.made(stage.step("Taking the sound", "extract_audio", Hands.file(thing.name()))));
        }
        return joined(replies);
    }

    /** Films again as MP4. */
    Reply films(Ask ask) {
        var replies = new ArrayList<Reply>();
        for (Thing thing : targets.files(ask)) {
            replies.add(PictureScript.made(stage.step("Converting", "trim_video", Hands.file(thing.name()))));
        }
        return joined(replies);
    }

    private static Reply joined(List<Reply> replies) {
        return new Reply(
                String.join("\n", replies.stream().map(Reply::text).toList()),
                List.of(),
                replies.stream().flatMap(reply -> reply.made().stream()).toList());
    }

    /** Faces unless words are named. */
    Reply blur(Ask ask) {
        var replies = new ArrayList<Reply>();
        List<String> what = ask.details().what();
        List<String> texts = new ArrayList<>(ask.details().quoted());
        if (!what.isEmpty()
                && !what.equals(List.of("name"))
                && !ask.details().object().equals("face")) {
            throw new Refusal("In films I blur faces, and words that you put into quotation marks; not "
                    + Words.and(
                            what.stream().map(name -> name.replace('_', ' ')).toList()) + ".");
        }
        for (Thing thing : targets.files(ask)) {
            ObjectNode arguments = Hands.file(thing.name());
            if (texts.isEmpty()) {
                arguments.putArray("targets").add("faces");
            } else {
                texts.forEach(arguments.putArray("texts")::add);
            }
            replies.add(PictureScript.made(stage.step("Blurring", "blur_video", arguments)));
        }
        return joined(replies);
    }

    /** The recordings that are to be joined; empty when documents are. */
    List<Thing> pieces(Ask ask) {
        List<String> named =
                ask.where().files().stream().filter(name -> !name.equals("it")).toList();
        List<Thing> made =
                stage.made().stream().map(Thing::of).filter(Thing::isRecording).toList();
        if (named.size() == 1 && !made.isEmpty()) {
            var both = new ArrayList<Thing>();
            both.add(made.getLast());
            both.addAll(targets.files(ask));
            return allRecordings(both);
        }
        if (!named.isEmpty()) {
            return allRecordings(targets.files(ask));
        }
        if (made.size() > 1) {
            return made;
        }
        boolean them = ask.where().files().contains("it");
        if (them && stage.isBegun()) {
            throw new Refusal("There are no two clips to join: "
                    + (made.isEmpty()
                            ? "none was made."
                            : "only " + made.getFirst().name() + " was made."));
        }
        List<Thing> told = them ? recordings(targets.toldLast()) : List.of();
        return told.size() > 1 ? told : recordings(targets.joinable());
    }

    private static List<Thing> allRecordings(List<Thing> named) {
        return named.stream().allMatch(Thing::isRecording) ? named : List.of();
    }

    /** All of them; the films where there is sound too; none where there is anything else. */
    private static List<Thing> recordings(List<Thing> things) {
        if (!things.stream().allMatch(Thing::isRecording)) {
            return List.of();
        }
        List<Thing> films =
                things.stream().filter(thing -> thing.type().isVideo()).toList();
        return films.isEmpty() ? things : films;
    }

    Reply join(List<Thing> pieces) {
        if (pieces.size() < 2) {
            throw new Refusal("Joining needs at least two films or recordings; I have "
                    + (pieces.isEmpty()
                            ? "none."
                            : "only " + Words.cell(pieces.getFirst().title()) + "."));
        }
        ObjectNode arguments = Json.object();
        ArrayNode files = arguments.putArray("files");
        pieces.forEach(piece -> files.add(piece.name()));
        return PictureScript.made(stage.step("Joining", "join_videos", arguments));
    }
}
