package dev.ocelli.api.http;

import dev.ocelli.api.wire.AgentBody;
import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.catalog.skill.SkillVersion;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.file.UrlGate;
import dev.ocelli.core.webhook.Webhooks;
import dev.ocelli.engine.execution.Agent;
import dev.ocelli.engine.execution.AgentSettings;
import dev.ocelli.engine.execution.Agents;
import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Stored agents: wire contract A, section 13, in all its spellings. */
public final class AgentRoutes implements Routes {
    private static final int MOST_DESCRIPTION = 200;

    private final Agents agents;
    private final Webhooks webhooks;
    private final UrlGate gate;

    /** @param gate what callback addresses must pass */
    public AgentRoutes(Agents agents, Webhooks webhooks, UrlGate gate) {
        this.agents = agents;
        this.webhooks = webhooks;
        this.gate = gate;
    }

    @Override
    public void addTo(RoutesConfig routes) {
        routes.get("/v1/agent", this::list);
        routes.get("/v1/agents", this::list);
        routes.get("/v1/agents/{id}", context -> answer(context, agents.get(project(), context.pathParam("id"))));
        routes.get("/v1/agent/lookup", this::lookup);
        routes.post("/v1/agent/lookup", this::lookup);
        routes.post("/v1/agent/create", this::create);
    }

    private static String project() {
        return Requests.projectId();
    }

    private void list(Context context) {
        var slice = Requests.Slice.of(context, "skip", 1000);
        context.header("x-total-count", Long.toString(agents.count(project())));
        Requests.answer(
                context,
                200,
                agents.list(project(), slice.skip(), slice.limit()).stream()
                        .map(this::body)
                        .toList());
    }

    /** By id, name or prompt, in the body or, on a GET, in the query. */
    private void lookup(Context context) {
        boolean empty = context.bodyAsBytes().length == 0;
        Fields body = Fields.of(empty ? Json.object() : Requests.json(context));
        @Nullable String id = first(body.word("id"), context.queryParam("id"));
        @Nullable String name = first(body.word("name"), context.queryParam("name"));
        @Nullable String prompt = first(body.word("prompt"), context.queryParam("prompt"));
        if (Stream.of(id, name, prompt).filter(Objects::nonNull).count() != 1) {
            throw body.refused("id", "Give exactly one of id, name and prompt.");
        }
        answer(context, id != null ? agents.get(project(), id) : name != null ? named(name) : prompted(prompt));
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null && other != null && !other.isBlank() ? other : one;
    }

    private Agent named(String name) {
        return agents.named(project(), name);
    }

    private Agent prompted(@Nullable String prompt) {
        return Optional.ofNullable(prompt)
                .flatMap(text -> agents.prompted(project(), text))
                .orElseThrow(() -> new OcelliException(
                        ErrorCode.NOT_FOUND,
                        "prompt",
                        "There is no agent with this prompt. GET /v1/agent lists them."));
    }

    private void create(Context context) {
        Fields body = Fields.of(Requests.json(context));
        @Nullable String url = body.word("callback_url", "callbackUrl");
        @Nullable
        String callback = url == null ? null : gate.check(url, "callback_url").toString();
        Agent agent = agents.create(project(), body.word("name"), ExecutionReader.settings(body));
        AgentBody made = body(agent);
        if (callback != null) {
            webhooks.send(project(), agent.id(), callback, Json.write(made));
        }
        Requests.answer(context, 201, made);
    }

    private void answer(Context context, Agent agent) {
        Requests.answer(context, 200, body(agent));
    }

    private AgentBody body(Agent agent) {
        List<SkillVersion> skills = agents.skills(agent);
        Optional<JsonSchema> schema = schema(agent.settings(), skills);
        return new AgentBody(
                agent.id(),
                agent.fullName(),
                description(agent.settings(), skills),
                Objects.requireNonNullElse(agent.settings().prompt(), ""),
                schema.map(JsonSchema::root).orElse(null),
                schema.map(JsonSchema::sample).orElse(null),
                agent.createdAt(),
                agent.createdAt(),
                "completed");
    }

    private static Optional<JsonSchema> schema(AgentSettings settings, List<SkillVersion> skills) {
        @Nullable ObjectNode own = settings.jsonSchema();
        return own != null
                ? Optional.of(JsonSchema.parse(own))
                : skills.stream()
                        .flatMap(skill -> skill.bundle().schema().stream())
                        .findFirst();
    }

    /** The first sentence of the prompt, else what the first skill is for. */
    private static String description(AgentSettings settings, List<SkillVersion> skills) {
        @Nullable String prompt = settings.prompt();
        String text = prompt != null && !prompt.isBlank()
                ? prompt.strip().split("(?<=[.!?])\\s|\\n", 2)[0]
                : skills.stream().map(SkillVersion::description).findFirst().orElse("");
        return text.length() > MOST_DESCRIPTION ? text.substring(0, MOST_DESCRIPTION) + "…" : text;
    }
}
