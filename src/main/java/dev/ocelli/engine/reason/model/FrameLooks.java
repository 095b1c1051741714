package dev.ocelli.engine.reason.model;

import dev.ocelli.catalog.model.chat.AnswerShape;
import dev.ocelli.catalog.model.chat.ChatMessage;
import dev.ocelli.catalog.model.chat.ChatMessage.Role;
import dev.ocelli.catalog.model.chat.ChatModel.Abilities;
import dev.ocelli.catalog.model.chat.ChatPart;
import dev.ocelli.core.base.Json;
import dev.ocelli.engine.plan.Plan;
import dev.ocelli.engine.plan.Plan.Instruction;
import dev.ocelli.engine.reason.model.Dialogue.Heard;
import dev.ocelli.engine.reason.model.Questions.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Has a model say what frames of a film show, and writes it into the segments of its transcript. For one thread, once. */
final class FrameLooks {
    private static final int MOST_AT_ONCE = 8;
    private static final int LO = 512;
    private static final int AUTO = 768;
    private static final int HI = 1280;

    private final Plan plan;
    private final Dialogue dialogue;
    private final int atOnce;
    private final FramePictures pictures;
    private final Map<Integer, List<String>> seen = new TreeMap<>();

    FrameLooks(Plan plan, Asker asker, Abilities abilities, FramePictures pictures) {
        this.plan = plan;
        this.dialogue = new Dialogue(asker, plan.options().thinking().maxRetries());
        this.atOnce = Math.clamp(abilities.pictures(), 1, MOST_AT_ONCE);
        this.pictures = pictures;
    }

    /** A moment of a segment. */
    private record Moment(int segment, double time) {}

    /** Puts what was seen before the words that are written in the picture, segment by segment. */
    void write(ObjectNode made, List<String> notes) {
        List<Moment> moments = moments(made.path("segments"));
        int done = 0;
        boolean goesOn = true;
        while (goesOn && done < moments.size()) {
            int end = Math.min(done + atOnce, moments.size());
            goesOn = look(moments.subList(done, end), made.path("segments"), notes);
            done = end;
        }
        seen.forEach((index, words) -> {
            if (made.path("segments").path(index).path("video") instanceof ObjectNode video) {
                String written = video.path("content").asString("");
                String shown = String.join(" ", words);
                video.put("content", written.isEmpty() ? shown : shown + "\n" + written);
            }
        });
    }

    /** As many a segment as are wished for, one if nothing is said; where that is too much, fewer segments are looked at. */
    private List<Moment> moments(JsonNode segments) {
        int each = plan.options().watching().framesPerSegment().orElse(1);
        int most = most(plan.options().detail());
        int perSegment = Math.clamp(most / Math.max(1, segments.size()), 1, each);
        int chosen = Math.min(segments.size(), most);
        var moments = new ArrayList<Moment>();
        for (int i = 0; i < chosen; i++) {
            int index = (int) ((long) i * segments.size() / chosen);
            double start = segments.path(index).path("start_time").asDouble(0);
            double length = segments.path(index).path("end_time").asDouble(start) - start;
            for (int k = 0; k < perSegment; k++) {
                moments.add(new Moment(index, start + (k + 0.5) * length / perSegment));
            }
        }
        return moments;
    }

    /** False when a limit was reached. */
    private boolean look(List<Moment> moments, JsonNode segments, List<String> notes) {
        var parts = new ArrayList<ChatPart>();
        parts.add(new ChatPart.Text(instructions()));
        var shown = new ArrayList<Moment>();
        for (Moment moment : moments) {
            Optional<String> picture = pictures.frame(plan.input(), moment.time(), longerSide());
            if (picture.isPresent()) {
                shown.add(moment);
                parts.add(new ChatPart.Text(lead(shown.size(), moment, segments)));
                parts.add(new ChatPart.Picture(picture.get()));
            }
        }
        if (shown.isEmpty()) {
            return true;
        }
        var asked = new ChatMessage(Role.USER, parts, List.of(), null);
        var question = new Question(
                List.of(ChatMessage.of(Role.SYSTEM, Questions.prompt("frames")), asked),
                new AnswerShape.Fitting("frames", form()));
        return switch (dialogue.ask(question)) {
            case Heard.Answer answer -> {
                take(answer.text().tree().path("frames"), shown);
                yield true;
            }
            case Heard.NoTime() -> {
                notes.add("Stopped at a limit of the request: the frames from " + time(shown.getFirst())
                        + " on were not described.");
                yield false;
            }
            case Heard.TooLong() -> missed(notes, shown, "its answer was too long");
            case Heard.Useless(String why) -> missed(notes, shown, why);
        };
    }

    private static boolean missed(List<String> notes, List<Moment> shown, String why) {
        notes.add("The model did not describe the frames from " + time(shown.getFirst()) + " to "
                + time(shown.getLast()) + ": " + why + ".");
        return true;
    }

    private void take(JsonNode frames, List<Moment> shown) {
        for (JsonNode frame : frames) {
            int number = frame.path("frame").asInt(0);
            String words = frame.path("seen").asString("").strip();
            if (number >= 1 && number <= shown.size() && !words.isEmpty()) {
                List<String> said = seen.computeIfAbsent(shown.get(number - 1).segment(), index -> new ArrayList<>());
                if (!said.contains(words)) {
                    said.add(words);
                }
            }
        }
    }

    private String instructions() {
        var words = new StringBuilder();
        for (Instruction instruction : plan.instructions()) {
            if (!instruction.text().isBlank()) {
                words.append("<instructions from=\"")
                        .append(instruction.source())
                        .append("\">\n")
                        .append(instruction.text().strip())
                        .append("\n</instructions>\n\n");
            }
        }
        return words.append("Form of the answer: {\"frames\": [{\"frame\": 1, \"seen\": \"…\"}]}")
                .toString();
    }

    private static String lead(int number, Moment moment, JsonNode segments) {
        String said = segments.path(moment.segment())
                .path("audio")
                .path("content")
                .asString("")
                .replaceAll("[<>]", " ");
        return "Frame " + number + ", at " + time(moment)
                + (said.isEmpty() ? "" : ", while is said: <said>" + said + "</said>");
    }

    private static String time(Moment moment) {
        long seconds = (long) moment.time();
        return String.format(Locale.ROOT, "%d:%02d:%02d", seconds / 3600, seconds / 60 % 60, seconds % 60);
    }

    private static ObjectNode form() {
        ObjectNode form = Json.object().put("type", "object").put("additionalProperties", false);
        ObjectNode list = form.putObject("properties").putObject("frames").put("type", "array");
        ObjectNode entry = list.putObject("items").put("type", "object").put("additionalProperties", false);
        entry.putObject("properties").putObject("frame").put("type", "integer");
        ((ObjectNode) entry.path("properties")).putObject("seen").put("type", "string");
        entry.putArray("required").add("frame").add("seen");
        form.putArray("required").add("frames");
        return form;
    }

    private static int most(Plan.Detail detail) {
        return switch (detail) {
            case LO -> 40;
            case AUTO -> 120;
            case HI -> 300;
        };
    }

    private int longerSide() {
        return switch (plan.options().detail()) {
            case LO -> LO;
            case AUTO -> AUTO;
            case HI -> HI;
        };
    }
}
