package dev.ocelli.catalog.tool;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the arguments of a tool, one by one. Null counts as absent; a value of the wrong kind or out of range is an {@code
 * INVALID_REQUEST} that names the argument, what was given and what was expected, so that a planner can mend its call.
 *
 * <p>People count pages from 1, so do arguments; what comes out of here counts from 0.
 */
public final class Arguments {
    private static final int SHOWN = 60;
    private static final int LONGEST_TEXT = 10_000;
    private static final int MOST_PAGES = 2_000;

    /** Boxes may stick out of the page by a rounding error, not by more. */
    private static final double SLACK = 0.02;

    /** Refs of what was made in earlier calls. */
    private static final Pattern MADE = Pattern.compile("(?:img|vid|aud|doc|recon|arr|url)_[0-9a-f]{6}");

    private final ObjectNode node;
    private final String path;

    private Arguments(ObjectNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /** The arguments of a call; one that the description does not know is refused, with those that it does. */
    public static Arguments of(ObjectNode arguments, ToolDescription description) {
        var known = description.parameters().path("properties");
        for (String name : arguments.propertyNames()) {
            if (!known.has(name)) {
                throw new OcelliException(
                        ErrorCode.INVALID_REQUEST,
                        shown(name),
                        description.name() + " has no argument " + shown(name) + ". It takes: "
                                + (known.isEmpty() ? "none" : String.join(", ", known.propertyNames())) + ".");
            }
        }
        return new Arguments(arguments, "");
    }

    private @Nullable JsonNode value(String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : value;
    }

    public boolean has(String name) {
        return value(name) != null;
    }

    /** A string that says something, stripped; blank counts as absent. */
    public Optional<String> findText(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isString() || value.stringValue().length() > LONGEST_TEXT) {
            throw wrong(path + name, value, "a string of at most " + LONGEST_TEXT + " characters");
        }
        return Optional.of(value.stringValue().strip()).filter(text -> !text.isEmpty());
    }

    public String text(String name) {
        return findText(name).orElseThrow(() -> missing(name, "a string"));
    }

    public boolean flag(String name, boolean otherwise) {
        JsonNode value = value(name);
        if (value == null) {
            return otherwise;
        }
        if (!value.isBoolean()) {
            throw wrong(path + name, value, "true or false");
        }
        return value.booleanValue();
    }

    public int whole(String name, int otherwise, int least, int most) {
        JsonNode value = value(name);
        return value == null ? otherwise : whole(path + name, value, least, most);
    }

    private static int whole(String field, JsonNode value, int least, int most) {
        double number = value.isNumber() ? value.doubleValue() : Double.NaN;
        if (number >= least && number <= most && number == Math.rint(number)) {
            return (int) number;
        }
        throw wrong(field, value, "a whole number from " + least + " to " + most);
    }

    public Optional<Double> findNumber(String name, double least, double most) {
        JsonNode value = value(name);
        return value == null ? Optional.empty() : Optional.of(number(path + name, value, least, most));
    }

    public double number(String name, double otherwise, double least, double most) {
        return findNumber(name, least, most).orElse(otherwise);
    }

    /** The numbers of a list; empty when it is absent. */
    public List<Double> numbers(String name, int most, double least, double highest) {
        var numbers = new ArrayList<Double>();
        ArrayNode array = array(name, most, "numbers");
        for (int i = 0; i < array.size(); i++) {
            numbers.add(number(path + name + "[" + i + "]", array.get(i), least, highest));
        }
        return numbers;
    }

    private static double number(String field, JsonNode value, double least, double most) {
        // what is not a number at all, NaN included, is in no range
        if (value.isNumber() && value.doubleValue() >= least && value.doubleValue() <= most) {
            return value.doubleValue();
        }
        throw wrong(field, value, "a number from " + plain(least) + " to " + plain(most));
    }

