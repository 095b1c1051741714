package dev.ocelli.engine.reason.model;

import dev.ocelli.catalog.model.chat.AnswerShape;
import dev.ocelli.catalog.model.chat.ChatMessage;
import dev.ocelli.catalog.model.chat.ChatMessage.Role;
import dev.ocelli.catalog.model.chat.ChatModel.Abilities;
import dev.ocelli.core.base.Json;
import dev.ocelli.engine.plan.Plan;
import dev.ocelli.engine.plan.Plan.Instruction;
import dev.ocelli.engine.reason.model.Dialogue.Heard;
import dev.ocelli.engine.reason.model.Questions.Question;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Has a model sum up a transcript in its own words. Each point names the line that it goes back to, and so gets its time.
 * A transcript that does not fit into the model's window is summed up piece by piece, then the pieces together.
 */
final class SpokenSummary {
    private static final int OVERHEAD = 800;
    private static final int LEAST_ROOM = 1_000;
    private static final int MOST_POINTS = 12;

    private final Plan plan;
    private final Dialogue dialogue;
    private final int room;

    SpokenSummary(Plan plan, Asker asker, Abilities abilities) {
        this.plan = plan;
        this.dialogue = new Dialogue(asker, plan.options().thinking().maxRetries());
        this.room = Math.max(LEAST_ROOM, abilities.windowTokens() - abilities.answerTokens() - OVERHEAD);
    }

    /** Exchanges {@code summary} and {@code key_points}; they stay the embedded engine's where the model gives none. */
    void write(ObjectNode made, List<String> notes) {
        List<String> pieces = pieces(made.path("segments"));
        var summaries = new ArrayList<String>();
        var points = new ArrayList<JsonNode>();
        for (String piece : pieces) {
            ask("<transcript>\n" + piece + "</transcript>").ifPresent(answer -> {
                summaries.add(answer.path("summary").asString("").strip());
                answer.path("points").forEach(points::add);
            });
        }
        summaries.removeIf(String::isEmpty);
        if (summaries.isEmpty() || summaries.size() < pieces.size()) {
            if (!pieces.isEmpty()) {
                notes.add("The model did not sum up the whole recording; the summary is made of its own sentences.");
            }
            return;
        }
        made.put("summary", joined(summaries)).put("summary_method", "model");
        write(points, made);
    }

    private String joined(List<String> summaries) {
        if (summaries.size() == 1) {
            return summaries.getFirst();
        }
        String all = String.join("\n", summaries);
        String question =
                "<transcript>\nSummaries of the parts of one recording, in order:\n" + all + "\n</transcript>";
        return ask(question)
                .map(answer -> answer.path("summary").asString("").strip())
                .filter(summary -> !summary.isEmpty())
                .orElse(all);
    }

    private static void write(List<JsonNode> points, ObjectNode made) {
        JsonNode segments = made.path("segments");
        var list = Json.object().putArray("key_points");
        for (JsonNode point : points) {
            JsonNode segment = segments.path(point.path("line").asInt(0) - 1);
            String words = point.path("point").asString("").strip();
            if (!words.isEmpty() && segment.isObject() && list.size() < MOST_POINTS) {
                list.addObject()
                        .put("content", words)
                        .put("start_time", segment.path("start_time").asDouble())
                        .put("end_time", segment.path("end_time").asDouble());
            }
        }
        made.set("key_points", list);
    }

    /** The transcript in numbered lines, in as few pieces as fit. */
    private List<String> pieces(JsonNode segments) {
        var pieces = new ArrayList<String>();
        var piece = new StringBuilder();
        int tokens = 0;
        for (int i = 0; i < segments.size(); i++) {
            JsonNode segment = segments.path(i);
            String line = (i + 1) + "| " + words(segment) + "\n";
            int more = TokenCount.of(line);
            if (!piece.isEmpty() && tokens + more > room) {
                pieces.add(piece.toString());
                piece.setLength(0);
                tokens = 0;
            }
            if (line.length() > 8) {
                piece.append(line);
                tokens += more;
            }
        }
        if (!piece.isEmpty()) {
            pieces.add(piece.toString());
        }
        return pieces;
    }

    private static String words(JsonNode segment) {
        String said = segment.path("audio").path("content").asString("");
        String shown = segment.path("video").path("content").asString("").replace('\n', ' ');
        String both = shown.isEmpty() ? said : said + " [shown: " + shown + "]";
        return both.strip().replaceAll("</?transcript>", "");
    }

    private Optional<JsonNode> ask(String text) {
        var words = new StringBuilder();
        for (Instruction instruction : plan.instructions()) {
            words.append(instruction.text().strip()).append("\n\n");
        }
        words.append("Form of the answer: {\"summary\": \"…\", \"points\": [{\"point\": \"…\", \"line\": 1}]}\n\n")
                .append(text);
        var question = new Question(
                List.of(
                        ChatMessage.of(Role.SYSTEM, Questions.prompt("summary")),
                        ChatMessage.of(Role.USER, words.toString())),
                new AnswerShape.Fitting("summary", form()));
        return dialogue.ask(question) instanceof Heard.Answer answer
                ? Optional.of(answer.text().tree())
                : Optional.empty();
    }

    private static ObjectNode form() {
        ObjectNode form = Json.object().put("type", "object").put("additionalProperties", false);
        ObjectNode properties = form.putObject("properties");
        properties.putObject("summary").put("type", "string");
        ObjectNode entry = properties
                .putObject("points")
                .put("type", "array")
                .putObject("items")
                .put("type", "object")
                .put("additionalProperties", false);
        ObjectNode point = entry.putObject("properties");
        point.putObject("point").put("type", "string");
        point.putObject("line").put("type", "integer");
        entry.putArray("required").add("point").add("line");
        form.putArray("required").add("summary").add("points");
        return form;
    }
}
