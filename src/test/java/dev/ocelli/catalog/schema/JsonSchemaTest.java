package dev.ocelli.catalog.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class JsonSchemaTest {
    private static final String INVOICE = """
            {"title": "Invoice", "type": "object", "required": ["number", "items"], "properties": {
               "number": {"type": "string"},
               "due": {"anyOf": [{"type": "string", "format": "date"}, {"type": "null"}], "default": null},
               "seller": {"anyOf": [{"$ref": "#/$defs/Party"}, {"type": "null"}], "title": "Seller"},
               "items": {"type": "array", "items": {"$ref": "#/$defs/Item"}}},
             "$defs": {"Party": {"type": "object", "properties": {"name": {"type": "string"},
                                 "address": {"$ref": "#/$defs/Address"}}},
                       "Address": {"type": "object", "properties": {"city": {"type": "string"}}},
                       "Item": {"type": "object", "required": ["price"], "properties": {
                         "price": {"type": "number"}, "description": {"type": "string"}}}}}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            []                                                                    | must be a JSON object
            {"type": "array", "items": {}}                                        | must describe an object
            {"type": "strin"}                                                     | /type is not valid
            {"type": "object", "properties": []}                                  | /properties is not valid
            {"type": "object", "properties": {"a": {"$ref": "http://x.test/s"}}}  | only references inside the schema
            {"type": "object", "properties": {"a": {"$ref": "file:///etc/hosts"}}}| only references inside the schema
            {"type": "object", "properties": {"a": {"$ref": "#/$defs/None"}}}     | /properties/a refers to #/$defs/None
            {"type": "object", "properties": {"a": {"pattern": "(a"}}}            | At /properties/a: The pattern (a
            {"$schema": "http://x.test/own", "type": "object"}                    | unknown draft
            {"$ref": "#/$defs/a", "$defs": {"a": {"$ref": "#/$defs/a"}}}          | leads back to itself
            """)
    void a_schema_that_cannot_be_used_is_refused_with_its_place(String schema, String message) {
        assertThatThrownBy(() -> parse(schema)).isInstanceOfSatisfying(OcelliException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.INVALID_SCHEMA);
            assertThat(e).hasMessageContaining(message);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"$schema": "http://json-schema.org/draft-07/schema#", "type": "object", "definitions": {"a": {"type": "string"}}, "properties": {"x": {"$ref": "#/definitions/a"}}}
            {"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": "https://x.test/me", "type": "object", "$defs": {"a": {"$anchor": "b"}}, "properties": {"x": {"$ref": "#b"}}}
            {"type": "object", "properties": {"x": {"type": "array", "items": [{"type": "string"}]}}}
            {"type": ["object", "null"], "properties": {"$ref": {"type": "string"}}}
            """)
    void both_common_drafts_are_read(String schema) {
        assertThat(parse(schema).validate(Json.object())).isEmpty();
    }

    @Test
    void misfits_name_their_place() {
        var misfits = parse(INVOICE).validate(Json.parse("""
                {"number": 5, "due": "tomorrow", "seller": null, "items": [{"price": "1"}]}"""));

        assertThat(misfits).extracting(Misfit::pointer).contains("/number", "/due", "/items/0/price");
        assertThat(misfits.getFirst().message()).isEqualTo("integer found, string expected");
    }

    @ParameterizedTest
    @CsvSource({
        "date-time, 2026-01-31T12:47:00, true",
        "date-time, 2026-01-31T12:47:00.5+01:00, true",
        "date-time, 2026-01-31, false",
        "time, 12:47, true",
        "date, 2026-02-30, false",
        "date, 31.01.2026, false",
        "email, ada@example.com, true",
        "email, ada, false",
        "house-number, anything, true"
    })
    void formats_count_but_times_need_no_offset(String format, String value, boolean fits) {
        var schema = parse("{\"type\": \"object\", \"properties\": {\"a\": {\"anyOf\": [{\"format\": \"" + format
                + "\"}, {\"type\": \"null\"}]}}}");

        assertThat(schema.validate(Json.object().put("a", value)).isEmpty()).isEqualTo(fits);
    }

    @Test
    void selection_keeps_named_fields_at_every_level() {
        var narrow = parse(INVOICE).select("query { number, seller { name } # who\n items { description } }");

        assertThat(narrow.root()).isEqualTo(Json.parse("""
                {"title": "Invoice", "type": "object", "required": ["number", "items"], "properties": {
                   "number": {"type": "string"},
                   "seller": {"title": "Seller", "anyOf": [
                       {"type": "object", "properties": {"name": {"type": "string"}}}, {"type": "null"}]},
                   "items": {"type": "array", "items": {"type": "object",
                       "properties": {"description": {"type": "string"}}}}}}"""));
    }

    @Test
    void selection_of_a_whole_group_keeps_its_definitions() {
        var narrow = parse(INVOICE).select("{ seller }").root();

        assertThat(narrow.get("$defs").propertyNames()).containsExactlyInAnyOrder("Party", "Address");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            { colour }               | names colour, which the schema does not have; there are: number, due
            { seller { phone } }     | names seller.phone
            { number { digits } }    | no fields here
            { number                 | lacks a } at line 1, column 9
            { }                      | selects nothing
            number                   | must begin with { at line 1, column 1
            { items(first: 3) { price } } | unexpected ( at line 1, column 8
            { { number } }           | without a field name
            """)
    void a_bad_selection_is_refused_with_its_place(String statement, String message) {
        assertThatThrownBy(() -> parse(INVOICE).select(statement)).isInstanceOfSatisfying(OcelliException.class, e -> {
            assertThat(e.code()).isEqualTo(ErrorCode.INVALID_REQUEST);
            assertThat(e.param()).contains("gql_stmt");
            assertThat(e).hasMessageContaining(message);
        });
    }

    @Test
    void hash_is_that_of_python_with_sorted_keys() {
        var schema =
                parse("{\"type\": \"object\", \"description\": \"Größe\\n\", \"properties\": {\"b\": {}, \"a\": {}}}");

        assertThat(schema.hash()).isEqualTo("91774186");
    }

    @Test
    void sample_fits_the_schema() {
        var schema = parse("""
                {"type": "object", "required": ["code", "amount"], "properties": {
                   "code": {"type": "string", "minLength": 3, "maxLength": 5},
                   "amount": {"type": "number", "exclusiveMinimum": 10, "multipleOf": 0.5},
                   "plate": {"type": "string", "pattern": "^[A-Z]{3}-[0-9]{3}$"},
                   "day": {"type": "string", "format": "date"},
                   "kind": {"enum": [null, "a", "b"]},
                   "tags": {"type": "array", "minItems": 2, "items": {"type": "string"}},
                   "next": {"anyOf": [{"$ref": "#"}, {"type": "null"}]}}}""");

        assertThat(schema.validate(schema.sample())).isEmpty();
        assertThat(schema.sample().propertyNames())
                .contains("code", "amount", "day", "tags")
                .doesNotContain("plate");
    }

    @Test
    void a_pattern_without_end_does_not_hold_the_thread() {
        var schema = parse("{\"type\": \"object\", \"properties\": {\"a\": {\"pattern\": \"^(a+)+$\"}}}");
        var value = Json.object().put("a", "a".repeat(5_000) + "!");

        assertThat(schema.validate(value)).extracting(Misfit::pointer).containsExactly("/a");
    }

    @Test
    void a_schema_of_huge_depth_or_size_is_refused() {
        String deep = "{\"not\":".repeat(200) + "{}" + "}".repeat(200);
        String wide = "{\"type\":\"object\",\"enum\":[" + "1,".repeat(60_000) + "1]}";

        assertThatThrownBy(() -> parse(deep))
                .isInstanceOf(OcelliException.class)
                .hasMessageContaining("deeper");
        assertThatThrownBy(() -> parse(wide))
                .isInstanceOf(OcelliException.class)
                .hasMessageContaining("more than");
    }

    @Test
    void a_reference_that_runs_in_a_circle_while_validating_ends() {
        var schema = parse("""
                {"type": "object", "additionalProperties": {"$ref": "#/$defs/a"},
                 "$defs": {"a": {"not": {"$ref": "#/$defs/a"}}}}""");

        assertThat(schema.validate(Json.parse("{\"x\": 1}"))).isNotEmpty();
    }

    private static JsonSchema parse(String schema) {
        return JsonSchema.parse(Json.parse(schema));
    }
}
