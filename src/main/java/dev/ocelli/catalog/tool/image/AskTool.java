package dev.ocelli.catalog.tool.image;

import dev.ocelli.catalog.tool.Arguments;
import dev.ocelli.catalog.tool.Outputs;
import dev.ocelli.catalog.tool.Parameters;
import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolContext;
import dev.ocelli.catalog.tool.ToolDescription;
import dev.ocelli.catalog.tool.ToolDescription.Need;
import dev.ocelli.catalog.tool.ToolResult;
import dev.ocelli.catalog.tool.Toolset;
import dev.ocelli.catalog.tool.find.Looker;
import dev.ocelli.core.base.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code caption_image}, {@code tag_image} and {@code answer_about_image}: what a model says of a picture. */
public final class AskTool implements Tool {
    private static final int MOST_TAGS = 100;

    /** What is asked. */
    public enum Kind {
        CAPTION,
        TAGS,
        QUESTION
    }

    private final Kind kind;
    private final Looker looker;
    private final ToolDescription description;

    public AskTool(Kind kind, Looker looker) {
        this.kind = kind;
        this.looker = looker;
        var parameters = new Parameters().file().page();
        this.description = switch (kind) {
            case CAPTION ->
                described(
                        "caption_image",
                        "Says in a sentence or, with detailed, in a paragraph what a picture or page shows.",
                        parameters.flag("detailed", "a paragraph instead of a sentence; false when left out"));
            case TAGS ->
                described(
                        "tag_image",
                        "Gives short tags for what a picture or page shows.",
                        parameters.whole("most", "at most so many tags; 10 when left out", 1, MOST_TAGS));
            case QUESTION ->
                described(
                        "answer_about_image",
                        "Answers a question about what a picture or page shows. For printed text read_text and search_text"
                                + " are surer.",
                        parameters.text("question", "the question").require("question"));
        };
    }

    private static ToolDescription described(String name, String summary, Parameters parameters) {
        return new ToolDescription(name, Toolset.IMAGE, summary, parameters.schema(), Need.VISION_MODEL);
    }

    @Override
    public ToolDescription description() {
        return description;
    }

    @Override
    public ToolResult call(ObjectNode arguments, ToolContext context) {
        var given = Arguments.of(arguments, description);
        int page = given.page("page", 0);
        boolean detailed = kind == Kind.CAPTION && given.flag("detailed", false);
        int most = kind == Kind.TAGS ? given.whole("most", 10, 1, MOST_TAGS) : 0;
        String question = kind == Kind.QUESTION ? given.text("question") : "";
        var material = given.file(context);
        var output = Outputs.page(Json.object().put("file", material.name()), page);
        switch (kind) {
            case CAPTION -> {
                String length = detailed ? "one detailed paragraph" : "one sentence";
                String wish = "Describe what this picture shows in " + length + ". Say only what can be seen.";
                output.put("caption", looker.say(material, page, wish, context));
            }
            case TAGS -> {
                String wish =
                        "Give at most " + most + " short tags for what this picture shows, most fitting first. Answer"
                                + " with JSON only: {\"tags\": [\"...\"]}.";
                var tags = output.putArray("tags");
                looker.data(material, page, wish, context, AskTool::tags).stream()
                        .limit(most)
                        .forEach(tags::add);
            }
            case QUESTION ->
                output.put(
                        "answer",
                        looker.say(
                                material,
                                page,
                                question + "\nAnswer from this picture alone; if it does not show the answer, say so.",
                                context));
        }
        return new ToolResult(output, "Asked the model about " + material.name() + ".");
    }

    private static List<String> tags(JsonNode answer) {
        JsonNode list = answer.isArray() ? answer : answer.path("tags");
        if (!list.isArray()) {
            throw new IllegalArgumentException("it had no list called tags");
        }
        var tags = new ArrayList<String>();
        for (JsonNode tag : list) {
            String word = tag.asString("").strip().toLowerCase(Locale.ROOT);
            if (!word.isEmpty() && !tags.contains(word)) {
                tags.add(word);
            }
        }
        return tags;
    }
}
