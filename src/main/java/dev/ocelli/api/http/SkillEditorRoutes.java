package dev.ocelli.api.http;

import dev.ocelli.catalog.skill.BundleReader;
import dev.ocelli.catalog.skill.Skill;
import dev.ocelli.catalog.skill.SkillBundle;
import dev.ocelli.catalog.skill.SkillFolder;
import dev.ocelli.catalog.skill.SkillRef;
import dev.ocelli.catalog.skill.SkillReview;
import dev.ocelli.catalog.skill.SkillVersion;
import dev.ocelli.catalog.skill.Skills;
import dev.ocelli.catalog.skill.Skills.Naming;
import dev.ocelli.catalog.skill.StateGraph;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.file.Files;
import dev.ocelli.engine.evaluate.SkillDiff;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Skills opened as files, checked while they are written, and published: {@code /v1/ui/skills}.
 *
 * <p>A draft is what {@link SkillDrafts} reads.
 */
public final class SkillEditorRoutes implements Routes {
    private static final String PATH = "/v1/ui/skills";

    private final Skills skills;
    private final SkillDrafts drafts;
    private final Consumer<Skill> published;
    private final BundleReader reader = new BundleReader();

    /** @param published told of each version that was made */
    public SkillEditorRoutes(Skills skills, Files files, Consumer<Skill> published) {
        this.skills = skills;
        this.drafts = new SkillDrafts(skills, files);
        this.published = published;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get(PATH + "/{id}", this::open);
        routes.get(PATH + "/{id}/versions", this::versions);
        routes.post(PATH + "/draft", this::check);
        routes.post(PATH + "/draft/diff", this::diff);
        routes.post(PATH + "/publish", this::publish);
        routes.post(PATH + "/{id}/promote", this::promote);
    }

    private Skill named(Context context) {
        return skills.get(Requests.projectId(), context.pathParam("id"));
    }

    private void open(Context context) {
        Skill skill = named(context);
        SkillBundle bundle = skills.open(skill).bundle();
        ObjectNode body = row(skill).put("current", isCurrent(skill));
        ArrayNode files = body.putArray("files");
        bundle.files().forEach((path, bytes) -> {
            ObjectNode file = files.addObject().put("path", path).put("bytes", bytes.length);
            text(bytes).ifPresent(text -> file.put("text", text));
        });
        bundle.manifest().ifPresent(manifest -> body.set("graph", graph(manifest.graph())));
        Requests.answer(context, 200, body);
    }

    static ObjectNode row(Skill skill) {
        return Json.object()
                .put("id", skill.id())
                .put("name", skill.name())
                .put("description", skill.words().description())
                .put("version", skill.version())
                .put("is_public", skill.standing().isPublic())
                .put("own", skill.projectId().equals(Requests.projectId()))
                .put("latest", skill.standing().promoted())
                .put("created_at", skill.times().createdAt().toString());
    }

    private static ObjectNode graph(StateGraph graph) {
        ObjectNode body = Json.object();
        ObjectNode states = body.putObject("states");
        graph.states().forEach(states::put);
        ArrayNode edges = body.putArray("edges");
        graph.edges()
                .forEach(edge -> edges.addObject()
                        .put("from", edge.from())
                        .put("to", edge.to())
                        .put("label", edge.label()));
        return body;
    }

    /** Empty for what is no text. */
    private static Optional<String> text(byte[] bytes) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.indexOf('\0') < 0 ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private void versions(Context context) {
        ArrayNode rows = Json.array();
        skills.versions(named(context)).forEach(version -> {
            ObjectNode row = rows.add(row(version)).get(rows.size() - 1).asObject();
            row.put("current", isCurrent(version)).set("score", score(version));
        });
        Requests.answer(context, 200, rows);
    }

    /** Whether it is what its name leads to. */
    private boolean isCurrent(Skill version) {
        return skills.find(version.projectId(), version.name(), SkillRef.LATEST)
                .filter(latest -> latest.id().equals(version.id()))
                .isPresent();
    }

    /** From 0 to 1; null for a version that has none. */
    private @Nullable JsonNode score(Skill version) {
        return skills.evaluation(version)
                .map(Json::parse)
                .map(found -> found.get("score"))
                .orElse(null);
    }

    /** Says what is wrong with a draft and where, and gives it as an inline skill to try when nothing is. */
    private void check(Context context) {
        SortedMap<String, byte[]> files = drafts.read(Requests.json(context));
        ObjectNode body = Json.object();
        ArrayNode findings = body.putArray("findings");
        SkillReview.of(files)
                .forEach(finding -> findings.addObject()
                        .put("file", finding.file())
                        .put("line", finding.line())
                        .put("column", finding.column())
                        .put("severity", finding.weight().wireName())
                        .put("message", finding.message()));
        try {
            SkillBundle bundle = reader.read(files);
            body.put("ok", true)
                    .put("name", bundle.frontMatter().name())
                    .put("description", bundle.frontMatter().description())
                    .put("data", Base64.getEncoder().encodeToString(SkillFolder.zip(files)));
        } catch (OcelliException e) {
            body.put("ok", false).put("message", e.getMessage());
        }
        Requests.answer(context, 200, body);
    }

    /** What a draft changes of its base, as {@code GET /v1/skills/{id}/diff} says it. */
    private void diff(Context context) {
        ObjectNode json = Requests.json(context);
        Fields fields = Fields.of(json);
        @Nullable String base = fields.word("base");
        if (base == null) {
            throw fields.refused("base", "base is missing; expected the id of the version to compare with.");
        }
        SkillVersion before = skills.open(skills.get(Requests.projectId(), base));
        SkillBundle bundle = reader.read(drafts.read(json));
        var after =
                new SkillVersion("draft", before.name(), bundle.frontMatter().description(), "draft", bundle);
        Requests.answer(context, 200, SkillDiff.of(before, after));
    }

    /** Publishes a draft under {@code name}; without one, under that of its front matter. */
    private void publish(Context context) {
        ObjectNode json = Requests.json(context);
        Fields fields = Fields.of(json);
        var naming =
                new Naming(fields.word("name"), fields.word("description"), fields.flag("is_public", false), false);
        if (fields.flag("fresh", false)) {
            refuseTaken(fields, naming.name());
        }
        Skill skill = skills.publish(Requests.projectId(), SkillFolder.zip(drafts.read(json)), naming);
        published.accept(skill);
        Requests.answer(context, 201, row(skill));
    }

    private void refuseTaken(Fields fields, @Nullable String name) {
        if (name != null && skills.isOwn(Requests.projectId(), name)) {
            throw fields.refused("name", "There is a skill '" + name + "' already; choose another name.");
        }
    }

    private void promote(Context context) {
        Skill skill = named(context);
        if (!skill.projectId().equals(Requests.projectId())) {
            throw new OcelliException(
                    ErrorCode.PERMISSION_DENIED,
                    "Skill '" + skill.name() + "' is public and belongs to another project; publish your own version.");
        }
        skills.promote(skill);
        Requests.answer(context, 200, row(skills.get(Requests.projectId(), skill.id())));
    }
}
