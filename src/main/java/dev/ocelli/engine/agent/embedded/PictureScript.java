package dev.ocelli.engine.agent.embedded;

import dev.ocelli.catalog.skill.PromptFields;
import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.engine.agent.Step;
import dev.ocelli.engine.agent.ask.Ask;
import dev.ocelli.engine.agent.ask.Measure;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Works on pictures and pages as pictures: cuts, turns, mirrors, changes the size, finds faces and codes. */
final class PictureScript {
    /** Parts of a page by name: left, top, width, height. */
    private static final Map<String, double[]> REGIONS = Map.of(
            "top half", new double[] {0, 0, 1, 0.5},
            "bottom half", new double[] {0, 0.5, 1, 0.5},
            "left half", new double[] {0, 0, 0.5, 1},
            "right half", new double[] {0.5, 0, 0.5, 1},
            "top left quarter", new double[] {0, 0, 0.5, 0.5},
            "top right quarter", new double[] {0.5, 0, 0.5, 0.5},
            "bottom left quarter", new double[] {0, 0.5, 0.5, 0.5},
            "bottom right quarter", new double[] {0.5, 0.5, 0.5, 0.5},
            "middle", new double[] {0.25, 0.25, 0.5, 0.5});

    private static final String TURN_PAGES = "rotate_pages";

    private final Stage stage;
    private final Targets targets;

    PictureScript(Stage stage, Targets targets) {
        this.stage = stage;
        this.targets = targets;
    }

    Reply crop(Ask ask) {
        String object = ask.details().object();
        if (object.isEmpty()) {
            throw new Refusal("Say what to crop, such as the logo, the photo, the signature, table 2 or the top half.");
        }
        Thing thing = ask.where().part().isPresent() ? targets.documents(ask).getFirst() : targets.file(ask);
        List<Integer> pages = thing.pages();
        String failure = "";
        for (int i = 0; i < Math.max(1, pages.size()); i++) {
            ObjectNode arguments = Hands.file(thing.name());
            if (!pages.isEmpty()) {
                arguments.put("page", pages.get(i));
            }
            place(arguments, object, ask.details().measure());
            if (ask.details().what().contains("all") && arguments.has("target")) {
                arguments.put("all", true);
            }
            Step step = stage.softly("Cropping", "crop", arguments);
            if (!step.failed()) {
                return made(step);
            }
            failure = String.valueOf(step.error());
        }
        throw new Refusal(failure);
    }

    private static void place(ObjectNode arguments, String object, Measure measure) {
        double[] region = REGIONS.get(object);
        if (region == null) {
            arguments.put("target", measure instanceof Measure.Count(int count) ? object + " " + count : object);
        } else {
            ArrayNode box = arguments.putArray("xywh");
            for (double side : region) {
                box.add(side);
            }
        }
    }

    Reply rotate(Ask ask) {
        int degrees = ask.details().measure() instanceof Measure.Angle(int angle) ? angle : 90;
        Thing first = targets.file(ask);
        boolean turnsPages = first.type().equals(MediaType.PDF) && degrees % 90 == 0 && stage.may(TURN_PAGES);
        if (!turnsPages) {
            return each(ask, "Rotating", "rotate", arguments -> arguments.put("angle", degrees));
        }
        ObjectNode arguments = Stage.arguments(first).put("degrees", degrees);
        return made(stage.step("Rotating", TURN_PAGES, arguments));
    }

    Reply flip(Ask ask) {
        return each(
                ask,
                "Flipping",
                "flip",
                arguments -> arguments.put("direction", ask.details().object()));
    }

    Reply resize(Ask ask) {
        return each(
                ask,
                "Resizing",
                "resize",
                arguments -> size(arguments, ask.details().measure()));
    }

    private static void size(ObjectNode arguments, Measure measure) {
        switch (measure) {
            case Measure.Size(int width, int height) -> {
                if (width > 0) {
                    arguments.put("width", width);
                }
                if (height > 0) {
                    arguments.put("height", height);
                }
            }
            case Measure.Percent(int percent) -> arguments.put("scale", percent / 100.0);
            default -> throw new Refusal("Say the new size, such as 800x600, 1200 px wide or 50%.");
        }
    }

    private Reply each(Ask ask, String doing, String tool, java.util.function.Consumer<ObjectNode> fill) {
        var requests = new ArrayList<Hands.Request>();
        for (Thing thing : targets.files(ask)) {
            List<Integer> pages = thing.pages().isEmpty() ? List.of(1) : thing.pages();
            for (int page : pages) {
                ObjectNode arguments = Hands.file(thing.name());
                if (!thing.pages().isEmpty()) {
                    arguments.put("page", page);
                }
                fill.accept(arguments);
                requests.add(new Hands.Request(tool, arguments));
            }
        }
        List<Step> steps = stage.steps(doing, requests);
        return joined(steps.stream().map(PictureScript::made).toList());
    }

    private static Reply joined(List<Reply> replies) {
        return new Reply(
                replies.stream().map(Reply::text).collect(Collectors.joining("\n")),
                replies.stream().flatMap(reply -> reply.citations().stream()).toList(),
                replies.stream().flatMap(reply -> reply.made().stream()).toList());
    }

