package dev.ocelli.catalog.tool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.fake.FakeToolContext;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What every tool keeps to. A test of a tool extends this. */
public abstract class ToolContract {
    @TempDir
    protected Path folder;

    /** The tool under test, for files of this context. */
    protected abstract Tool tool(FakeToolContext context);

    /** A call that works, with the inputs and answers it needs put into the context. */
    protected abstract ObjectNode goodCall(FakeToolContext context);

    protected static ObjectNode arguments(String json) {
        return (ObjectNode) Json.parse(json.replace('\'', '"'));
    }

    @Test
    void its_description_is_fit_for_planners() {
        try (var context = new FakeToolContext(folder)) {
            var description = tool(context).description();
            assertThat(description.name())
                    .matches("[a-z][a-z0-9]*(_[a-z0-9]+)*")
                    .hasSizeLessThanOrEqualTo(64);
            assertThat(description.summary()).hasSizeBetween(20, 600).endsWith(".");
            assertThat(description.parameters().path("type").asString()).isEqualTo("object");
            assertThat(description.parameters().path("additionalProperties").asBoolean(true))
                    .isFalse();
            assertThatCode(() -> JsonSchema.parse(description.parameters())).doesNotThrowAnyException();
            for (JsonNode parameter : description.parameters().path("properties")) {
                assertThat(parameter.path("description").asString()).isNotBlank();
            }
        }
    }

    @Test
    void a_good_call_fits_its_own_schema_and_names_what_it_made() {
        try (var context = new FakeToolContext(folder)) {
            var call = goodCall(context);
            var tool = tool(context);
            var schema = JsonSchema.parse(tool.description().parameters());
            assertThat(schema.validate(call)).isEmpty();
            var result = tool.call(call, context);
            assertThat(result.summary()).endsWith(".").doesNotContain("\n");
            assertThat(result.artifacts()).isEqualTo(context.kept());
            for (var artifact : result.artifacts()) {
                assertThat(result.output().toString()).contains(artifact.id());
            }
        }
    }

    @Test
    void wrong_arguments_are_named_and_nothing_is_kept() {
        try (var context = new FakeToolContext(folder)) {
            var good = goodCall(context);
            var tool = tool(context);
            for (ObjectNode wrong : wrongCalls(good, tool.description().parameters())) {
                assertThatThrownBy(() -> tool.call(wrong, context))
                        .as(() -> shown(wrong))
                        .isInstanceOfSatisfying(OcelliException.class, e -> {
                            assertThat(e.code().status()).isBetween(400, 499);
                            assertThat(e.getMessage()).hasSizeLessThan(1_000);
                        });
                assertThat(context.kept()).isEmpty();
            }
        }
    }

    private static String shown(ObjectNode call) {
        String text = call.toString();
        return text.substring(0, Math.min(300, text.length()));
    }

    @Test
    void without_a_file_it_says_so() {
        try (var context = new FakeToolContext(folder)) {
            if (tool(context).description().parameters().path("properties").has("file")) {
                var call = Json.object();
                assertThatThrownBy(() -> tool(context).call(call, context))
                        .isInstanceOfSatisfying(
                                OcelliException.class, e -> assertThat(e.code()).isIn(ErrorCode.INVALID_REQUEST));
            }
        }
    }

    /** The good call spoilt: an unknown argument, and every argument once with each of many wrong values. */
    private static List<ObjectNode> wrongCalls(ObjectNode good, ObjectNode parameters) {
        var calls = new ArrayList<ObjectNode>();
        calls.add(good.deepCopy().put("no_such_argument", 1));
        for (String name : parameters.path("properties").propertyNames()) {
            for (JsonNode value : wrongValues(parameters.path("properties").path(name))) {
                var spoilt = good.deepCopy();
                spoilt.set(name, value);
                calls.add(spoilt);
            }
        }
        for (JsonNode name : parameters.path("required")) {
            var spoilt = good.deepCopy();
            spoilt.remove(name.asString());
            calls.add(spoilt);
        }
        return calls;
    }

    private static List<JsonNode> wrongValues(JsonNode parameter) {
        var values = new ArrayList<JsonNode>();
        switch (parameter.path("type").asString()) {
            case "string" -> {
                values.add(Json.parse("7"));
                values.add(Json.parse("{}"));
                values.add(Json.MAPPER.getNodeFactory().stringNode("x".repeat(20_000)));
            }
            case "integer" -> {
                List.of("0.5", "-3", "1e300", "\"one\"", "[1]").forEach(v -> values.add(Json.parse(v)));
            }
            case "number" -> {
                List.of("-1e300", "1e300", "\"one\"", "[]").forEach(v -> values.add(Json.parse(v)));
                values.add(Json.MAPPER.getNodeFactory().numberNode(Double.NaN));
                values.add(Json.MAPPER.getNodeFactory().numberNode(Double.POSITIVE_INFINITY));
            }
            case "boolean" -> values.add(Json.parse("\"yes\""));
            case "array" -> {
                values.add(Json.parse("{}"));
                values.add(Json.parse("[[[]]]"));
                var many = Json.array();
                for (int i = 0; i < 10_001; i++) {
                    many.add(Json.object());
                }
                values.add(many);
                if (parameter.path("maxItems").asInt(0) == 4) {
                    List.of("[-1,0,1,1]", "[0,0,0,0]", "[0.5,0.5,9,9]", "[0,0,1e308,1e308]", "[\"a\",0,1,1]", "[0,0,1]")
                            .forEach(v -> values.add(Json.parse(v)));
                }
            }
            case "object" -> values.add(Json.parse("[]"));
            default -> throw new AssertionError("an argument of no known type: " + parameter);
        }
        return values;
    }
}
