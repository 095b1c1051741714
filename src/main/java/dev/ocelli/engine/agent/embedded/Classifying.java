package dev.ocelli.engine.agent.embedded;

import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The classifying tool, as the planner speaks with it. */
final class Classifying {
    static final String TOOL = "classify_document";

    private Classifying() {}

    /** @param choices empty: the tool's own kinds */
    static ObjectNode arguments(Thing thing, List<String> choices) {
        ObjectNode arguments = Stage.arguments(thing);
        if (!choices.isEmpty()) {
            ArrayNode categories = arguments.putArray("categories");
            choices.forEach(name -> categories.addObject().put("name", name));
        }
        return arguments;
    }

    /** Empty when no kind fits. */
    static String best(JsonNode output) {
        return output.path("category").asString("");
    }

    static String sentence(Thing thing, JsonNode output, List<String> choices) {
        String best = best(output);
        String file = Words.cell(Targets.heading(thing));
        if (best.isEmpty()) {
            return file + ": none of the kinds fits"
                    + (choices.isEmpty() ? "." : " (" + String.join(", ", choices) + ").");
        }
        String rationale = output.path("rationale").asString("");
        return file + " is most likely **" + Words.cell(best.replace('_', ' ')) + "** ("
                + Math.round(100 * output.path("confidence").asDouble(0)) + " %)."
                + (rationale.isEmpty() ? "" : " " + Words.cell(rationale));
    }
}
