package dev.ocelli.engine.ground;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.perception.Place;
import dev.ocelli.engine.ground.Evidence.Status;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Writes grounded JSON as the API gives it: beside each leaf {@code X} a sibling {@code X_metadata} (contract A,
 * section 7.5, with our extra keys {@code status}, {@code quote} and, where a value is doubted, {@code note}).
 *
 * <p>A list of plain values has one sibling for all: the least sure status and word, and boxes with the {@code index}
 * of their value. What was said or shown at a time has {@code timestamp} and {@code end_timestamp} in seconds; what was
 * only heard has no box. A schema's own property named {@code X_metadata} is never overwritten.
 */
public final class WireJson {
    private static final String SUFFIX = "_metadata";

    private WireJson() {}

    /** The value with siblings; with neither flag, a copy of the bare value. */
    public static ObjectNode write(Grounded grounded, boolean grounding, boolean confidence) {
        if (!grounding && !confidence) {
            return grounded.value().deepCopy();
        }
        return new Writer(grounded.evidence(), grounding, confidence).object("", grounded.value());
    }

    private record Writer(Map<String, Evidence> evidence, boolean grounding, boolean confidence) {

        ObjectNode object(String pointer, ObjectNode from) {
            var to = Json.object();
            from.properties().forEach(p -> {
                String at = pointer + Leaves.step(p.getKey());
                to.set(p.getKey(), value(at, p.getValue()));
                String sibling = p.getKey() + SUFFIX;
                if (!from.has(sibling) && plain(p.getValue())) {
                    to.set(sibling, metadata(at, p.getValue()));
                }
            });
            return to;
        }

        private JsonNode value(String pointer, JsonNode node) {
            return switch (node) {
                case ObjectNode object -> object(pointer, object);
                case ArrayNode array -> array(pointer, array);
                default -> node;
            };
        }

        private ArrayNode array(String pointer, ArrayNode from) {
            var to = Json.array();
            for (int i = 0; i < from.size(); i++) {
                to.add(value(pointer + "/" + i, from.get(i)));
            }
            return to;
        }

        /** A leaf or a list of leaves; an empty list holds no leaf. */
        private static boolean plain(JsonNode node) {
            return !node.isContainer()
                    || (node.isArray() && !node.isEmpty() && node.valueStream().noneMatch(JsonNode::isContainer));
        }

        private JsonNode metadata(String pointer, JsonNode value) {
            var parts = new ArrayList<Evidence>();
            var boxes = Json.array();
            int count = value.isArray() ? value.size() : 1;
            for (int i = 0; i < count; i++) {
                var part = evidence.get(value.isArray() ? pointer + "/" + i : pointer);
                if (part != null) {
                    parts.add(part);
                    for (Place place : part.places()) {
                        var box = box(place);
                        if (value.isArray()) {
                            box.put("index", i);
                        }
                        boxes.add(box);
                    }
                }
            }
            return parts.isEmpty() ? Json.MAPPER.nullNode() : metadata(parts, boxes);
        }

        private ObjectNode metadata(List<Evidence> parts, ArrayNode boxes) {
            var metadata = Json.object();
            if (confidence) {
                double least =
                        parts.stream().mapToDouble(Evidence::confidence).min().orElse(0);
                metadata.put("confidence", ConfidenceScale.word(least));
            }
            if (grounding) {
                metadata.set("bboxes", boxes);
            }
            metadata.put("status", weakest(parts).name().toLowerCase(Locale.ROOT));
            if (grounding) {
                metadata.put(
                        "quote",
                        parts.stream()
                                .map(Evidence::quote)
                                .filter(q -> !q.isEmpty())
                                .collect(Collectors.joining("; ")));
            }
            parts.stream()
                    .map(Evidence::note)
                    .filter(note -> !note.isEmpty())
                    .findFirst()
                    .ifPresent(note -> metadata.put("note", note));
            return metadata;
        }

        /** {@link Status} goes from the strongest to the weakest. */
        private static Status weakest(List<Evidence> parts) {
            return parts.stream()
                    .map(Evidence::status)
                    .max(Comparator.naturalOrder())
                    .orElse(Status.ABSENT);
        }

        private static ObjectNode box(Place place) {
            var box = Json.object();
            box.put("content", place.content());
            if (!place.isHeard()) {
                box.putObject("bbox").set("xywh", xywh(place.box()));
                box.set("xywh", xywh(place.box()));
            }
            box.put("page", place.page());
            if (place.time() != null) {
                box.put("timestamp", seconds(place.time().start()));
                box.put("end_timestamp", seconds(place.time().end()));
            }
            box.put("confidence", rounded(place.confidence()));
            return box;
        }

        private static ArrayNode xywh(BoundingBox box) {
            return Json.array()
                    .add(rounded(box.x()))
                    .add(rounded(box.y()))
                    .add(rounded(box.width()))
                    .add(rounded(box.height()));
        }

        private static double seconds(double moment) {
            return Math.round(moment * 1000) / 1000.0;
        }

        /** Five decimals: a tenth of a pixel on a page of 10,000. */
        private static double rounded(double share) {
            return Math.round(share * 100_000) / 100_000.0;
        }
    }
}
