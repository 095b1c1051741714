package dev.ocelli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.api.cli.OcelliCommand;
import dev.ocelli.api.http.Caller;
import dev.ocelli.core.base.Json;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** Skills and schemas that a model writes. */
final class ModelAuthorsTest extends ModelDesk {
    @Test
    void the_model_writes_skills_and_rules_stand_in_for_it() {
        Caller caller = caller();
        upstream.thenSays(
                "{\"name\": \"Rental Agreement Terms\", \"description\": \"Reads rental agreements.\","
                        + " \"instructions\": \"# Rent\\nThe rent is paid monthly.\", \"fields\": ["
                        + "{\"name\": \"monthlyRent\", \"type\": \"number\", \"description\": \"Rent a month\"},"
                        + "{\"name\": \"parties\", \"type\": \"table\", \"columns\": [{\"name\": \"name\", \"type\": \"text\"}]}]}");
        String wish = "{\"prompt\": \"Extract the rent and the parties from rental agreements\"}";
        JsonNode authored = Json.parse(caller.post("/v1/skills/create", wish).body());
        assertThat(authored.at("/name").stringValue()).isEqualTo("rental-agreement-terms");
        assertThat(authored.at("/description").stringValue()).isEqualTo("Reads rental agreements.");

        upstream.thenSays("no").thenSays("no");
        JsonNode byRules = Json.parse(caller.post("/v1/skills/create", wish).body());
        assertThat(byRules.at("/status").stringValue()).as(byRules.toString()).isEqualTo("completed");
        assertThat(byRules.at("/name").stringValue()).isEqualTo("rental-agreement-extraction");
    }

    @Test
    void the_model_proposes_schemas_and_the_sample_holds_nothing_made_up() {
        Caller caller = caller();
        String file = caller.upload("invoice.pdf", invoice());
        upstream.thenSays("{\"title\": \"Invoice\", \"description\": \"A bill\", \"fields\": ["
                + "{\"name\": \"invoice_number\", \"type\": \"text\", \"description\": \"Its number\"},"
                + "{\"name\": \"moon_phase\", \"type\": \"choice\", \"choices\": [\"new\", \"full\"]}]}");
        JsonNode prediction =
                Json.parse(caller.post("/v1/document/schema", "{\"file_id\": \"" + file + "\", \"batch\": false}")
                        .body());
        JsonNode schema = prediction.at("/response/json_schema");
        assertThat(schema.at("/properties").propertyNames()).containsExactly("invoice_number", "moon_phase");
        assertThat(prediction.at("/response/json_sample/invoice_number").asString(""))
                .isEqualTo("NW-2026-0417");
        assertThat(prediction.at("/response/json_sample/moon_phase").isNull()).isTrue();
        assertThat(prediction.at("/usage/engine").stringValue()).isEqualTo("model scripted");
    }

    private static final String TWO_SKILLS =
            ", \"skills\": [{\"skill_name\": \"receipt\"}, {\"skill_name\": \"invoice\"}]";

    private JsonNode chosen(Caller caller) {
        String file = caller.upload("invoice.pdf", invoice());
        var answer = caller.post(
                "/v1/document/generate",
                "{\"file_id\": \"" + file + "\", \"batch\": false, \"config\": {\"max_retries\": 0" + TWO_SKILLS
                        + "}}");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Json.parse(answer.body());
    }

    @Test
    void the_model_says_which_of_several_skills_fits() {
        Caller caller = caller();
        upstream.thenSays("{\"because\": \"It says 'Receipt' at the top.\", \"kind\": \"receipt\"}");
        JsonNode prediction = chosen(caller);
        assertThat(prediction.at("/response/schemaUsed").stringValue()).isEqualTo("receipt");
        assertThat(prediction.at("/response/classificationRationale").stringValue())
                .isEqualTo("It says 'Receipt' at the top.");
        assertThat(upstream.asked().getFirst().message(-1)).contains("- receipt:", "- invoice:", "NW-2026-0417");
        assertThat(prediction.at("/usage/model_calls").intValue())
                .isEqualTo(upstream.asked().size());
    }

    @Test
    void the_documents_own_words_decide_where_the_model_names_no_kind() {
        Caller caller = caller();
        upstream.thenSays("{\"because\": \"?\", \"kind\": \"passport\"}");
        assertThat(chosen(caller).at("/response/schemaUsed").stringValue()).isEqualTo("invoice");
    }

    @Test
    void the_command_line_has_the_model_write_skills_too() {
        ocelli = java.util.Optional.empty();
        upstream.thenSays("{\"name\": \"Rental Agreement Terms\", \"description\": \"Reads rental agreements.\","
                + " \"instructions\": \"# Rent\\nThe rent is paid monthly.\", \"fields\": ["
                + "{\"name\": \"monthlyRent\", \"type\": \"number\", \"description\": \"Rent a month\"}]}");
        write(
                data.resolve("ocelli.yaml"),
                "database_url: \"" + database.url() + "\"\nmodels:\n  backends:\n    scripted: {url: \""
                        + upstream.url() + "\", model: scripted}\n");
        int code = OcelliCommand.run(
                "skills", "create", "--prompt", "Extract the rent from rental agreements", "--data", data.toString());
        assertThat(code).isZero();
        assertThat(upstream.asked()).hasSize(1);
        assertThat(upstream.lastAsked().message(-1)).contains("Extract the rent from rental agreements");
        Caller caller = caller();
        assertThat(caller.get("/v1/skills?limit=100").body()).contains("rental-agreement-terms");
    }
}
