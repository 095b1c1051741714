package dev.ocelli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.api.http.Caller;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.store.TestDatabase;
import dev.ocelli.examples.PackageDocuments;
import dev.ocelli.examples.PackageDocuments.Piece;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A scanned package of twelve pages, one call, no model: taken apart, read, added up, redacted, exported. */
final class PackageTest {
    private static final Duration LIMIT = Duration.ofMinutes(8);

    @TempDir
    private static Path data;

    private static TestDatabase database;
    private static Ocelli ocelli;
    private static Caller caller;

    @BeforeAll
    static void start() {
        database = TestDatabase.create();
        ocelli = Ocelli.start(Config.read(
                Map.of("OCELLI_API_KEY", "test-key", "OCELLI_DATABASE_URL", database.url()),
                Map.of("port", "0", "data", data.toString())));
        caller = new Caller(ocelli.url(), "test-key");
    }

    @AfterAll
    static void stop() {
        ocelli.close();
        database.close();
    }

    @Test
    void one_call_takes_a_package_apart_and_reads_it() throws Exception {
        PackageDocuments.Made made = PackageDocuments.scanned(20260);
        assertThat(made.pieces().getLast().last()).isEqualTo(12);
        JsonNode done = run(caller.upload("package.pdf", made.pdf()));
        JsonNode response = done.at("/response");

        var found = new ArrayList<Piece>();
        response.at("/documents")
                .forEach(one -> found.add(new Piece(
                        one.at("/type").asString("").replace('_', ' '),
                        "",
                        one.at("/first_page").asInt(0),
                        one.at("/last_page").asInt(0))));
        List<Piece> truth = made.pieces().stream()
                .map(piece -> new Piece(piece.type(), "", piece.first(), piece.last()))
                .toList();
        assertThat(found).as(response.toPrettyString()).isEqualTo(truth);

        assertThat(response.at("/invoices")
                        .valueStream()
                        .map(one -> one.at("/invoice_number").asString("")))
                .containsExactlyInAnyOrder("HB-2207", "M-55810");
        assertThat(response.at("/invoice_total").decimalValue()).isEqualByComparingTo(new BigDecimal("2478.60"));
        assertThat(response.at("/id_cards/0/surname").asString("")).isEqualToIgnoringCase("Marlowe");
        assertThat(response.at("/id_cards/0/document_number").asString("")).isEqualTo("U7741290");
        assertThat(response.at("/id_cards/0/date_of_birth").asString("")).isEqualTo("1988-02-09");
        assertThat(response.at("/letters/0/subject").asString("")).contains("Repair of the garden wall");
        boxesStandOnTheirPages(response, made);
        redactedCopyHidesPeople(done);
        tablesAreSpreadsheets(done);
        assertThat(Json.parse(caller.get("/v1/agent/executions/" + id(done) + "/graph")
                                .body())
                        .at("/path")
                        .toString())
                .isEqualTo(
                        "[\"Split\",\"Sort\",\"ReadInvoice\",\"ReadIdCard\",\"ReadLetter\",\"ExportTables\",\"Redact\",\"Answer\"]");
        assertThat(caller.get("/v1/agent/executions/" + id(done) + "/graph?format=svg")
                        .body())
                .startsWith("<svg");
    }

    private static void boxesStandOnTheirPages(JsonNode response, PackageDocuments.Made made) {
        for (JsonNode invoice : response.at("/invoices")) {
            String number = invoice.at("/invoice_number").asString("");
            Piece piece = made.pieces().stream()
                    .filter(one -> one.number().equals(number))
                    .findFirst()
                    .orElseThrow();
            JsonNode box = invoice.at("/invoice_number_metadata/bboxes/0");
            assertThat(box.at("/page").asInt(-1)).isEqualTo(piece.first() - 1);
            assertThat(box.at("/bbox/xywh").size()).isEqualTo(4);
            assertThat(box.at("/bbox/xywh/0").doubleValue()).isBetween(0.5, 1.0);
        }
    }

    private static void redactedCopyHidesPeople(JsonNode done) throws Exception {
        String ref = done.at("/response/redacted/id").asString("");
        assertThat(ref).startsWith("doc_");
        byte[] pdf = caller.bytes("/v1/artifacts?execution_id=" + id(done) + "&object_id=" + ref);
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isEqualTo(12);
            String text = new PDFTextStripper().getText(document);
            assertThat(text).doesNotContainIgnoringCase("marlowe").doesNotContain("U7741290", "6016 1331 9268");
        }
    }

    private static void tablesAreSpreadsheets(JsonNode done) {
        JsonNode tables = done.at("/response/tables");
        assertThat(tables.size()).isGreaterThanOrEqualTo(3);
        String csv = new String(
                caller.bytes("/v1/artifacts?execution_id=" + id(done) + "&object_id="
                        + tables.get(0).at("/id").stringValue()),
                java.nio.charset.StandardCharsets.UTF_8);
        assertThat(csv).contains("Station", "Quarter 1", "Total");
    }

    private static String id(JsonNode execution) {
        return execution.at("/id").stringValue();
    }

    private static JsonNode run(String file) {
        var accepted = caller.post(
                "/v1/agent/execute",
                "{\"inputs\": {\"file\": {\"type\": \"input_file\", \"file_id\": \"" + file
                        + "\"}}, \"config\": {\"skills\": [{\"skill_name\": \"document-package\"}]}}");
        assertThat(accepted.statusCode()).as(accepted.body()).isEqualTo(201);
        String id = Json.parse(accepted.body()).at("/id").stringValue();
        long end = System.nanoTime() + LIMIT.toNanos();
        while (true) {
            JsonNode execution =
                    Json.parse(caller.get("/v1/agent/executions/" + id).body());
            if (Set.of("completed", "failed").contains(execution.at("/status").asString(""))) {
                assertThat(execution.at("/status").stringValue())
                        .as(execution.toString())
                        .isEqualTo("completed");
                return execution;
            }
            assertThat(System.nanoTime()).as("still %s", execution).isLessThan(end);
            LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
        }
    }
}
