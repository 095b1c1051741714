package dev.ocelli.api.http;

import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.catalog.schema.Shape;
import dev.ocelli.catalog.skill.Skill;
import dev.ocelli.catalog.skill.SkillBundle;
import dev.ocelli.catalog.skill.SkillExamples;
import dev.ocelli.catalog.skill.SkillExamples.Example;
import dev.ocelli.catalog.skill.SkillListing;
import dev.ocelli.catalog.skill.Skills;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.file.Files;
import dev.ocelli.core.file.Purpose;
import dev.ocelli.core.file.StoredFile;
import dev.ocelli.engine.execution.Agents;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.io.ByteArrayInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The shelf of skills for the console: what is on it, and moves of whole skills with all their versions. */
public final class SkillShelfRoutes implements Routes {
    private static final String PATH = "/v1/ui/skills";
    private static final int USUAL_ROWS = 200;
    private static final int MOST_AGENTS = 500;

    private final Skills skills;
    private final Files files;
    private final Agents agents;

    public SkillShelfRoutes(Skills skills, Files files, Agents agents) {
        this.skills = skills;
        this.files = files;
        this.agents = agents;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(PATH, this::list);
        routes.get(PATH + "/{id}/agents", this::users);
        routes.post(PATH + "/{id}/rename", this::rename);
        routes.post(PATH + "/{id}/visibility", this::show);
        routes.delete(PATH + "/{id}", this::deleteAll);
        routes.post(PATH + "/{id}/examples/{name}/file", this::exampleFile);
    }

    private Skill named(Context context) {
        return skills.get(Requests.projectId(), context.pathParam("id"));
    }

    private void list(Context context) {
        var slice = Requests.Slice.of(context, "offset", USUAL_ROWS);
        String projectId = Requests.projectId();
        var listing = new SkillListing(slice.limit(), slice.skip(), SkillListing.Order.NAME, false, true);
        context.header("x-total-count", Integer.toString(skills.count(projectId, true)));
        ArrayNode rows = Json.array();
        skills.list(projectId, listing).forEach(skill -> rows.add(facts(skill)));
        Requests.answer(context, 200, rows);
    }

    private ObjectNode facts(Skill skill) {
        SkillBundle bundle = skills.open(skill).bundle();
        ObjectNode row = SkillEditorRoutes.row(skill);
        ArrayNode tags = row.putArray("tags");
        tags(bundle).forEach(tags::add);
        row.put(
                        "fields",
                        bundle.schema()
                                .map(JsonSchema::shape)
                                .map(SkillShelfRoutes::leaves)
                                .orElse(0))
                .put("examples", SkillExamples.of(bundle).size())
                .put(
                        "states",
                        bundle.manifest().map(m -> m.graph().states().size()).orElse(0))
                .put("versions", skills.versions(skill).size());
        skills.evaluation(skill).map(Json::parse).ifPresent(report -> {
            row.set("score", report.path("score"));
            row.set("status", report.path("status"));
            JsonNode before = report.path("compared_with").path("score");
            if (before.isNumber()) {
                row.set("score_before", before);
            }
        });
        return row;
    }

    /** The front matter's {@code tags}: a list, or words with commas between them. */
    private static List<String> tags(SkillBundle bundle) {
        String written =
                Objects.requireNonNullElse(bundle.frontMatter().others().get("tags"), "");
        return Arrays.stream(written.split("[\\[\\],;]"))
                .map(String::strip)
                .filter(tag -> !tag.isEmpty())
                .limit(10)
                .toList();
    }

    private static int leaves(Shape shape) {
        return switch (shape) {
            case Shape.ObjectShape object ->
                object.properties().values().stream()
                        .mapToInt(SkillShelfRoutes::leaves)
                        .sum();
            case Shape.ArrayShape array -> leaves(array.items());
            case Shape.LeafShape _ -> 1;
        };
    }

    /** The agents of the project that work with any version of a skill. */
    private void users(Context context) {
        Skill skill = named(context);
        ArrayNode rows = Json.array();
        agents.list(Requests.projectId(), 0, MOST_AGENTS).stream()
                .filter(agent ->
                        agents.skills(agent).stream().anyMatch(s -> s.name().equals(skill.name())))
                .forEach(agent -> rows.addObject().put("id", agent.id()).put("name", agent.fullName()));
        Requests.answer(context, 200, rows);
    }

    private void rename(Context context) {
        Fields body = Fields.of(Requests.json(context));
        String name = Optional.ofNullable(body.word("name"))
                .orElseThrow(() -> body.refused("name", "name is missing; expected the new name of the skill."));
        Skill skill = skills.rename(Requests.projectId(), context.pathParam("id"), name);
        Requests.answer(context, 200, SkillEditorRoutes.row(skill));
    }

    private void show(Context context) {
        Fields body = Fields.of(Requests.json(context));
        boolean open = body.flag("is_public", false);
        Skill skill = skills.show(Requests.projectId(), context.pathParam("id"), open);
        Requests.answer(context, 200, SkillEditorRoutes.row(skill));
    }

    private void deleteAll(Context context) {
        Skill skill = skills.deleteAll(Requests.projectId(), context.pathParam("id"));
        Requests.answer(context, 200, SkillEditorRoutes.row(skill));
    }

    /** Makes the input of an example a file of the project, so that it can be looked at and read again. */
    private void exampleFile(Context context) {
        SkillBundle bundle = skills.open(named(context)).bundle();
        String name = context.pathParam("name");
        Example example = SkillExamples.of(bundle).stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new OcelliException(ErrorCode.NOT_FOUND, "name", "The skill has no example '" + name + "'."));
        byte[] bytes = Objects.requireNonNull(bundle.files().get(example.path()));
        String filename = name + example.path().substring(example.path().lastIndexOf('.'));
        StoredFile file =
                files.accept(Requests.projectId(), filename, Purpose.ASSISTANTS, new ByteArrayInputStream(bytes));
        ObjectNode answer = Json.object()
                .put("id", file.id())
                .put("filename", filename)
                .put("media_type", file.mediaType().value());
        answer.set("expected", example.expected());
        Requests.answer(context, 201, answer);
    }
}
