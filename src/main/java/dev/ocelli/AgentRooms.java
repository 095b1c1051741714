package dev.ocelli;

import dev.ocelli.catalog.tool.Tools;
import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.artifact.Artifacts;
import dev.ocelli.core.artifact.Namespace;
import dev.ocelli.core.artifact.NewArtifact;
import dev.ocelli.engine.agent.AgentLoop;
import dev.ocelli.engine.agent.ArtifactStore;
import dev.ocelli.engine.agent.EngineRooms;
import dev.ocelli.engine.agent.Eyes;
import dev.ocelli.engine.agent.PlannerChoice;
import dev.ocelli.engine.agent.Toolbox;
import dev.ocelli.engine.classify.Classifier;
import dev.ocelli.engine.request.Extraction;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** The agent wired: its tools, who plans for it, and the loop that chat and executions share. */
record AgentRooms(Toolbox toolbox, AgentLoop loop) {

    static AgentRooms of(EmbeddedPipeline pipeline, Extraction extraction, Artifacts artifacts, InstantSource clock) {
        var toolbox = new Toolbox(
                Tools.standard(new Tools.Parts(pipeline.formats())).all());
        var rooms = new EngineRooms(extraction, new Classifier(), store(artifacts), Eyes.CLOSED);
        return new AgentRooms(toolbox, new AgentLoop(PlannerChoice.firstOf(List.of()), toolbox, rooms, clock));
    }

    private static ArtifactStore store(Artifacts artifacts) {
        return new ArtifactStore() {
            @Override
            public Artifact keep(Namespace namespace, NewArtifact artifact) {
                return artifacts.keep(namespace, artifact);
            }

            @Override
            public Path content(Namespace namespace, Artifact artifact) {
                return artifacts.path(artifact);
            }
        };
    }
}
