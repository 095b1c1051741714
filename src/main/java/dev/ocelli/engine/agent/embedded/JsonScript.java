package dev.ocelli.engine.agent.embedded;

import dev.ocelli.catalog.skill.PromptFields;
import dev.ocelli.catalog.skill.SkillVersion;
import dev.ocelli.core.base.Json;
import dev.ocelli.engine.agent.AgentAnswer;
import dev.ocelli.engine.agent.AgentAnswer.Citation;
import dev.ocelli.engine.agent.Step;
import dev.ocelli.engine.agent.ask.Ask;
import dev.ocelli.engine.agent.ask.Intent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Answers with JSON: does what is asked, fills the schema from the documents, and puts refs where the schema has them. */
final class JsonScript {
    /** A skill whose values are less than half there is for another kind of document. */
    private static final double APPLIES = 0.5;

    private final Stage stage;
    private final Program program;
    private final JsonWish wish;
    private final Targets targets;
    private final List<Citation> citations = new ArrayList<>();

    JsonScript(Stage stage, Program program, JsonWish wish) {
        this.stage = stage;
        this.program = program;
        this.wish = wish;
        this.targets = new Targets(stage);
    }

    AgentAnswer answer(List<Ask> asks) {
        ObjectNode json = switch (wish) {
            case JsonWish.Fitting(ObjectNode schema, String instructions) -> fitting(schema, instructions, asks);
            case JsonWish.BySkill(List<SkillVersion> skills) -> bySkill(skills, asks);
            case JsonWish.Any any -> any(asks);
        };
        ObjectNode shown = stage.task().wanted().grounding() ? json : Metadata.without(json);
        return new AgentAnswer(Json.write(shown), shown, citations, List.of());
    }

    private ObjectNode fitting(ObjectNode schema, String instructions, List<Ask> asks) {
        List<Reply> replies = asks.stream()
                .filter(ask -> isNeeded(ask, schema))
                .map(program::reply)
                .toList();
        replies.forEach(reply -> citations.addAll(reply.citations()));
        ObjectNode rest = RefPlaces.without(schema);
        List<Thing> documents = documents(asks);
        ObjectNode filled = new SchemaFilling(stage, citations).fill(rest, instructions, documents);
        AnswerPlaces.fill(schema, filled, asks, replies);
        new EnumChoice(stage).choose(rest, filled, documents);
        RefPlaces.fill(schema, filled, stage.made());
        return filled;
    }

    /** Whether an ask must be done beside filling the schema. */
    private static boolean isNeeded(Ask ask, ObjectNode schema) {
        return switch (ask.intent()) {
            case EXTRACT, UNCLEAR, SEND, THANKS -> false;
            case CROP,
                    ROTATE,
                    FLIP,
                    RESIZE,
                    ANNOTATE,
                    REDACT,
                    MERGE,
                    ZIP,
                    TAKE_PAGES,
                    CONVERT,
                    TRIM,
                    FRAMES,
                    HIGHLIGHTS,
                    SOUND -> true;
            case SPLIT -> RefPlaces.any(schema);
            default -> AnswerPlaces.any(schema);
        };
    }

    private List<Thing> documents(List<Ask> asks) {
        Optional<Ask> about = asks.stream()
                .filter(ask -> ask.intent() == Intent.EXTRACT || ask.intent() == Intent.FIND)
                .findFirst()
                .or(() -> asks.stream().findFirst());
        if (targets.inputs().isEmpty() && stage.task().materials().isEmpty()) {
            return List.of();
        }
        try {
            return about.map(targets::documents).orElseGet(targets::inputs);
        } catch (Refusal e) {
            return targets.inputs();
        }
    }

