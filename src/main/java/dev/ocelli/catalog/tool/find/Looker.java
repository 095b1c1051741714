package dev.ocelli.catalog.tool.find;

import dev.ocelli.catalog.tool.Material;
import dev.ocelli.catalog.tool.ToolContext;
import dev.ocelli.catalog.tool.picture.PictureFiles;
import dev.ocelli.catalog.tool.picture.Pictures;
import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * Asks a model that sees for data: the answer must be JSON of the wanted shape; what does not fit is told to the model
 * once, then given up. Boxes come out as shares of the upright page whatever units the model fell into.
 */
public final class Looker {
    private static final int SIDE = 1536;
    private static final int MOST = 500;

    private static final String BOXES =
            " Answer with JSON only, in this shape: {\"objects\": [{\"label\": \"...\", \"xywh\": [left, top, width,"
                    + " height], \"confidence\": 0.9}]}. The four numbers are fractions of the picture's width and height,"
                    + " from 0 to 1, origin at the top left. Give an empty list when there is none. Make nothing up.";

    private final Pictures pictures;

    public Looker(Pictures pictures) {
        this.pictures = pictures;
    }

    /** The picture that a model is shown, and its size in pixels for answers in pixels. */
    private record View(String dataUri, int width, int height) {}

    private View view(Material material, int page, ToolContext context) {
        var picture = pictures.upright(material, page, SIDE, context);
        return new View(PictureFiles.dataUri(picture), picture.getWidth(), picture.getHeight());
    }

    /** The model's words about a page. */
    public String say(Material material, int page, String question, ToolContext context) {
        return context.look(question, List.of(view(material, page, context).dataUri()))
                .strip();
    }

    /** Places of things by their names; without names, of everything that stands out. */
    public List<Found> detect(Material material, int page, List<String> what, ToolContext context) {
        String wanted = what.isEmpty() ? "every clearly visible object" : "every " + String.join(", every ", what);
        return find(material, page, "Find " + wanted + " in this picture." + BOXES, context);
    }

    /** Elements that an own question asks for; the shape of the answer is told behind it. */
    public List<Found> find(Material material, int page, String question, ToolContext context) {
        View view = view(material, page, context);
        return ask(question, view.dataUri(), context, answer -> found(answer, page, view));
    }

    /** Data of any shape; {@code reader} throws {@link IllegalArgumentException} with what does not fit. */
    public <T> T data(Material material, int page, String question, ToolContext context, Function<JsonNode, T> reader) {
        return ask(question, view(material, page, context).dataUri(), context, reader);
    }

    /** Points as shares of the page from a list of pairs in whatever units; for {@link #data}. */
    public static Optional<double[]> share(JsonNode pair) {
        if (pair instanceof ArrayNode array
                && array.size() == 2
                && array.get(0).isNumber()
                && array.get(1).isNumber()) {
            double x = array.get(0).doubleValue();
            double y = array.get(1).doubleValue();
            double scale = Math.max(x, y) > 1.5 ? 1000 : 1;
            if (x >= 0 && y >= 0 && x / scale <= 1 && y / scale <= 1) {
                return Optional.of(new double[] {x / scale, y / scale});
            }
        }
        return Optional.empty();
    }

    private static <T> T ask(String question, String dataUri, ToolContext context, Function<JsonNode, T> reader) {
        String asked = question;
        String misfit = "";
        for (int attempt = 0; attempt < 2; attempt++) {
            String answer = context.look(asked, List.of(dataUri));
            try {
                return reader.apply(json(answer));
            } catch (IllegalArgumentException e) {
                misfit = String.valueOf(e.getMessage());
                asked = question + " Your last answer could not be used: " + misfit + ".";
            }
        }
        throw new OcelliException(
                ErrorCode.UPSTREAM_FAILED, "The model's answer about the picture could not be used: " + misfit + ".");
    }

    /** The JSON in an answer, also between words or fences. */
    private static JsonNode json(String answer) {
        int object = answer.indexOf('{');
        int array = answer.indexOf('[');
        int from = object < 0 ? array : array < 0 ? object : Math.min(object, array);
        int to = Math.max(answer.lastIndexOf('}'), answer.lastIndexOf(']'));
        if (from < 0 || to < from) {
            throw new IllegalArgumentException("there was no JSON in it");
        }
        try {
            return Json.parse(answer.substring(from, to + 1));
        } catch (OcelliException e) {
            throw new IllegalArgumentException("it was not valid JSON", e);
        }
    }

    private static List<Found> found(JsonNode answer, int page, View view) {
        JsonNode list = answer.isArray() ? answer : answer.path("objects");
        if (!list.isArray()) {
            throw new IllegalArgumentException("it had no list called objects");
        }
        var found = new ArrayList<Found>();
        for (JsonNode item : list) {
            if (found.size() < MOST) {
                var box = box(item, view);
                String label = item.path("label").asString("").strip();
                if (box.isEmpty() || label.isEmpty()) {
                    throw new IllegalArgumentException("every object needs a label and xywh inside the picture");
                }
                double confidence = Math.clamp(item.path("confidence").asDouble(0.5), 0, 1);
                found.add(new Found(label, label, page, box.get(), confidence));
            }
        }
        return found;
    }

    /** A box from {@code xywh}, or from corners as some models give them; in shares, thousandths or pixels. */
    private static Optional<BoundingBox> box(JsonNode item, View view) {
        JsonNode given = item.has("xywh") ? item.path("xywh") : item.path("bbox");
        boolean corners = !item.has("xywh") && !item.has("bbox");
        if (corners) {
            given = item.has("bbox_2d") ? item.path("bbox_2d") : item.path("xyxy");
        }
        if (!given.isArray() || given.size() != 4) {
            return Optional.empty();
        }
        double[] n = new double[4];
        for (int i = 0; i < 4; i++) {
            n[i] = given.get(i).isNumber() ? given.get(i).doubleValue() : Double.NaN;
        }
        double right = corners ? n[2] : n[0] + n[2];
        double bottom = corners ? n[3] : n[1] + n[3];
        if (!(n[0] >= -0.02 && n[1] >= -0.02 && right > n[0] && bottom > n[1])) {
            return Optional.empty();
        }
        double wide = scale(right, bottom, view.width(), view.height(), view.width());
        double high = scale(right, bottom, view.width(), view.height(), view.height());
        if (wide == 0) {
            return Optional.empty();
        }
        return Optional.of(BoundingBox.ofCorners(n[0] / wide, n[1] / high, right / wide, bottom / high))
                .filter(box -> box.area() > 0);
    }

    /** What to divide by: 1 for shares, {@code pixels} for pixels of the picture, 1000 for thousandths; 0: neither fits. */
    private static double scale(double right, double bottom, int width, int height, int pixels) {
        if (right <= 1.05 && bottom <= 1.05) {
            return 1;
        }
        if (right <= width * 1.01 && bottom <= height * 1.01) {
            return pixels;
        }
        return right <= 1010 && bottom <= 1010 ? 1000 : 0;
    }
}