    private static String plain(double number) {
        return number == Math.rint(number) ? Long.toString((long) number) : Double.toString(number);
    }

    /** One of {@code type}'s constants by its lower-case name; spaces and hyphens do for underscores. */
    public <E extends Enum<E>> E choice(String name, Class<E> type, E otherwise) {
        JsonNode value = value(name);
        if (value == null) {
            return otherwise;
        }
        var known = new ArrayList<String>();
        for (E constant : type.getEnumConstants()) {
            String word = constant.name().toLowerCase(Locale.ROOT);
            if (value.isString() && word.equals(word(value.stringValue()))) {
                return constant;
            }
            known.add(word);
        }
        throw wrong(path + name, value, "one of " + String.join(", ", known));
    }

    private static String word(String given) {
        return given.strip().toLowerCase(Locale.ROOT).replace(' ', '_').replace('-', '_');
    }

    /** A list of strings, each saying something; a single string counts as a list of one. */
    public List<String> texts(String name, int most) {
        JsonNode value = value(name);
        if (value != null && value.isString()) {
            return List.of(text(name));
        }
        var texts = new ArrayList<String>();
        ArrayNode array = array(name, most, "strings");
        for (int i = 0; i < array.size(); i++) {
            JsonNode item = array.get(i);
            if (!item.isString()
                    || item.stringValue().isBlank()
                    || item.stringValue().length() > LONGEST_TEXT) {
                throw wrong(path + name + "[" + i + "]", item, "a string that says something");
            }
            texts.add(item.stringValue().strip());
        }
        return texts;
    }

    /** The objects of a list; empty when it is absent. */
    public List<Arguments> items(String name, int most) {
        var items = new ArrayList<Arguments>();
        ArrayNode array = array(name, most, "JSON objects");
        for (int i = 0; i < array.size(); i++) {
            String field = path + name + "[" + i + "]";
            if (!(array.get(i) instanceof ObjectNode object)) {
                throw wrong(field, array.get(i), "a JSON object");
            }
            items.add(new Arguments(object, field + "."));
        }
        return items;
    }

    private ArrayNode array(String name, int most, String of) {
        JsonNode value = value(name);
        if (value == null) {
            return node.arrayNode();
        }
        if (value instanceof ArrayNode array && array.size() <= most) {
            return array;
        }
        String given = value.isArray() ? "a list of " + value.size() : value.toString();
        throw wrong(path + name, given, "a list of at most " + most + " " + of);
    }

