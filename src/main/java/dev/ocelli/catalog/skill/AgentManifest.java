package dev.ocelli.catalog.skill;

import java.util.List;
import java.util.Map;

/**
 * What {@code vlmrun.yaml} asks of the run: model, toolsets and the states to go through.
 *
 * <p>Source: wire contract B, section 2.3.
 *
 * @param plan free text; empty when absent
 */
public record AgentManifest(
        String apiVersion,
        String model,
        List<String> toolsets,
        StateGraph graph,
        String plan,
        Map<String, String> metadata) {
    public AgentManifest {
        toolsets = List.copyOf(toolsets);
        metadata = Map.copyOf(metadata);
    }
}
