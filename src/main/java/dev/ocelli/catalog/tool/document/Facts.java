package dev.ocelli.catalog.tool.document;

import dev.ocelli.catalog.tool.Material;
import dev.ocelli.catalog.tool.ToolContext;
import dev.ocelli.core.base.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** What one document says, as far as other documents may say it too: values with their places, and its sums. */
final class Facts {
    /** Whoever and whatever a case is about: the same in all its papers. */
    static final List<String> USUAL = List.of(
            "name",
            "date_of_birth",
            "nationality",
            "customer_name",
            "customer_number",
            "order_number",
            "iban",
            "account_holder");

    private final Material material;
    private final ObjectNode data;
    private final Map<String, BigDecimal> printed;

    private Facts(Material material, ObjectNode data, Map<String, BigDecimal> printed) {
        this.material = material;
        this.data = data;
        this.printed = printed;
    }

    /** @param metadata as the wire contract writes it: bboxes, confidence, quote */
    record Value(String file, String text, JsonNode metadata) {}

    static Facts of(Material material, List<String> fields, ToolContext context) {
        ObjectNode schema = FieldPlaces.schemaOf(fields);
        var properties = (ObjectNode) schema.path("properties");
        for (String sum : List.of("subtotal", "tax_total", "total")) {
            if (!properties.has(sum)) {
                properties.putObject(sum).put("type", "number");
            }
        }
        if (!properties.has("currency")) {
            properties.putObject("currency").put("type", "string");
        }
        if (!properties.has("items")) {
            var items = properties
                    .putObject("items")
                    .put("type", "array")
                    .putObject("items")
                    .put("type", "object");
            var columns = items.putObject("properties");
            columns.putObject("description").put("type", "string");
            columns.putObject("amount").put("type", "number");
        }
        ObjectNode data = context.extract(new ToolContext.Extract(material, Optional.empty(), schema, ""));
        return new Facts(material, data, PrintedSums.of(context.see(material, Optional.empty())));
    }

    /** The value of a field, when it was read from the pages. */
    Optional<Value> find(String field) {
        JsonNode value = data.path(field);
        JsonNode metadata = data.path(field + "_metadata");
        boolean read = metadata.path("bboxes").size() > 0
                && !metadata.path("confidence").asString("").equals("low");
        String text = value.isString() ? value.stringValue() : value.isNumber() ? value.toString() : "";
        return read && !text.isBlank() ? Optional.of(new Value(material.name(), text, metadata)) : Optional.empty();
    }

    /** A number as printed behind its label; else as read, also one of low confidence. */
    Optional<BigDecimal> number(String field) {
        if (printed.containsKey(field)) {
            return Optional.ofNullable(printed.get(field));
        }
        boolean read = data.path(field + "_metadata").path("bboxes").size() > 0;
        return read && data.path(field).isNumber()
                ? Optional.of(data.path(field).decimalValue())
                : Optional.empty();
    }

    /** Amounts of the items; empty when any row lacks one. */
    List<BigDecimal> items() {
        var amounts = new ArrayList<BigDecimal>();
        for (JsonNode item : data.path("items")) {
            if (!item.path("amount").isNumber()) {
                return List.of();
            }
            amounts.add(item.path("amount").decimalValue());
        }
        return amounts;
    }

    Material material() {
        return material;
    }

    /** All values that were read, without their places. */
    ObjectNode plain() {
        Map<String, JsonNode> values = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> entry : data.properties()) {
            if (!entry.getKey().endsWith("_metadata") && find(entry.getKey()).isPresent()) {
                values.put(entry.getKey(), entry.getValue());
            }
        }
        var node = Json.object();
        values.forEach(node::set);
        return node;
    }
}
