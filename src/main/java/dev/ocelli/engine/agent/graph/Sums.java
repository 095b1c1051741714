package dev.ocelli.engine.agent.graph;

import dev.ocelli.core.base.Json;
import java.math.BigDecimal;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Adds up what a result's own words ask to be added up: a number described as {@code Sum of invoices[].total}. */
record Sums(ObjectNode root) {
    private static final Pattern SUM = Pattern.compile("(?i)\\bsum of `?([\\w-]+)\\[]\\.([\\w.-]+?)`?(?=[.,;\\s]|$)");

    void put(ObjectNode json, boolean grounding) {
        root.path("properties").properties().forEach(property -> {
            Matcher sum = SUM.matcher(property.getValue().path("description").asString(""));
            if (sum.find()) {
                add(json, property.getKey(), sum.group(1), sum.group(2), grounding);
            }
        });
    }

    private static void add(ObjectNode json, String name, String list, String field, boolean grounding) {
        BigDecimal total = BigDecimal.ZERO;
        int count = 0;
        ArrayNode inputs = Json.array();
        JsonNode entries = json.path(list);
        for (int i = 0; i < entries.size(); i++) {
            JsonNode value = entries.get(i).at("/" + field.replace('.', '/'));
            if (value.isNumber()) {
                total = total.add(value.decimalValue());
                count++;
                inputs.add(list + "[" + i + "]." + field);
            }
        }
        if (count == 0) {
            return;
        }
        json.put(name, total);
        if (grounding) {
            ObjectNode metadata = json.putObject(name + "_metadata");
            metadata.put("confidence", count == entries.size() ? "hi" : "lo").putArray("bboxes");
            metadata.put("status", "derived").set("inputs", inputs);
        }
    }
}
