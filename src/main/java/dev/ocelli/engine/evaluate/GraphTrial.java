package dev.ocelli.engine.evaluate;

import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.catalog.skill.SkillVersion;
import dev.ocelli.catalog.tool.Material;
import dev.ocelli.core.artifact.Namespace;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.engine.agent.AgentLoop;
import dev.ocelli.engine.agent.AgentTask;
import dev.ocelli.engine.agent.AgentTask.Bounds;
import dev.ocelli.engine.agent.AgentTask.Speaker;
import dev.ocelli.engine.agent.AgentTask.Turn;
import dev.ocelli.engine.agent.AgentTask.Wanted;
import dev.ocelli.engine.agent.ArtifactStore;
import dev.ocelli.engine.agent.StepLog;
import dev.ocelli.engine.plan.Plan;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** Runs a skill that has a graph on one file as an execution would; what its tools make is thrown away. */
public final class GraphTrial implements Evaluator.Graphs {
    private static final String MODEL = "vlmrun-orion-1:auto";
    private static final int MOST_STEPS = 500;

    private final Function<ArtifactStore, AgentLoop> loops;

    /** @param loops the agent's loop with a place for artifacts */
    public GraphTrial(Function<ArtifactStore, AgentLoop> loops) {
        this.loops = loops;
    }

    @Override
    public ObjectNode run(SkillVersion skill, JsonSchema schema, Plan.Input input) {
        String name = "file_1";
        var material =
                new Material(name, input.name(), input.file(), input.type(), PassingArtifacts.sha256(input.file()));
        var task = new AgentTask(
                new Namespace("", Namespace.Owner.EXECUTION, skill.id()),
                List.of(new Turn(Speaker.USER, "", List.of(name))),
                List.of(material),
                List.of(skill),
                new Wanted(MODEL, Optional.of(schema.root()), false, false),
                new Bounds(Optional.empty(), MOST_STEPS, null, null, 0));
        try (var artifacts = new PassingArtifacts()) {
            @Nullable
            ObjectNode values = loops.apply(artifacts)
                    .run(task, StepLog.NONE, _ -> {})
                    .answer()
                    .json();
            if (values == null) {
                throw new OcelliException(ErrorCode.INVALID_SKILL, "The run of its graph gave words and no values.");
            }
            return values;
        }
    }
}
