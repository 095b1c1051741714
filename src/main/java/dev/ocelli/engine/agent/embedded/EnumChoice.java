package dev.ocelli.engine.agent.embedded;

import dev.ocelli.core.base.Json;
import dev.ocelli.engine.agent.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Fills a property that asks which kind a document is: the kinds are its allowed values. */
final class EnumChoice {
    private static final Pattern NAME = Pattern.compile(
            "(?:document_?|doc_?|file_?)?(?:type|category|class|kind|domain|label)|classification|doc(?:ument)?type");

    private final Stage stage;

    EnumChoice(Stage stage) {
        this.stage = stage;
    }

    void choose(ObjectNode schema, ObjectNode into, List<Thing> documents) {
        if (documents.size() != 1 || !stage.may(Classifying.TOOL)) {
            return;
        }
        for (var property : schema.path("properties").properties()) {
            List<String> kinds = kinds(property.getValue());
            if (kinds.size() > 1
                    && NAME.matcher(property.getKey().toLowerCase(Locale.ROOT)).matches()) {
                Step step = stage.softly(
                        "Classifying", Classifying.TOOL, Classifying.arguments(documents.getFirst(), kinds));
                String best = Classifying.best(step.output());
                if (kinds.contains(best)) {
                    into.set(property.getKey(), Json.MAPPER.valueToTree(best));
                    into.remove(property.getKey() + "_metadata");
                }
            }
        }
    }

    private static List<String> kinds(JsonNode shape) {
        var kinds = new ArrayList<String>();
        for (JsonNode allowed : shape.path("enum")) {
            if (allowed.isString()) {
                kinds.add(allowed.stringValue());
            }
        }
        return kinds;
    }
}
