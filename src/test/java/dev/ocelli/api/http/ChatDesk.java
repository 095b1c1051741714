package dev.ocelli.api.http;

import dev.ocelli.catalog.model.upstream.ChatModels;
import dev.ocelli.catalog.model.upstream.ModelSettings.CallerLimits;
import dev.ocelli.catalog.skill.Skills;
import dev.ocelli.core.artifact.Artifacts;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.Secret;
import dev.ocelli.core.file.AllowedTargets;
import dev.ocelli.core.file.FileLinks;
import dev.ocelli.core.file.Files;
import dev.ocelli.core.file.HostResolver;
import dev.ocelli.core.file.PinnedHttp;
import dev.ocelli.core.file.UrlFetcher;
import dev.ocelli.core.file.UrlGate;
import dev.ocelli.core.identity.Identity;
import dev.ocelli.core.store.TestDatabase;
import dev.ocelli.engine.chat.ChatCompletions;
import dev.ocelli.engine.chat.ChatSessions;
import dev.ocelli.engine.chat.CompletionLog;
import dev.ocelli.engine.plan.SkillLookup;
import dev.ocelli.fake.ScriptedAgent;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A running server with chat whose agent answers from a script. */
final class ChatDesk implements AutoCloseable {
    final ScriptedAgent agent = new ScriptedAgent();
    final AtomicBoolean model = new AtomicBoolean();
    final TestServer server;
    final Files files;
    final Artifacts artifacts;
    final Skills skills;

    private final PinnedHttp http;
    private final ChatCompletions completions;

    private record Parts(
            PinnedHttp http, Files files, Artifacts artifacts, Skills skills, ChatCompletions completions) {}

    ChatDesk(Path folder) {
        var made = new ArrayList<Parts>();
        server = TestServer.with(database -> routes(database, folder, made));
        Parts parts = made.getFirst();
        http = parts.http();
        files = parts.files();
        artifacts = parts.artifacts();
        skills = parts.skills();
        completions = parts.completions();
    }

    private Routes routes(TestDatabase test, Path folder, List<Parts> made) {
        var database = test.database();
        var clock = InstantSource.system();
        var gate = new UrlGate(AllowedTargets.NONE, HostResolver.system());
        var pinned = new PinnedHttp(gate, "test");
        var links = new FileLinks(new Secret("secret"), clock);
        var fetcher = new UrlFetcher(pinned, links, 1 << 20);
        var stored = new Files(database, folder.resolve("files"), 1 << 20, fetcher, Ids.random(), clock);
        var kept = new Artifacts(database, folder.resolve("artifacts"), clock);
        var registry = new Skills(database, clock, Ids.random());
        var rooms = new ChatCompletions.Rooms(
                database, stored, kept, SkillLookup.of(registry), (a, b, c) -> agent.run(a, b, c), () -> model.get());
        var chat = new ChatCompletions(rooms, clock, Ids.random());
        made.add(new Parts(pinned, stored, kept, registry, chat));
        var gateway = new Gateway(
                ChatModels.none().passThrough(), CallerLimits.NONE, new CallerWatch(), _ -> {}, clock, Ids.random());
        List<Routes> all = List.of(
                new ChatRoutes(chat, links, Optional.empty()),
                new OpenAiModelRoutes(gateway),
                new ArtifactRoutes(kept, links, namespace -> false),
                new ChatSessionRoutes(new ChatSessions(database, stored, kept, clock)),
                new CompletionRoutes(new CompletionLog(database)));
        return config -> all.forEach(each -> each.addTo(config));
    }

    String project() {
        return server.keys.identify("key-a").map(Identity::projectId).orElseThrow();
    }

    static ObjectNode body(String text) {
        ObjectNode body = Json.object();
        say(body, "user", text);
        return body;
    }

    static ObjectNode say(ObjectNode body, String role, String text) {
        body.withArray("messages").addObject().put("role", role).put("content", text);
        return body;
    }

    HttpResponse<String> post(String key, ObjectNode body) throws IOException, InterruptedException {
        return server.send(
                server.as(key, "/v1/openai/chat/completions").POST(BodyPublishers.ofString(Json.write(body))));
    }

    /** The answer to a call that must succeed. */
    JsonNode ask(ObjectNode body) throws IOException, InterruptedException {
        var answer = post("key-a", body);
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return TestServer.json(answer);
    }

    /** The chunks of a streamed answer, which must end as streams end. */
    List<JsonNode> stream(ObjectNode body) throws IOException, InterruptedException {
        var answer = post("key-a", body.put("stream", true));
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        List<String> data = answer.body()
                .lines()
                .filter(line -> line.startsWith("data: "))
                .map(line -> line.substring(6))
                .toList();
        if (!data.getLast().equals("[DONE]")) {
            throw new AssertionError("the stream ends with " + data.getLast());
        }
        return data.subList(0, data.size() - 1).stream().map(Json::parse).toList();
    }

    static String content(JsonNode answer) {
        return answer.at("/choices/0/message/content").asString();
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        var answer = server.send(server.as("key-a", path));
        if (answer.statusCode() != 200) {
            throw new AssertionError(answer.statusCode() + " " + answer.body());
        }
        return TestServer.json(answer);
    }

    @Override
    public void close() {
        server.close();
        completions.close();
        http.close();
    }
}
