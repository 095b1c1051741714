package dev.ocelli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.core.base.Json;
import dev.ocelli.core.store.TestDatabase;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/** What {@code /openapi.json} says against what the server really has. */
final class OpenApiTest {
    @TempDir
    private static Path folder;

    @Test
    void each_public_route_is_described_and_nothing_else_is() throws Exception {
        try (TestDatabase database = TestDatabase.create();
                Ocelli ocelli = Ocelli.start(Config.read(
                        Map.of("OCELLI_API_KEY", "a-key", "OCELLI_DATABASE_URL", database.url()),
                        Map.of("port", "0", "data", folder.toString())))) {
            JsonNode description = served(ocelli.url());
            Set<String> there = ocelli.routes().stream()
                    .map(route -> route.replaceAll("<([a-z_]+)>", "{$1}"))
                    .filter(OpenApiTest::isPublic)
                    .collect(Collectors.toCollection(TreeSet::new));
            assertThat(described(description)).containsExactlyElementsOf(there);
            assertThat(there).hasSizeGreaterThan(80);
            everyReferenceLeadsSomewhere(description, description);
            operationIdsAreTheirOwn(description);
        }
    }

    private static JsonNode served(URI url) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            var answer = client.send(
                    HttpRequest.newBuilder(url.resolve("/openapi.json")).build(), BodyHandlers.ofString());
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
            return Json.parse(answer.body());
        }
    }

    /** What pages use, and the pages themselves, are nobody else's. */
    private static boolean isPublic(String route) {
        String path = route.substring(route.indexOf(' ') + 1);
        return (path.startsWith("/v1/") && !path.startsWith("/v1/ui/"))
                || path.equals("/metrics")
                || path.equals("/openapi.json");
    }

    private static Set<String> described(JsonNode description) {
        Set<String> routes = new TreeSet<>();
        description
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(part -> !part.getKey().equals("parameters"))
                        .forEach(part ->
                                routes.add(part.getKey().toUpperCase(java.util.Locale.ROOT) + " " + path.getKey())));
        return routes;
    }

    private static void everyReferenceLeadsSomewhere(JsonNode root, JsonNode node) {
        if (node.path("$ref").isString()) {
            String target = node.path("$ref").asString();
            assertThat(root.at(target.substring(1)).isMissingNode()).as(target).isFalse();
        }
        if (node instanceof ArrayNode list) {
            list.forEach(each -> everyReferenceLeadsSomewhere(root, each));
        } else {
            node.properties().forEach(each -> everyReferenceLeadsSomewhere(root, each.getValue()));
        }
    }

    private static void operationIdsAreTheirOwn(JsonNode description) {
        Set<String> ids = new HashSet<>();
        description
                .path("paths")
                .findValuesAsString("operationId")
                .forEach(id -> assertThat(ids.add(id)).as(id).isTrue());
    }
}
