package dev.ocelli.api.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.catalog.domain.Domains;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

final class DomainRoutesTest {
    private static final Domains DOMAINS = Domains.open(Path.of("no-such-folder"));
    private static final SchemaDesk DESK = new SchemaDesk(DOMAINS, "1.2.3");
    private static final TestServer SERVER = new TestServer(
            Server.Settings.of("127.0.0.1", 0),
            new DomainRoutes(DESK),
            new HubRoutes(DESK),
            new ModelListRoutes(DOMAINS));

    @AfterAll
    static void close() {
        SERVER.close();
    }

    @Test
    void models_and_domains_are_bare_lists_for_callers_with_a_key() throws Exception {
        JsonNode models = get("/v1/models");
        assertThat(models.isArray()).isTrue();
        assertThat(models.valueStream().filter(m -> m.path("domain").asString().equals("document.invoice")))
                .allMatch(m -> m.path("model").asString().equals("vlm-1"))
                .hasSize(1);
        assertThat(get("/v1/domains").valueStream().map(d -> d.path("domain").asString()))
                .contains("document.receipt", "document.markdown");
        assertThat(SERVER.send(SERVER.to("/v1/domains")).statusCode()).isEqualTo(401);
    }

    @Test
    void the_hub_is_readable_without_a_key() throws Exception {
        assertThat(TestServer.json(SERVER.send(SERVER.to("/v1/hub/info")))
                        .path("version")
                        .asString())
                .isEqualTo("1.2.3");
        assertThat(SERVER.send(SERVER.to("/v1/hub/domains/document.invoice")).body())
                .isEqualTo("true");
        assertThat(SERVER.send(SERVER.to("/v1/hub/domains/document.nothing")).body())
                .isEqualTo("false");
        JsonNode passport = TestServer.json(SERVER.send(SERVER.to("/v1/hub/domains")))
                .valueStream()
                .filter(d -> d.path("domain").asString().equals("document.us-passport"))
                .findFirst()
                .orElseThrow();
        assertThat(passport.path("supported_inputs").toString()).isEqualTo("[\"image\",\"document\"]");
        assertThat(passport.path("description").asString()).isNotBlank();
    }

    @Test
    void a_schema_comes_with_hash_version_and_sample() throws Exception {
        JsonNode answer = TestServer.json(hub("{\"domain\": \"document.invoice\", \"gql_stmt\": null}"));

        assertThat(answer.propertyNames())
                .containsExactlyInAnyOrder(
                        "domain",
                        "description",
                        "schema_version",
                        "schema_hash",
                        "gql_stmt",
                        "json_schema",
                        "json_sample");
        assertThat(answer.path("gql_stmt").asString("none")).isEmpty();
        assertThat(answer.path("schema_hash").asString()).matches("[0-9a-f]{8}");
        assertThat(answer.at("/json_schema/title").asString()).isEqualTo("Invoice");
        assertThat(answer.at("/json_sample/items").size()).isPositive();
    }

    @Test
    void fields_can_be_selected() throws Exception {
        JsonNode answer = TestServer.json(
                hub("{\"domain\": \"document.invoice\", \"gql_stmt\": \"{ invoice_id items { description } }\"}"));

        assertThat(answer.at("/json_schema/properties").propertyNames()).containsExactly("invoice_id", "items");
        assertThat(answer.path("gql_stmt").asString()).isEqualTo("{ invoice_id items { description } }");
        assertThat(hub("{\"domain\": \"document.invoice\", \"gql_stmt\": \"{ colour }\"}")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void the_schema_of_a_request_is_its_own_when_it_brings_one() throws Exception {
        var body = """
                {"domain": "document.invoice", "config": {"prompt": "x", "json_schema":
                  {"title": "Mine", "type": "object", "properties": {"a": {"type": "string", "format": "date"}}}}}""";
        JsonNode answer =
                TestServer.json(SERVER.send(SERVER.as("key-a", "/v1/schema").POST(BodyPublishers.ofString(body))));

        assertThat(answer.at("/json_schema/title").asString()).isEqualTo("Mine");
        assertThat(answer.at("/json_sample/a").asString()).matches("\\d{4}-\\d{2}-\\d{2}");
    }

    @Test
    void an_unknown_or_missing_domain_is_told_apart() throws Exception {
        HttpResponse<String> unknown = hub("{\"domain\": \"document.invoices-of-mars\"}");
        assertThat(unknown.statusCode()).isEqualTo(404);
        assertThat(unknown.body()).contains("document.invoice");
        assertThat(hub("{}").statusCode()).isEqualTo(400);
        assertThat(hub("{\"domain\": 5, ").statusCode()).isEqualTo(422);
    }

    private static JsonNode get(String path) throws Exception {
        return TestServer.json(SERVER.send(SERVER.as("key-a", path)));
    }

    private static HttpResponse<String> hub(String body) throws Exception {
        return SERVER.send(SERVER.to("/v1/hub/schema").POST(BodyPublishers.ofString(body)));
    }
}
