package dev.ocelli.engine.propose.model;

import dev.ocelli.catalog.model.chat.ChatModel;
import dev.ocelli.catalog.skill.SkillAuthor;
import dev.ocelli.core.base.Json;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Has the model that is plugged in write a skill: name, description, instructions and fields. */
public final class ModelSkillAuthor implements SkillAuthor {
    private static final String SYSTEM = """
            You write skills: what to extract from a kind of document, for software that reads such documents. A skill has a
            name (kebab-case, two to four words), a description (one sentence that says when to use it), instructions
            (Markdown: what each field means, where it usually stands, what to do when it is missing, no invented values)
            and fields. Take only what the person asks for; add no fields of your own. Answer with one JSON object.""";

    private final Supplier<Optional<ChatModel>> route;
    private final InstantSource clock;

    public ModelSkillAuthor(Supplier<Optional<ChatModel>> route, InstantSource clock) {
        this.route = route;
        this.clock = clock;
    }

    @Override
    public Optional<Authored> write(String prompt, @Nullable ObjectNode schema) {
        return route.get()
                .flatMap(model -> OneAnswer.of(model, clock, SYSTEM, question(prompt, schema), form()))
                .map(answer -> authored(answer.json()));
    }

    private static String question(String prompt, @Nullable ObjectNode schema) {
        String given = schema == null ? "" : "\n\nIts JSON Schema is given; list no fields:\n" + Json.write(schema);
        return "The person asks:\n" + prompt + given
                + "\n\nForm: {\"name\": \"…\", \"description\": \"…\", \"instructions\": \"…\", \"fields\": […]}\n"
                + FieldList.words();
    }

    private static ObjectNode form() {
        ObjectNode form = Json.object().put("type", "object").put("additionalProperties", false);
        ObjectNode properties = form.putObject("properties");
        for (String text : new String[] {"name", "description", "instructions"}) {
            properties.putObject(text).put("type", "string");
        }
        properties.set("fields", FieldList.form());
        ArrayNode required = form.putArray("required");
        properties.propertyNames().forEach(required::add);
        return form;
    }

    private static Authored authored(JsonNode answer) {
        String name = FieldList.name(answer.path("name").asString("")).replace('_', '-');
        return new Authored(
                name,
                answer.path("description").asString("").strip(),
                answer.path("instructions").asString("").strip(),
                FieldList.schema(name.isEmpty() ? "Skill" : name, answer.path("fields")));
    }
}
