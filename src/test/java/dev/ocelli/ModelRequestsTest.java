package dev.ocelli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.api.http.Caller;
import dev.ocelli.core.base.Json;
import dev.ocelli.examples.ExampleDocuments;
import dev.ocelli.fake.Asked;
import dev.ocelli.fake.QuestionText;
import dev.ocelli.fake.QuestionText.Said;
import dev.ocelli.fake.Script;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What a model is asked for a request, and what becomes of its answers. */
final class ModelRequestsTest extends ModelDesk {
    @Test
    void a_request_is_answered_by_the_model_and_checked_against_the_page() {
        Caller caller = caller();
        String file = caller.upload("invoice.pdf", invoice());
        var response = caller.post("/v1/document/generate", body(file, ", \"grounding\": true, \"confidence\": true"));
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
        JsonNode prediction = Json.parse(response.body());
        assertThat(prediction.at("/usage/engine").stringValue()).startsWith("model");
        assertThat(prediction.at("/usage/model_calls").intValue()).isEqualTo(1);
        assertThat(prediction.at("/usage/prompt_tokens").intValue()).isPositive();
        JsonNode read = prediction.at("/response");
        assertThat(read.at("/invoice_no").stringValue()).isEqualTo("NW-2026-0417");
        assertThat(read.at("/invoice_no_metadata/status").stringValue()).isEqualTo("exact");
        assertThat(read.at("/issued_metadata/status").stringValue()).isEqualTo("normalised");
        assertThat(read.at("/total_metadata/bboxes/0/page").intValue()).isEqualTo(1);
        assertThat(read.at("/total_metadata/confidence").stringValue()).isEqualTo("hi");
        assertThat(read.at("/purchase_order").isNull()).isTrue();
    }

    @Test
    void what_does_not_fit_is_sent_back_in_the_schemas_words() {
        upstream.thenSays("{\"invoice_no\": \"NW-2026-0417\", \"issued\": \"last spring\", \"total\": \"a lot\"}");
        JsonNode prediction = generate(caller(), ", \"temperature\": 0.4, \"seed\": 17");
        isRight(prediction);
        assertThat(prediction.at("/response/issued").stringValue()).isEqualTo("2026-04-17");
        assertThat(upstream.asked()).hasSize(2);
        Asked second = upstream.lastAsked();
        assertThat(second.message(-2)).contains("last spring");
        assertThat(second.message(-1))
                .contains("total")
                .contains("number")
                .contains("issued")
                .contains("date");
        assertThat(second.json().at("/temperature").doubleValue()).isEqualTo(0.4);
        assertThat(second.json().at("/seed").intValue()).isEqualTo(17);
        JsonNode asked = second.json().at("/response_format/json_schema/schema/properties");
        assertThat(asked.propertyNames()).contains("total", "issued").doesNotContain("invoice_no");
    }

    @Test
    void words_and_broken_json_are_no_answer() {
        upstream.thenSays("I am sorry, I cannot do that.").thenSays("```json\n{\"invoice_no\": \"NW-20");
        JsonNode prediction = generate(caller(), "");
        isRight(prediction);
        assertThat(prediction.at("/usage/model_calls").intValue()).isEqualTo(3);
    }

    @Test
    void what_never_fits_is_named_and_left_to_the_embedded_engine() {
        upstream.otherwise(asked -> {
            ObjectNode answer = honest(asked);
            if (answer.has("total")) {
                answer.put("total", "a lot");
            }
            return Script.says(Json.write(answer));
        });
        JsonNode prediction = generate(caller(), ", \"max_retries\": 1, \"grounding\": true");
        assertThat(upstream.asked()).hasSize(2);
        assertThat(prediction.at("/usage/message").stringValue())
                .contains("total")
                .contains("did not fit");
        assertThat(prediction.at("/response/invoice_no").stringValue()).isEqualTo("NW-2026-0417");
        assertThat(prediction.at("/response/total").decimalValue()).isEqualByComparingTo("2951.20");
    }

    @Test
    void a_budget_of_tokens_gives_a_labelled_part() {
        JsonNode prediction = generate(caller(), ", \"max_tokens\": 20, \"grounding\": true");
        assertThat(upstream.asked().getFirst().json().at("/max_tokens").intValue())
                .isEqualTo(20);
        assertThat(prediction.at("/status").stringValue()).isEqualTo("completed");
    }

    @Test
    void a_picture_is_asked_about_with_the_picture() {
        upstream.otherwise(asked -> Script.says(Json.write(QuestionText.of(asked)
                .filled(
                        (name, question) -> new Said(
                                Json.MAPPER.valueToTree(
                                        name.equals("caption") ? "A till receipt of a grocery" : "Paper"),
                                0),
                        (name, question) -> List.of()))));
        Caller caller = caller();
        byte[] receipt;
        try (var sheet = ExampleDocuments.receipt()) {
            receipt = dev.ocelli.examples.Scan.png(sheet.picture(0, 72));
        }
        String file = caller.upload("receipt.png", receipt);
        var response = caller.post(
                "/v1/image/generate",
                "{\"file_id\": \"" + file + "\", \"domain\": \"image.caption\", \"batch\": false,"
                        + " \"config\": {\"detail\": \"lo\"}}");
        JsonNode prediction = Json.parse(response.body());
        assertThat(prediction.at("/response/caption").stringValue()).isEqualTo("A till receipt of a grocery");
        assertThat(QuestionText.of(upstream.lastAsked()).pictures()).isEqualTo(1);
    }

    @Test
    void detail_says_whether_pages_are_shown_as_pictures() {
        Caller caller = caller();
        generate(caller, ", \"detail\": \"auto\"");
        assertThat(QuestionText.of(upstream.lastAsked()).pictures())
                .as("a good text layer")
                .isZero();
        generate(caller, ", \"detail\": \"hi\"");
        assertThat(QuestionText.of(upstream.lastAsked()).pictures()).isEqualTo(2);
        generate(caller, ", \"detail\": \"lo\"");
        assertThat(QuestionText.of(upstream.lastAsked()).pictures()).isZero();
    }
}
