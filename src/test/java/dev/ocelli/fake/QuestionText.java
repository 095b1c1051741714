package dev.ocelli.fake;

import dev.ocelli.catalog.model.chat.AnswerShape;
import dev.ocelli.catalog.model.chat.ChatPart;
import dev.ocelli.catalog.model.chat.ChatQuery;
import dev.ocelli.core.base.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A question as a scripted model reads it: the lines that it shows, and the form that it wants. */
public record QuestionText(String text, JsonNode form, int pictures) {
    private static final Pattern LINE = Pattern.compile("(?m)^(\\d+)\\| (.*)$");
    private static final Pattern RANGE = Pattern.compile("begins? on lines (\\d+) to (\\d+)");

    /** A line of the document. */
    public record Line(int id, String text) {}

    public static QuestionText of(ChatQuery query) {
        var text = new StringBuilder();
        int pictures = 0;
        for (var message : query.messages()) {
            for (ChatPart part : message.parts()) {
                if (part instanceof ChatPart.Text(String words)) {
                    text.append(words).append('\n');
                } else {
                    pictures++;
                }
            }
        }
        JsonNode form = query.shape() instanceof AnswerShape.Fitting fitting ? fitting.schema() : Json.object();
        return new QuestionText(text.toString(), form, pictures);
    }

    /** A question as it came over HTTP. */
    public static QuestionText of(Asked asked) {
        var text = new StringBuilder();
        int pictures = 0;
        for (JsonNode message : asked.json().path("messages")) {
            JsonNode content = message.path("content");
            text.append(content.asString("")).append('\n');
            for (JsonNode part : content.isArray() ? content : Json.array()) {
                text.append(part.path("text").asString("")).append('\n');
                pictures += part.has("image_url") ? 1 : 0;
            }
        }
        return new QuestionText(text.toString(), asked.json().at("/response_format/json_schema/schema"), pictures);
    }

    /** Lines between the document's tags. */
    public List<Line> lines() {
        var lines = new ArrayList<Line>();
        int begin = text.indexOf("\n<document");
        String document = begin < 0 ? "" : text.substring(begin, text.indexOf("</document>", begin));
        Matcher matcher = LINE.matcher(document);
        while (matcher.find()) {
            lines.add(new Line(Integer.parseInt(matcher.group(1)), matcher.group(2)));
        }
        return lines;
    }

    public int pages() {
        return text.split("=== page ", -1).length - 1;
    }

    public boolean asksRows() {
        return form.at("/properties/rows").isObject();
    }

    /** First and last line in which entries are wanted. */
    public int[] range() {
        Matcher matcher = RANGE.matcher(text);
        return matcher.find()
                ? new int[] {Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))}
                : new int[] {0, Integer.MAX_VALUE};
    }

    /**
     * An answer in the wanted form. {@code value} gives a leaf's value and line by its name and the place of its
     * object; lists and rows are filled by {@code rows}.
     */
    public ObjectNode filled(
            BiFunction<String, QuestionText, Said> value, BiFunction<String, QuestionText, List<ObjectNode>> rows) {
        return object("", form, value, rows);
    }

    /** What is said of one field. */
    public record Said(JsonNode value, int line) {}

    private ObjectNode object(
            String path,
            JsonNode schema,
            BiFunction<String, QuestionText, Said> value,
            BiFunction<String, QuestionText, List<ObjectNode>> rows) {
        ObjectNode object = Json.object();
        Set<String> names = Set.copyOf(schema.path("properties").propertyNames());
        for (String name : schema.path("properties").propertyNames()) {
            JsonNode part = schema.path("properties").path(name);
            String at = path.isEmpty() ? name : path + "." + name;
            if (part.path("type").asString("").equals("object")) {
                object.set(name, object(at, part, value, rows));
            } else if (part.path("type").asString("").equals("array")) {
                var list = object.putArray(name);
                rows.apply(at, this).forEach(list::add);
            } else if (!name.endsWith("_line") || !names.contains(name.substring(0, name.length() - 5))) {
                Said said = value.apply(at, this);
                if (names.contains(name + "_line")) {
                    object.put(name + "_line", said.line());
                }
                object.set(name, said.value());
            }
        }
        return object;
    }
}
