package dev.ocelli.engine.ground;

import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/** JSON and the evidence of each leaf, by JSON Pointer. */
public record Grounded(ObjectNode value, Map<String, Evidence> evidence) {
    public Grounded {
        evidence = Map.copyOf(evidence);
    }
}