    /** Each skill over each document: the one that fits a document best applies, others that are well filled too. */
    private ObjectNode bySkill(List<SkillVersion> skills, List<Ask> asks) {
        asks.stream().filter(ask -> isNeeded(ask, Json.object())).forEach(program::reply);
        List<Thing> documents = documents(asks);
        var results = Json.object();
        List<String> best =
                documents.stream().map(document -> bestSkill(skills, document)).toList();
        for (SkillVersion skill : skills) {
            List<Thing> own = new ArrayList<>();
            for (int i = 0; i < documents.size(); i++) {
                if (best.get(i).equals(skill.name())) {
                    own.add(documents.get(i));
                }
            }
            boolean chosen = !own.isEmpty();
            ObjectNode filled = new SchemaFilling(stage, citations)
                    .fill(
                            RefPlaces.without(JsonWish.schema(skill)),
                            skill.bundle().instructions(),
                            chosen ? own : documents);
            RefPlaces.fill(JsonWish.schema(skill), filled, stage.made());
            if (chosen || Metadata.filledShare(filled) >= APPLIES) {
                results.set(skill.name(), filled);
            }
        }
        return results.size() == 1 ? (ObjectNode) results.iterator().next() : results;
    }

    private String bestSkill(List<SkillVersion> skills, Thing document) {
        if (!stage.may(Classifying.TOOL)) {
            return skills.getFirst().name();
        }
        ObjectNode arguments = Stage.arguments(document);
        ArrayNode categories = arguments.putArray("categories");
        for (SkillVersion skill : skills) {
            categories.addObject().put("name", skill.name()).put("description", skill.description());
        }
        Step step = stage.softly("Choosing the skill", Classifying.TOOL, arguments);
        String best = Classifying.best(step.output());
        return best.isEmpty() ? skills.getFirst().name() : best;
    }

    /** Named fields, or what the documents show; without documents, the words of the answer. */
    private ObjectNode any(List<Ask> asks) {
        List<Ask> others = asks.stream().filter(ask -> !isValue(ask)).toList();
        List<Reply> replies = others.stream().map(program::reply).toList();
        replies.forEach(reply -> citations.addAll(reply.citations()));
        ObjectNode json = Json.object();
        asks.stream().filter(JsonScript::isValue).forEach(ask -> json.setAll(values(ask)));
        String text = String.join(
                "\n\n",
                replies.stream().map(Reply::text).filter(t -> !t.isBlank()).toList());
        if (!text.isEmpty()) {
            json.put("answer", text);
        }
        if (!stage.made().isEmpty()) {
            ArrayNode made = json.putArray("artifacts");
            stage.made().forEach(artifact -> made.addObject().put("id", artifact.id()));
        }
        return json;
    }

    private static boolean isValue(Ask ask) {
        return ask.intent() == Intent.EXTRACT || ask.intent() == Intent.FIND;
    }

    private ObjectNode values(Ask ask) {
        List<String> fields = ask.details().fields();
        try {
            List<Thing> documents = targets.documents(ask);
            if (fields.isEmpty()) {
                return proposed(documents);
            }
            ObjectNode schema = PromptFields.asked(ask.words())
                    .filter(asked -> ask.intent() == Intent.EXTRACT
                            && asked.path("properties").size() >= fields.size())
                    .filter(asked -> fields.stream()
                                    .allMatch(field ->
                                            stage.vocabulary().rows(field).isEmpty())
                            || asked.toString().contains("\"array\""))
                    .orElseGet(() -> PromptFields.named(fields, stage.vocabulary()::rows));
            return each(documents, document -> new SchemaFilling(stage, citations).fill(schema, "", List.of(document)));
        } catch (Refusal e) {
            return Json.object().put("answer", e.words());
        }
    }

    private ObjectNode proposed(List<Thing> documents) {
        return each(documents, document -> {
            JsonNode data = stage.use("Extracting", "extract", Stage.arguments(document))
                    .path("data");
            Leaf.of(data).stream().filter(Leaf::isFound).forEach(leaf -> citations.add(leaf.citation(document.name())));
            return (ObjectNode) data.deepCopy();
        });
    }

    private static ObjectNode each(List<Thing> documents, java.util.function.Function<Thing, ObjectNode> fill) {
        if (documents.size() == 1) {
            return fill.apply(documents.getFirst());
        }
        ObjectNode json = Json.object();
        ArrayNode list = json.putArray("documents");
        for (Thing document : documents) {
            ObjectNode one = Json.object().put("file", document.name());
            if (!document.pages().isEmpty()) {
                document.pages().forEach(one.putArray("pages")::add);
            }
            one.setAll(fill.apply(document));
            list.add(one);
        }
        return json;
    }
}
