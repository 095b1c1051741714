package dev.ocelli.engine.ground;

import dev.ocelli.core.base.Json;
import dev.ocelli.engine.ground.Evidence.Status;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes values out that are not found on the page: null in an object, left out of a list of plain values.
 *
 * <p>Values that the schema itself fixes stay, since they claim nothing about the page.
 */
final class UnverifiedRemoval {
    private final ClosedLeaves closed;
    private final Predicate<JsonNode> which;

    /** @param which of the values that are not found are taken out */
    UnverifiedRemoval(ClosedLeaves closed, Predicate<JsonNode> which) {
        this.closed = closed;
        this.which = which;
    }

    Grounded apply(Grounded grounded) {
        var kept = new HashMap<String, Evidence>();
        var value = (ObjectNode) copy(grounded.value(), "", "", grounded.evidence(), kept);
        return new Grounded(value, kept);
    }

    /** {@code to} is the pointer in the copy; it differs where list entries before it were left out. */
    private JsonNode copy(
            JsonNode node, String from, String to, Map<String, Evidence> evidence, Map<String, Evidence> kept) {
        if (node.isObject()) {
            var copy = Json.object();
            node.properties().forEach(p -> {
                String step = Leaves.step(p.getKey());
                copy.set(p.getKey(), copy(p.getValue(), from + step, to + step, evidence, kept));
            });
            return copy;
        }
        if (node.isArray()) {
            var copy = Json.array();
            for (int i = 0; i < node.size(); i++) {
                String pointer = from + "/" + i;
                if (node.get(i).isContainer() || !removed(pointer, node.get(i), evidence)) {
                    copy.add(copy(node.get(i), pointer, to + "/" + copy.size(), evidence, kept));
                }
            }
            return copy;
        }
        var found = evidence.get(from);
        if (found != null) {
            kept.put(to, found);
        }
        return removed(from, node, evidence) ? Json.MAPPER.nullNode() : node;
    }

    private boolean removed(String pointer, JsonNode value, Map<String, Evidence> evidence) {
        var found = evidence.get(pointer);
        return found != null && found.status() == Status.UNVERIFIED && !closed.fixed(pointer) && which.test(value);
    }
}
