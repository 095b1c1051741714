package dev.ocelli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.api.http.Caller;
import dev.ocelli.catalog.skill.HostileZips;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.store.TestDatabase;
import dev.ocelli.examples.ExampleDocuments;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** Skills through the whole product over HTTP. */
final class SkillRequestsTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SCHEMA = """
            {"title": "Totals", "type": "object", "properties": {
              "invoice_number": {"type": ["string", "null"], "description": "Number of the invoice"},
              "total_amount": {"type": ["number", "null"], "description": "Total amount to pay, tax included"}}}""";
    private static final String ORDER_SCHEMA = """
            {"title": "Order", "type": "object", "properties": {
              "order": {"type": ["string", "null"], "description": "Number of the order"}}}""";

    @TempDir
    private static Path data;

    private static TestDatabase database;
    private static Ocelli ocelli;
    private static Caller caller;
    private static Caller stranger;
    private static String invoice;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        ocelli = Ocelli.start(Config.read(
                Map.of(
                        "OCELLI_API_KEY",
                        "mine:key-of-mine,theirs:key-of-theirs",
                        "OCELLI_DATABASE_URL",
                        database.url()),
                Map.of("port", "0", "data", data.toString())));
        caller = new Caller(ocelli.url(), "key-of-mine");
        stranger = new Caller(ocelli.url(), "key-of-theirs");
        invoice = caller.upload("invoice.pdf", invoicePdf());
    }

    @AfterAll
    static void stop() {
        ocelli.close();
        database.close();
    }

    private static byte[] invoicePdf() {
        try (var sheet = ExampleDocuments.invoice()) {
            return sheet.pdf();
        }
    }

    private static byte[] zip(String name, String body, String schema) {
        return HostileZips.zip("SKILL.md", skillText(name, body), "schema.json", schema);
    }

    private static String skillText(String name, String body) {
        return "---\nname: " + name + "\ndescription: Reads " + name + ".\n---\n" + body;
    }

    /** A skill whose only example expects {@code number} of the invoice. */
    private static byte[] zipWithExample(String name, String body, String schema, String number) {
        return HostileZips.zip(
                "SKILL.md",
                skillText(name, body),
                "schema.json",
                schema,
                "examples/first/input.pdf",
                invoicePdf(),
                "examples/first/expected.json",
                "{\"invoice_number\": \"" + number + "\", \"total_amount\": 2951.20}");
    }

    private static JsonNode ok(HttpResponse<String> response) {
        assertThat(response.statusCode()).as(response.body()).isBetween(200, 201);
        return Json.parse(response.body());
    }

    private static JsonNode create(byte[] zip) {
        return ok(caller.post("/v1/skills/create", "{\"file_id\":\"" + caller.upload("skill.zip", zip) + "\"}"));
    }

    private static JsonNode update(JsonNode skill, byte[] zip) {
        String id = skill.at("/id").stringValue();
        return ok(caller.post(
                "/v1/skills/" + id + "/update", "{\"file_id\":\"" + caller.upload("skill.zip", zip) + "\"}"));
    }

    private static HttpResponse<String> generate(String skills) {
        return caller.post(
                "/v1/document/generate",
                "{\"file_id\":\"" + invoice + "\",\"batch\":false,\"config\":{\"skills\":" + skills + "}}");
    }

    private static String read(String skills) {
        return Json.write(ok(generate(skills)).at("/response"));
    }

    private static String pinned(JsonNode skill) {
        return "[{\"skill_name\":\"" + skill.at("/name").stringValue() + "\",\"skill_version\":\""
                + skill.at("/skill_version").stringValue() + "\"}]";
    }

    private static String latest(String name) {
        return "[{\"skill_name\":\"" + name + "\"}]";
    }

    private static JsonNode evaluated(JsonNode skill) {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            JsonNode report = ok(caller.get("/v1/skills/" + skill.at("/id").stringValue() + "/evaluation"));
            if (!report.at("/status").asString("").equals("running")) {
                return report;
            }
            assertThat(System.nanoTime()).as("still %s", report).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
        }
    }

    @Test
    void a_pinned_version_gives_the_same_bytes_after_the_next_is_published() {
        JsonNode first = create(zip("pinned", "Read the totals.", SCHEMA));
        String before = read(pinned(first));
        JsonNode second = update(first, zip("pinned", "Read the order.", ORDER_SCHEMA));

        assertThat(second.at("/id")).isNotEqualTo(first.at("/id"));
        assertThat(second.at("/version")).isEqualTo(second.at("/skill_version"));
        assertThat(read(pinned(first))).isEqualTo(before).contains("NW-2026-0417");
        assertThat(read(latest("pinned"))).contains("PO-88121").doesNotContain("NW-2026-0417");
    }

    @Test
    void a_version_whose_examples_fail_does_not_become_the_latest_and_says_why() {
        JsonNode first = create(zipWithExample("tested", "Read the totals.", SCHEMA, "NW-2026-0417"));
        assertThat(evaluated(first).at("/score").doubleValue()).isEqualTo(1);
        JsonNode worse = update(first, zipWithExample("tested", "Read the order.", ORDER_SCHEMA, "NW-2026-0417"));
        JsonNode report = evaluated(worse);

        assertThat(report.at("/promoted").booleanValue()).isFalse();
        assertThat(report.at("/score").doubleValue()).isZero();
        assertThat(report.at("/compared_with/score").doubleValue()).isEqualTo(1);
        assertThat(report.at("/cases/0/fields/0/field").stringValue()).isEqualTo("invoice_number");
        assertThat(report.at("/cases/0/fields/0/expected").stringValue()).isEqualTo("NW-2026-0417");
        assertThat(report.at("/cases/0/fields/0/right").booleanValue()).isFalse();
        assertThat(read(latest("tested"))).contains("NW-2026-0417");

        JsonNode diff = ok(caller.get("/v1/skills/" + worse.at("/id").stringValue() + "/diff?from="
                + first.at("/skill_version").stringValue()));
        assertThat(diff.at("/instructions")).hasSize(2);
        assertThat(diff.at("/schema/added/0/field").stringValue()).isEqualTo("order");
        assertThat(diff.at("/schema/removed")).hasSize(2);
        assertThat(diff.at("/scores/from").doubleValue()).isEqualTo(1);
    }

    @Test
    void a_skill_that_comes_with_ocelli_is_tested_when_somebody_asks() {
        JsonNode report = evaluated(ok(caller.get("/v1/skills/invoice")));
        assertThat(report.at("/status").stringValue()).isEqualTo("completed");
        assertThat(report.at("/total").intValue()).isGreaterThan(10);
        assertThat(report.at("/score").doubleValue()).isGreaterThan(0.8);
    }

    @Test
    void an_invoice_skill_made_of_one_sentence_reads_an_invoice_that_it_has_never_seen() {
        JsonNode made = ok(caller.post(
                "/v1/skills/create",
                "{\"prompt\":\"Extract invoice_number, invoice_date, due_date and total_amount from invoices\"}"));
        assertThat(made.at("/status").stringValue()).isEqualTo("completed");

        assertThat(Json.parse(read("[{\"skill_id\":\"" + made.at("/id").stringValue() + "\"}]")))
                .isEqualTo(Json.parse("{\"invoice_number\":\"NW-2026-0417\",\"invoice_date\":\"2026-04-17\","
                        + "\"due_date\":\"2026-05-17\",\"total_amount\":2951.20}"));
    }

    @Test
    void sixty_hostile_zips_are_refused_and_nothing_is_stored() {
        var zips = HostileZips.all();
        assertThat(zips).hasSizeGreaterThanOrEqualTo(60);
        String before = total(stranger);
        zips.forEach((name, zip) -> {
            if (zip.length > 0) { // an empty file is refused at its upload already
                String file = stranger.upload("hostile.zip", zip);
                var response = stranger.post(
                        "/v1/skills/create", "{\"file_id\":\"" + file + "\",\"name\":\"x\",\"description\":\"y\"}");
                assertThat(response.statusCode())
                        .as(name + ": " + response.body())
                        .isEqualTo(400);
            }
        });
        assertThat(total(stranger)).isEqualTo(before);
    }

    private static String total(Caller who) {
        return who.get("/v1/skills").headers().firstValue("x-total-count").orElseThrow();
    }

    @Test
    void several_skills_are_told_apart_by_the_document() {
        create(zip("bills", "Read the bill of a power company: meter and kilowatt hours.", ORDER_SCHEMA));
        String inline =
                Base64.getEncoder().encodeToString(zip("invoices", "Read an invoice: number, VAT, due.", SCHEMA));
        JsonNode response = Json.parse(
                read("[{\"skill_name\":\"bills\"},{\"name\":\"invoices\",\"source\":{\"data\":\"" + inline + "\"}}]"));

        assertThat(response.at("/schemaUsed").stringValue()).isEqualTo("invoices");
        assertThat(response.at("/documentType").stringValue()).isEqualTo("Totals");
        assertThat(response.at("/classificationRationale").stringValue()).contains("invoices");
        assertThat(response.at("/invoice_number").stringValue()).isEqualTo("NW-2026-0417");
    }

    @Test
    void a_skill_without_any_schema_says_what_to_do() {
        create(HostileZips.zip("SKILL.md", skillText("bare", "Just read.")));
        var response = generate(latest("bare"));
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("bare").contains("schema.json").contains("config.skills");
        assertThat(generate("[{\"skill_name\":\"nobody\"}]").body()).contains("config.skills[0].skill_name");
    }

    @Test
    void the_zip_comes_back_byte_for_byte_by_a_signed_link_only() throws IOException, InterruptedException {
        byte[] zip = zip("carried", "Read.", SCHEMA);
        JsonNode made = create(zip);
        JsonNode link = ok(caller.get("/v1/skills/" + made.at("/id").stringValue() + "/download"));
        String url = link.at("/download_url").stringValue();

        assertThat(link.at("/expires_in").intValue()).isEqualTo(3600);
        assertThat(fetch(url).body()).isEqualTo(zip);
        assertThat(fetch(url.replaceAll("sig=....", "sig=0000")).statusCode()).isEqualTo(403);
    }

    private static HttpResponse<byte[]> fetch(String url) throws IOException, InterruptedException {
        try (var client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofByteArray());
        }
    }

    @Test
    void a_stranger_sees_public_skills_only_and_changes_none() {
        JsonNode made = create(zip("private-one", "Read.", SCHEMA));
        String id = made.at("/id").stringValue();
        assertThat(stranger.get("/v1/skills/" + id).statusCode()).isEqualTo(404);
        JsonNode starter = ok(stranger.post("/v1/skills/lookup", "{\"name\":\"invoice\"}"));
        assertThat(starter.at("/is_public").booleanValue()).isTrue();
        assertThat(stranger.post(
                                "/v1/skills/" + starter.at("/id").stringValue() + "/update",
                                "{\"description\":\"mine now\"}")
                        .statusCode())
                .isEqualTo(403);
    }
}
