package dev.ocelli.api.http;

import dev.ocelli.api.wire.SkillBody;
import dev.ocelli.api.wire.SkillDownloadBody;
import dev.ocelli.catalog.skill.Skill;
import dev.ocelli.catalog.skill.SkillListing;
import dev.ocelli.catalog.skill.SkillListing.Order;
import dev.ocelli.catalog.skill.SkillRef;
import dev.ocelli.catalog.skill.Skills;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.file.FileLinks;
import dev.ocelli.core.file.FileLinks.Verb;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The registry of skills over HTTP: contract A section 11. */
public final class SkillRoutes implements Routes {
    private static final Duration LINK_LIFE = Duration.ofHours(1);
    private static final int USUAL_ROWS = 25;

    private final Skills skills;
    private final SkillIntake intake;
    private final FileLinks links;
    private final ServerAddress address;

    /** @param publicUrl how callers reach this server; empty: as the request did */
    public SkillRoutes(Skills skills, SkillIntake intake, FileLinks links, Optional<URI> publicUrl) {
        this.skills = skills;
        this.intake = intake;
        this.links = links;
        this.address = new ServerAddress(publicUrl);
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/v1/skills", this::list);
        routes.post("/v1/skills/lookup", this::lookup);
        routes.post("/v1/skills/create", this::create);
        routes.get("/v1/skills/{id}", this::get);
        routes.delete("/v1/skills/{id}", this::delete);
        routes.post("/v1/skills/{id}/update", this::update);
        routes.get("/v1/skills/{id}/download", this::download);
        routes.get("/v1/skills/public/{id}/{name}", this::publicZip, Access.OPEN);
    }

    private void list(Context context) {
        var slice = Requests.Slice.of(context, "offset", USUAL_ROWS);
        String order = context.queryParam("order_by");
        var listing = new SkillListing(
                slice.limit(),
                slice.skip(),
                order == null || order.isBlank() ? Order.CREATED_AT : Order.parse(order),
                Requests.flag(context, "descending", true),
                Requests.flag(context, "grouped", false));
        String projectId = Requests.projectId();
        context.header("x-total-count", Integer.toString(skills.count(projectId, listing.grouped())));
        List<SkillBody> rows =
                skills.list(projectId, listing).stream().map(SkillRoutes::body).toList();
        Requests.answer(context, 200, rows);
    }

    private void lookup(Context context) {
        Fields body = Fields.of(Requests.json(context));
        @Nullable String id = body.word("id", "skill_id");
        @Nullable String name = body.word("name", "skill_name");
        @Nullable String key = id == null ? name : id;
        if (key == null) {
            throw body.refused("name", "The lookup names no skill: give name (with skill_version) or id.");
        }
        String version = Objects.requireNonNullElse(body.word("skill_version", "version"), SkillRef.LATEST);
        String projectId = Requests.projectId();
        Skill skill = skills.find(projectId, key, version)
                .orElseThrow(() -> new OcelliException(
                        ErrorCode.NOT_FOUND,
                        id == null ? "name" : "id",
                        "There is no skill '" + key + "' with version '" + version + "' in this project or among the"
                                + " public ones."));
        Requests.answer(context, 200, body(skill));
    }

    private void get(Context context) {
        Requests.answer(context, 200, body(named(context)));
    }

    private Skill named(Context context) {
        return skills.get(Requests.projectId(), context.pathParam("id"));
    }

    private void delete(Context context) {
        Requests.answer(context, 200, body(skills.delete(Requests.projectId(), context.pathParam("id"))));
    }

    private void create(Context context) {
        Fields body = Fields.of(Requests.json(context));
        Requests.answer(context, 201, body(intake.create(Requests.projectId(), body)));
    }

    private void update(Context context) {
        Fields body = Fields.of(Requests.json(context));
        Requests.answer(context, 200, body(intake.update(Requests.projectId(), context.pathParam("id"), body)));
    }

    private void download(Context context) {
        Skill skill = named(context);
        String file = skill.name() + "_" + skill.version() + ".zip";
        String url = links.sign(address.of(context), Verb.SKILL, skill.id(), file, LINK_LIFE);
        Requests.answer(context, 200, new SkillDownloadBody(url, LINK_LIFE.toSeconds()));
    }

    private void publicZip(Context context) {
        String id = context.pathParam("id");
        links.verify(Verb.SKILL, id, Objects.requireNonNullElse(context.queryString(), ""));
        byte[] zip = skills.linkedZip(id)
                .orElseThrow(() -> new OcelliException(ErrorCode.NOT_FOUND, "The skill was deleted meanwhile."));
        context.contentType("application/zip");
        context.header("Content-Disposition", "attachment; filename=\"skill-" + id + ".zip\"");
        context.header("X-Content-Type-Options", "nosniff");
        context.result(zip);
    }

    static SkillBody body(Skill skill) {
        return new SkillBody(
                skill.id(),
                skill.name(),
                skill.words().description(),
                skill.version(),
                skill.version(),
                null,
                skill.standing().isPublic(),
                skill.times().createdAt(),
                skill.times().updatedAt(),
                "completed");
    }
}