    /** What a step says it did, with the refs of what it made. */
    static Reply made(Step step) {
        if (step.failed()) {
            return Reply.of(String.valueOf(step.error()));
        }
        List<Artifact> artifacts = step.trace().artifacts();
        String summary = Words.cell(step.trace().summary());
        if (artifacts.isEmpty()) {
            return Reply.of(summary);
        }
        String refs = artifacts.size() == 1
                ? " Here it is: " + artifacts.getFirst().id()
                : "\n\n"
                        + artifacts.stream()
                                .map(artifact -> "- " + artifact.id() + " (" + Words.cell(artifact.filename()) + ")")
                                .collect(Collectors.joining("\n"));
        return new Reply(summary + refs, List.of(), artifacts);
    }

    Reply faces(Ask ask) {
        return found(ask, "Detecting faces", "detect_faces", "faces", "face");
    }

    Reply barcodes(Ask ask) {
        var texts = new ArrayList<String>();
        for (Thing thing : targets.files(ask)) {
            JsonNode codes = stage.use("Reading barcodes", "detect_barcodes", Stage.arguments(thing))
                    .path("barcodes");
            if (codes.isEmpty()) {
                texts.add("I found no bar code or QR code in " + Targets.label(thing) + ".");
                continue;
            }
            var rows = new ArrayList<List<String>>();
            for (JsonNode code : codes) {
                rows.add(List.of(
                        code.path("symbology").asString("").replace('_', ' '),
                        code.path("text").asString(""),
                        "page " + code.path("page").asInt(1)));
            }
            texts.add("In " + Targets.label(thing) + ":\n\n" + Words.table(List.of("Kind", "Content", "Where"), rows));
        }
        return Reply.of(String.join("\n\n", texts));
    }

    private Reply found(Ask ask, String doing, String tool, String list, String noun) {
        var texts = new ArrayList<String>();
        for (Thing thing : targets.files(ask)) {
            JsonNode found = stage.use(doing, tool, Stage.arguments(thing)).path(list);
            var rows = new ArrayList<List<String>>();
            for (JsonNode one : found) {
                rows.add(List.of(
                        Integer.toString(rows.size() + 1),
                        "page " + one.path("page").asInt(1),
                        Json.write(one.path("xywh")),
                        Math.round(100 * one.path("confidence").asDouble(0)) + " %"));
            }
            texts.add(
                    rows.isEmpty()
                            ? "I found no " + noun + " in " + Targets.label(thing) + "."
                            : "I found " + Words.count(rows.size(), noun) + " in " + Targets.label(thing) + ":\n\n"
                                    + Words.table(List.of("", "Where", "Box (xywh)", "Confidence"), rows));
        }
        return Reply.of(String.join("\n\n", texts));
    }

    /** Draws boxes around the named fields, or all that were read. */
    Reply annotate(Ask ask) {
        Thing thing = ask.where().part().isPresent() ? targets.documents(ask).getFirst() : targets.file(ask);
        ObjectNode arguments = Hands.file(thing.name());
        ArrayNode boxes = arguments.putArray("boxes");
        var fields = new ArrayList<String>();
        for (String field : ask.details().fields()) {
            String object = stage.vocabulary().name("object", field).orElse(field);
            switch (object) {
                case "table" ->
                    seen(
                            boxes,
                            "table",
                            stage.use("Finding tables", "find_tables", Stage.arguments(thing))
                                    .path("tables"));
                case "face" ->
                    seen(
                            boxes,
                            "face",
                            stage.use("Detecting faces", "detect_faces", Stage.arguments(thing))
                                    .path("faces"));
                case "barcode", "qr code" ->
                    seen(
                            boxes,
                            "code",
                            stage.use("Reading barcodes", "detect_barcodes", Stage.arguments(thing))
                                    .path("barcodes"));
                default -> fields.add(field);
            }
        }
        if (!fields.isEmpty() || ask.details().fields().isEmpty()) {
            read(boxes, thing, fields);
        }
        if (boxes.isEmpty()) {
            throw new Refusal("I found nothing to draw a box around in " + Targets.label(thing) + ".");
        }
        return made(stage.step("Drawing boxes", "draw_boxes", arguments));
    }

    private static void seen(ArrayNode boxes, String label, JsonNode found) {
        for (JsonNode one : found) {
            boxes.addObject()
                    .put("page", one.path("page").asInt(1))
                    .put("label", label)
                    .set("xywh", one.path("xywh"));
        }
    }

    /** Boxes of these fields, or of all that the document shows. */
    private void read(ArrayNode boxes, Thing thing, List<String> fields) {
        ObjectNode wish = Stage.arguments(thing);
        if (!fields.isEmpty()) {
            wish.set("schema", PromptFields.named(fields));
        }
        for (Leaf leaf : leaves(stage.use("Finding the fields", "extract", wish).path("data"))) {
            leaf.places().forEach(place -> {
                ObjectNode box = boxes.addObject()
                        .put("page", place.page() + 1)
                        .put("label", leaf.name().replace('_', ' '))
                        .put("status", leaf.status());
                box.putArray("xywh")
                        .add(place.box().x())
                        .add(place.box().y())
                        .add(place.box().width())
                        .add(place.box().height());
            });
        }
    }

    private static List<Leaf> leaves(JsonNode node) {
        var leaves = new ArrayList<>(Leaf.of(node));
        for (var property : node.properties()) {
            if (!property.getKey().endsWith("_metadata")) {
                JsonNode value = property.getValue();
                if (value.isObject()) {
                    leaves.addAll(leaves(value));
                } else if (value.isArray()) {
                    value.forEach(item -> leaves.addAll(leaves(item)));
                }
            }
        }
        return leaves;
    }
}
