package dev.ocelli.engine.agent.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.catalog.skill.BundleReader;
import dev.ocelli.catalog.skill.SkillBundle;
import dev.ocelli.catalog.skill.SkillVersion;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.engine.agent.AgentAnswer;
import dev.ocelli.engine.agent.AgentOutcome;
import dev.ocelli.examples.ExampleDocuments;
import dev.ocelli.examples.InvoicePackage;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Answers as JSON: by schema, by skills, over several documents, with refs. */
final class JsonAnswersTest {
    private static final String BILL =
            "{'type':'object','properties':{'invoice_number':{'type':'string'},'total':{'type':'number'}}}";

    @TempDir
    Path folder;

    private AgentDesk desk;

    @BeforeEach
    void open() {
        desk = new AgentDesk(folder);
    }

    @AfterEach
    void close() {
        desk.close();
    }

    private static ObjectNode schema(String json) {
        return (ObjectNode) Json.parse(json.replace('\'', '"'));
    }

    private ObjectNode fill(String ask, String schema) {
        AgentAnswer answer = desk.say(ask, Optional.of(schema(schema)), false).answer();
        assertThat(JsonSchema.parse(schema(schema)).validate(Objects.requireNonNull(answer.json())))
                .isEmpty();
        return answer.json();
    }

    private void sendPackage() {
        try (var sheet = InvoicePackage.sheet()) {
            desk.file("package.pdf", MediaType.PDF, sheet.pdf());
        }
    }

    @Test
    void a_list_of_documents_holds_each_document_of_a_package_with_count_and_sum() {
        sendPackage();

        ObjectNode json = fill(
                "Extract all invoices",
                "{'type':'object','properties':{'invoices':{'type':'array','items':" + BILL
                        + "},'invoice_count':{'type':'integer'}}}");

        assertThat(json.path("invoices")
                        .valueStream()
                        .map(one -> one.path("invoice_number").asString("")))
                .containsExactly("AF-20931", "BC/7715", "2026-0088");
        assertThat(json.path("invoices").path(1).path("total").asDouble()).isEqualTo(486.0);
        assertThat(json.path("invoice_count").asInt()).isEqualTo(3);
    }

    @Test
    void one_document_of_a_package_is_read_alone() {
        sendPackage();

        assertThat(fill("Extract the data of the second invoice", BILL)
                        .path("invoice_number")
                        .asString(""))
                .isEqualTo("BC/7715");
    }

    @Test
    void what_was_made_stands_as_a_ref_where_the_schema_has_one() {
        sendPackage();

        ObjectNode json = fill(
                "Crop the logo on page 1",
                "{'type':'object','properties':{'logo':{'type':'object','properties':{'id':{'type':'string','pattern':"
                        + "'^img_\\\\w{6}$'}},'required':['id']}},'required':['logo']}");

        assertThat(json.path("logo").path("id").asString("")).matches("img_[0-9a-f]{6}");
    }

    @Test
    void an_answer_in_words_has_its_place_in_json() {
        sendPackage();

        ObjectNode json = fill(
                "What is the total of the second invoice?",
                "{'type':'object','properties':{'answer':{'type':'string'}},'required':['answer']}");

        assertThat(json.path("answer").asString("")).contains("486.00");
    }

    @Test
    void one_skill_with_a_schema_gives_its_values() {
        try (var invoice = ExampleDocuments.invoice()) {
            desk.file("a.pdf", MediaType.PDF, invoice.pdf());
        }
        desk.skill(skill("bills", "Reads invoices", BILL));

        AgentOutcome outcome = desk.say("Please process this");

        assertThat(outcome.answer().text()).isEqualTo("{\"invoice_number\":\"NW-2026-0417\",\"total\":2951.2}");
    }

    @Test
    void several_skills_give_each_its_own_when_more_than_one_applies() {
        try (var invoice = ExampleDocuments.invoice();
                var passport = ExampleDocuments.passport()) {
            desk.file("a.pdf", MediaType.PDF, invoice.pdf());
            desk.file("b.pdf", MediaType.PDF, passport.pdf());
        }
        desk.skill(skill("invoice-bills", "Reads invoices: number and total amount", BILL));
        desk.skill(skill(
                "passport-reader",
                "Reads passports: passport number, surname, nationality",
                "{'type':'object','properties':{'passport_number':{'type':'string'},'surname':{'type':'string'}}}"));

        ObjectNode json =
                Objects.requireNonNull(desk.say("Extract the data").answer().json());

        assertThat(json.path("invoice-bills").path("invoice_number").asString(""))
                .isEqualTo("NW-2026-0417");
        assertThat(json.path("passport-reader").path("surname").asString("")).isNotEmpty();
    }

    private static SkillVersion skill(String name, String description, String schema) {
        var files = new TreeMap<String, byte[]>();
        files.put(
                SkillBundle.SKILL,
                ("---\nname: " + name + "\ndescription: \"" + description + "\"\n---\n" + description + ".\n")
                        .getBytes(StandardCharsets.UTF_8));
        files.put(SkillBundle.SCHEMA, schema.replace('\'', '"').getBytes(StandardCharsets.UTF_8));
        return new SkillVersion("id-" + name, name, description, "20260101-00000000", new BundleReader().read(files));
    }
}
