package dev.ocelli.api.http;

import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.identity.BrowserSessions;
import dev.ocelli.core.identity.ConfiguredKey;
import dev.ocelli.core.identity.Keys;
import dev.ocelli.core.repeat.Repeats;
import dev.ocelli.core.store.TestDatabase;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/** The real server on a free port with a database of its own; keys {@code key-a} (project a) and {@code key-b} (b). */
final class TestServer implements AutoCloseable {
    final TestDatabase database;
    final Keys keys;
    final BrowserSessions sessions;
    final Server server;
    private final HttpClient client =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    TestServer(Server.Settings settings, Routes... routes) {
        this(TestDatabase.create(), settings, Optional.empty(), List.of(routes));
    }

    private TestServer(
            TestDatabase database, Server.Settings settings, Optional<Gateway> gateway, List<Routes> routes) {
        this.database = database;
        this.keys = new Keys(database.database(), Ids.random(), InstantSource.system());
        keys.prepare(ConfiguredKey.parse("a:key-a,b:key-b"));
        List<Routes> all = new ArrayList<>(routes);
        all.add(new HealthRoutes(database.database(), "test"));
        sessions = new BrowserSessions(database.database(), keys, Ids.random(), InstantSource.system());
        var doorkeepers = new Server.Doorkeepers(
                keys, sessions, new Repeats(database.database(), InstantSource.system()), new Metrics(), gateway);
        server = Server.start(settings, doorkeepers, Ids.random(), all);
    }

    /** A server whose routes need the database. */
    static TestServer with(Function<TestDatabase, Routes> routes) {
        TestDatabase database = TestDatabase.create();
        return new TestServer(database, usual(), Optional.empty(), List.of(routes.apply(database)));
    }

    /** A server with a gateway before its routes. */
    static TestServer behind(Gateway gateway, Routes... routes) {
        return new TestServer(TestDatabase.create(), usual(), Optional.of(gateway), List.of(routes));
    }

    private static Server.Settings usual() {
        return new Server.Settings("127.0.0.1", 0, Duration.ofSeconds(5), Duration.ofSeconds(20));
    }

    HttpRequest.Builder to(String path) {
        return HttpRequest.newBuilder(URI.create(server.url() + path));
    }

    HttpRequest.Builder as(String key, String path) {
        return to(path).header("Authorization", "Bearer " + key);
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    HttpResponse<byte[]> sendForBytes(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    static JsonNode json(HttpResponse<String> answer) {
        return Json.parse(answer.body());
    }

    @Override
    public void close() {
        server.close();
        database.close();
    }
}
