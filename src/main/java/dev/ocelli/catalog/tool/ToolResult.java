package dev.ocelli.catalog.tool;

import dev.ocelli.core.artifact.Artifact;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a tool gives back.
 *
 * @param output everything a planner needs to go on; artifacts in it are {@code {"id": "img_a05b3c"}}
 * @param summary one line for people, past tense: "Redacted 4 bank accounts on pages 1 and 3."
 * @param artifacts what was made, in order
 */
public record ToolResult(ObjectNode output, String summary, List<Artifact> artifacts) {
    public ToolResult {
        artifacts = List.copyOf(artifacts);
    }

    public ToolResult(ObjectNode output, String summary) {
        this(output, summary, List.of());
    }
}
