package dev.ocelli.engine.agent.embedded;

import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.catalog.skill.PromptFields;
import dev.ocelli.catalog.skill.SkillVersion;
import dev.ocelli.core.base.Json;
import dev.ocelli.engine.agent.AgentAnswer.Citation;
import dev.ocelli.engine.agent.Step;
import dev.ocelli.engine.agent.ask.Ask;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads fields out of documents and shows them as tables. */
final class ExtractScript {
    private final Stage stage;
    private final Targets targets;

    ExtractScript(Stage stage, Targets targets) {
        this.stage = stage;
        this.targets = targets;
    }

    Reply extract(Ask ask) {
        List<Thing> documents = targets.documents(ask);
        Optional<ObjectNode> schema = schema(ask);
        List<Step> steps = stage.steps(
                "Extracting",
                documents.stream().map(thing -> request(thing, schema)).toList());
        var texts = new ArrayList<String>();
        var citations = new ArrayList<Citation>();
        for (int i = 0; i < steps.size(); i++) {
            Thing thing = documents.get(i);
            String text = steps.get(i).failed()
                    ? steps.get(i).trace().summary() + steps.get(i).error()
                    : shown(steps.get(i).output().path("data"), thing, citations);
            texts.add(documents.size() == 1 ? text : "### " + Words.cell(Targets.heading(thing)) + "\n\n" + text);
        }
        return Reply.of(String.join("\n\n", texts), citations);
    }

    /** What was extracted, one object a document, without evidence. */
    ObjectNode data(Ask ask) {
        List<Thing> documents = targets.documents(ask);
        Optional<ObjectNode> schema = schema(ask);
        List<Step> steps = stage.steps(
                "Extracting",
                documents.stream().map(thing -> request(thing, schema)).toList());
        ObjectNode data = Json.object();
        ArrayNode list = data.putArray("documents");
        for (int i = 0; i < steps.size(); i++) {
            ObjectNode one = Json.object().put("document", Targets.label(documents.get(i)));
            one.setAll(Metadata.without(steps.get(i).output().path("data")));
            list.add(one);
        }
        return documents.size() == 1
                ? Metadata.without(steps.getFirst().output().path("data"))
                : data;
    }

    private static Hands.Request request(Thing thing, Optional<ObjectNode> schema) {
        ObjectNode arguments = Stage.arguments(thing);
        schema.ifPresent(given -> arguments.set("schema", given));
        return new Hands.Request("extract", arguments);
    }

    private Optional<ObjectNode> schema(Ask ask) {
        List<String> fields = ask.details().fields();
        if (fields.isEmpty()) {
            return stage.task().skills().stream()
                    .map(SkillVersion::bundle)
                    .flatMap(bundle -> bundle.schema().stream())
                    .map(JsonSchema::root)
                    .findFirst();
        }
        return Optional.of(PromptFields.asked(ask.words())
                .filter(schema -> schema.path("properties").size() >= fields.size())
                .filter(schema -> fields.stream()
                                .allMatch(
                                        field -> stage.vocabulary().rows(field).isEmpty())
                        || schema.toString().contains("\"array\""))
                .orElseGet(() -> PromptFields.named(fields, stage.vocabulary()::rows)));
    }

    /** Plain values as one table, lists of objects as a table each, objects inside by their path. */
    private static String shown(JsonNode data, Thing thing, List<Citation> citations) {
        var rows = new ArrayList<List<String>>();
        var missing = new ArrayList<String>();
        var tables = new ArrayList<String>();
        walk("", data, thing, new Tables(rows, missing, tables, citations));
        var text = new ArrayList<String>();
        if (!rows.isEmpty()) {
            text.add(Words.table(List.of("Field", "Value", "Where"), rows));
        }
        text.addAll(tables);
        if (!missing.isEmpty()) {
            text.add("Not found: " + String.join(", ", missing) + ".");
        }
        return text.isEmpty() ? "I found no fields here." : String.join("\n\n", text);
    }

    private record Tables(
            List<List<String>> rows, List<String> missing, List<String> tables, List<Citation> citations) {}

    private static void walk(String path, JsonNode object, Thing thing, Tables into) {
        for (Leaf leaf : Leaf.of(object)) {
            String label = label(path + leaf.name());
            if (leaf.isFound()) {
                into.citations().add(leaf.citation(thing.name()));
                String where = leaf.pages().isEmpty() ? "" : Words.pages(leaf.pages());
                into.rows()
                        .add(List.of(
                                label,
                                leaf.printed(),
                                leaf.note().isEmpty() ? where : where + " (" + leaf.note() + ")"));
            } else {
                into.missing().add(label);
            }
        }
        for (var property : object.properties()) {
            JsonNode value = property.getValue();
            boolean metadata = property.getKey().endsWith("_metadata");
            if (value.isObject() && !metadata) {
                walk(path + property.getKey() + " – ", value, thing, into);
            } else if (value.isArray() && value.path(0).isObject()) {
                into.tables()
                        .add("**" + label(path + property.getKey()) + "**\n\n" + list(value, thing, into.citations()));
            }
        }
    }

    private static String list(JsonNode array, Thing thing, List<Citation> citations) {
        var head = new ArrayList<String>();
        for (JsonNode item : array) {
            Leaf.of(item).stream()
                    .map(Leaf::name)
                    .filter(name -> !head.contains(name))
                    .forEach(head::add);
        }
        var rows = new ArrayList<List<String>>();
        for (JsonNode item : array) {
            List<Leaf> leaves = Leaf.of(item);
            leaves.stream().filter(Leaf::isFound).forEach(leaf -> citations.add(leaf.citation(thing.name())));
            rows.add(head.stream()
                    .map(name -> leaves.stream()
                            .filter(leaf -> leaf.name().equals(name) && leaf.isFound())
                            .map(Leaf::printed)
                            .findFirst()
                            .orElse(""))
                    .toList());
        }
        return Words.table(head.stream().map(ExtractScript::label).toList(), rows);
    }

    private static String label(String name) {
        return Words.capital(name.replace('_', ' '));
    }
}
