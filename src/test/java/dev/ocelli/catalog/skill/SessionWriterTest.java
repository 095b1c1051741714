package dev.ocelli.catalog.skill;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.core.base.Json;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class SessionWriterTest {
    private static SkillWriter.Written write(
            List<String> asked, @Nullable ObjectNode schema, @Nullable ObjectNode answer) {
        var draft = new SessionDraft(List.of("Answer in English."), asked, List.of("a.pdf"), schema, answer);
        return new SkillWriter().fromSession(draft, null, null, null, name -> false);
    }

    private static JsonNode schema(SkillWriter.Written written) {
        byte[] bytes = Objects.requireNonNull(written.files().get(SkillBundle.SCHEMA));
        return Json.parse(new String(bytes, StandardCharsets.UTF_8));
    }

    private static String text(SkillWriter.Written written) {
        return new String(Objects.requireNonNull(written.files().get(SkillBundle.SKILL)), StandardCharsets.UTF_8);
    }

    @Test
    void questions_become_fields() {
        var written = write(
                List.of("What is the total amount of this invoice?", "Who is the seller?", "And when is it due?"),
                null,
                null);
        assertThat(schema(written).path("properties").propertyNames())
                .containsExactly("total_amount", "seller", "due_date");
        assertThat(schema(written).at("/properties/due_date/format").asString()).isEqualTo("date");
        assertThat(text(written)).contains("> Who is the seller?", "Answer in English.");
    }

    @Test
    void the_schema_of_the_answers_stands_above_the_questions() {
        ObjectNode schema =
                (ObjectNode) Json.parse("{\"type\":\"object\",\"properties\":{\"net\":{\"type\":\"number\"}}}");
        assertThat(schema(write(
                        List.of("What is the total?"), schema, Json.object().put("net", 1))))
                .isEqualTo(schema);
    }

    @Test
    void a_json_answer_without_a_schema_gives_its_shape_but_no_value() {
        ObjectNode answer = (ObjectNode) Json.parse("""
                {"number": "A-17", "dated": "2026-04-17", "total": 12.5, "paid": false, "total_metadata": {"x": 1},
                 "items": [{"name": "Bolt", "price": 2}], "seller": {"name": "North"}}""");
        var written = write(List.of("Give me the invoice as JSON"), null, answer);
        JsonNode properties = schema(written).path("properties");
        assertThat(properties.propertyNames()).containsExactly("number", "dated", "total", "paid", "items", "seller");
        assertThat(properties.at("/dated/format").asString()).isEqualTo("date");
        assertThat(properties.at("/total/type/0").asString()).isEqualTo("number");
        assertThat(properties.at("/items/items/properties/price/type/0").asString())
                .isEqualTo("number");
        assertThat(text(written)).doesNotContain("A-17", "Bolt");
    }

    @Test
    void a_conversation_without_fields_is_a_skill_without_a_schema() {
        var written = write(List.of("Crop the logo", "What is this?"), null, null);
        assertThat(written.files()).containsOnlyKeys(SkillBundle.SKILL);
        assertThat(written.name()).isEqualTo("crop-the-logo");
    }

    @Test
    void it_opens_as_a_bundle() {
        var written = write(List.of("Extract vendor, total and due date from invoices"), null, null);
        SkillBundle bundle = new BundleReader().read(written.files());
        assertThat(bundle.schema().orElseThrow().root().path("properties").propertyNames())
                .containsExactly("vendor", "total", "due_date");
        assertThat(written.name()).isEqualTo("invoice-extraction");
    }
}