    /** A JSON object as it was given. */
    public Optional<ObjectNode> findObject(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value instanceof ObjectNode object) {
            return Optional.of(object);
        }
        throw wrong(path + name, value, "a JSON object");
    }

    /** Four numbers: left, top, width, height in shares of the upright page; what sticks out by a hair is clipped. */
    public Optional<BoundingBox> findBox(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return Optional.empty();
        }
        String expected = "[left, top, width, height] as shares of the upright page, each from 0 to 1, inside the page";
        if (!(value instanceof ArrayNode array) || array.size() != 4) {
            throw wrong(path + name, value, expected);
        }
        double[] xywh = new double[4];
        for (int i = 0; i < 4; i++) {
            xywh[i] = array.get(i).isNumber() ? array.get(i).doubleValue() : Double.NaN;
        }
        boolean inside = xywh[0] >= -SLACK
                && xywh[1] >= -SLACK
                && xywh[2] > 0
                && xywh[3] > 0
                && xywh[0] + xywh[2] <= 1 + SLACK
                && xywh[1] + xywh[3] <= 1 + SLACK;
        var box = inside
                ? BoundingBox.ofCorners(xywh[0], xywh[1], xywh[0] + xywh[2], xywh[1] + xywh[3])
                : new BoundingBox(0, 0, 0, 0);
        if (box.area() <= 0) {
            throw wrong(path + name, value, expected);
        }
        return Optional.of(box);
    }

    public BoundingBox box(String name) {
        return findBox(name).orElseThrow(() -> missing(name, "[left, top, width, height]"));
    }

    /** Points as pairs of shares of the page, each from 0 to 1; empty when absent. */
    public List<double[]> points(String name, int most) {
        var points = new ArrayList<double[]>();
        ArrayNode array = array(name, most, "points");
        for (int i = 0; i < array.size(); i++) {
            String field = path + name + "[" + i + "]";
            if (!(array.get(i) instanceof ArrayNode pair) || pair.size() != 2) {
                throw wrong(field, array.get(i), "[x, y]");
            }
            points.add(
                    new double[] {number(field + "[0]", pair.get(0), 0, 1), number(field + "[1]", pair.get(1), 0, 1)});
        }
        return points;
    }

    /** One page, counted from 1 in the call and from 0 here; {@code otherwise} too counts from 0. */
    public int page(String name, int otherwise) {
        return whole(name, otherwise + 1, 1, MOST_PAGES) - 1;
    }

    /** Pages, counted from 1 in the call and from 0 here, in order, each once; a single number counts as a list of one. */
    public Optional<List<Integer>> findPages(String name) {
        JsonNode value = value(name);
        if (value == null) {
            return Optional.empty();
        }
        if (value.isNumber()) {
            return Optional.of(List.of(page(name, 0)));
        }
        ArrayNode array = array(name, MOST_PAGES, "page numbers");
        var pages = new ArrayList<Integer>();
        for (int i = 0; i < array.size(); i++) {
            pages.add(whole(path + name + "[" + i + "]", array.get(i), 1, MOST_PAGES) - 1);
        }
        return pages.isEmpty()
                ? Optional.empty()
                : Optional.of(pages.stream().distinct().sorted().toList());
    }

    /** Pages in the order given, counted from 1 in the call and from 0 here, each once; empty when absent. */
    public List<Integer> pagesInOrder(String name) {
        JsonNode value = value(name);
        if (value != null && value.isNumber()) {
            return List.of(page(name, 0));
        }
        ArrayNode array = array(name, MOST_PAGES, "page numbers");
        var pages = new ArrayList<Integer>();
        for (int i = 0; i < array.size(); i++) {
            pages.add(whole(path + name + "[" + i + "]", array.get(i), 1, MOST_PAGES) - 1);
        }
        return pages.stream().distinct().toList();
    }

    /** The file that argument {@code file} names; it may be left out where there is only one. */
    public Material file(ToolContext context) {
        return material("file", context);
    }

    /** The file that an argument names; it may be left out where there is only one input or only one file. */
    public Material material(String name, ToolContext context) {
        var given = findText(name);
        if (given.isPresent()) {
            return context.material(given.get());
        }
        var all = context.materials();
        var inputs = all.stream()
                .filter(file -> !MADE.matcher(file.name()).matches())
                .toList();
        var likely = inputs.isEmpty() ? all : inputs;
        if (likely.size() == 1) {
            return likely.getFirst();
        }
        throw new OcelliException(
                ErrorCode.INVALID_REQUEST,
                path + name,
                all.isEmpty()
                        ? "There is no file to work on. Send one."
                        : "Say which file is meant with " + path + name + ": one of "
                                + String.join(
                                        ", ", all.stream().map(Material::name).toList()) + ".");
    }

    /** An error about one argument that only the tool itself can see. */
    public OcelliException refused(String name, String message) {
        return new OcelliException(ErrorCode.INVALID_REQUEST, path + name, message);
    }

    private OcelliException missing(String name, String expected) {
        return refused(name, "The argument " + path + name + " is missing; expected " + expected + ".");
    }

    private static OcelliException wrong(String field, Object value, String expected) {
        return new OcelliException(
                ErrorCode.INVALID_REQUEST, field, field + " is " + shown(value) + "; expected " + expected + ".");
    }

    private static String shown(Object value) {
        String text = value.toString();
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }
}
