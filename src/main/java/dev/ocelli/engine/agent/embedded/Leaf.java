package dev.ocelli.engine.agent.embedded;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.Place;
import dev.ocelli.engine.agent.AgentAnswer.Citation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One value of an extraction with its evidence.
 *
 * @param quote as printed; empty when there is none
 * @param places pages count from 0
 */
record Leaf(String name, JsonNode value, String quote, String status, String confidence, List<Place> places) {
    private static final String SUFFIX = "_metadata";

    Leaf {
        places = List.copyOf(places);
    }

    /** The leaves right inside an object, in its order; lists of plain values count as one leaf. */
    static List<Leaf> of(JsonNode object) {
        var leaves = new ArrayList<Leaf>();
        for (var property : object.properties()) {
            String name = property.getKey();
            boolean metadata = isMetadata(object, name);
            boolean plain = property.getValue().isValueNode()
                    || (property.getValue().isArray()
                            && property.getValue().valueStream().noneMatch(JsonNode::isContainer));
            if (!metadata && plain) {
                leaves.add(read(name, property.getValue(), object.path(name + SUFFIX)));
            }
        }
        return leaves;
    }

    private static boolean isMetadata(JsonNode object, String name) {
        return name.endsWith(SUFFIX) && object.has(name.substring(0, name.length() - SUFFIX.length()));
    }

    /** The objects and lists right inside one, without what only tells of its values. */
    static List<JsonNode> inside(JsonNode node) {
        if (!node.isObject()) {
            return node.valueStream().filter(JsonNode::isContainer).toList();
        }
        return node.properties().stream()
                .filter(property -> property.getValue().isContainer() && !isMetadata(node, property.getKey()))
                .map(Map.Entry::getValue)
                .toList();
    }

    private static Leaf read(String name, JsonNode value, JsonNode metadata) {
        var places = new ArrayList<Place>();
        for (JsonNode box : metadata.path("bboxes")) {
            JsonNode xywh = box.path("xywh");
            var place = new BoundingBox(
                    xywh.path(0).asDouble(0),
                    xywh.path(1).asDouble(0),
                    xywh.path(2).asDouble(0),
                    xywh.path(3).asDouble(0));
            places.add(new Place(
                    box.path("page").asInt(0),
                    place,
                    box.path("content").asString(""),
                    box.path("confidence").asDouble(0)));
        }
        return new Leaf(
                name,
                value,
                metadata.path("quote").asString(""),
                metadata.path("status").asString(""),
                metadata.path("confidence").asString(""),
                places);
    }

    boolean isFound() {
        return !status.equals("absent") && !text().isEmpty();
    }

    /** As printed where that is known, else the value. */
    String printed() {
        return quote.isBlank() || value.isArray() ? text() : quote;
    }

    private String text() {
        if (value.isNull()) {
            return "";
        }
        return value.isArray()
                ? String.join(", ", value.valueStream().map(Leaf::plain).toList())
                : plain(value);
    }

    private static String plain(JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> value.stringValue();
            case BOOLEAN -> value.booleanValue() ? "yes" : "no";
            default -> value.toString();
        };
    }

    Leaf quoted(String words) {
        return new Leaf(name, value, words, status, confidence, places);
    }

    /** Counted from 1. */
    List<Integer> pages() {
        return places.stream()
                .map(place -> place.page() + 1)
                .distinct()
                .sorted()
                .toList();
    }

    /** What readers should know of how sure it is; empty when it stands on the page as it is told. */
    String note() {
        return switch (status) {
            case "derived" -> "worked out from other values";
            case "unverified" -> "not verified on the page";
            default -> confidence.equals("low") ? "low confidence" : "";
        };
    }

    Citation citation(String material) {
        return new Citation(material, printed(), places);
    }
}
