package dev.ocelli;

import dev.ocelli.catalog.format.FormatLimits;
import dev.ocelli.catalog.model.upstream.ChatModels;
import dev.ocelli.catalog.tool.Tools;
import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.artifact.Artifacts;
import dev.ocelli.core.artifact.Namespace;
import dev.ocelli.core.artifact.NewArtifact;
import dev.ocelli.engine.agent.AgentLoop;
import dev.ocelli.engine.agent.ArtifactStore;
import dev.ocelli.engine.agent.EngineRooms;
import dev.ocelli.engine.agent.PlannerChoice;
import dev.ocelli.engine.agent.Toolbox;
import dev.ocelli.engine.agent.ask.AskReader;
import dev.ocelli.engine.agent.embedded.EmbeddedPlanner;
import dev.ocelli.engine.agent.graph.GraphChoice;
import dev.ocelli.engine.agent.model.ModelEyes;
import dev.ocelli.engine.agent.model.ModelPlanning;
import dev.ocelli.engine.classify.Classifier;
import dev.ocelli.engine.perceive.see.Barcodes;
import dev.ocelli.engine.request.Extraction;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Function;

/** The agent wired: its tools, who plans for it, and the loop that chat and executions share. */
record AgentRooms(Toolbox toolbox, AgentLoop loop, GraphChoice graphs, Function<ArtifactStore, AgentLoop> loops) {
    /** The model that looks at pictures for tools. */
    private static final String LOOKING = "vlmrun-orion-1:auto";

    static AgentRooms of(
            EmbeddedPipeline pipeline,
            Extraction extraction,
            Artifacts artifacts,
            ChatModels models,
            InstantSource clock) {
        return of(pipeline, extraction, store(artifacts), models, clock);
    }

    /** @param artifacts where what tools make is kept */
    static AgentRooms of(
            EmbeddedPipeline pipeline,
            Extraction extraction,
            ArtifactStore artifacts,
            ChatModels models,
            InstantSource clock) {
        var parts = new Tools.Parts(
                pipeline.formats(),
                pipeline.hearing().media(),
                FormatLimits.standard(),
                pipeline.models().faces()::find,
                Barcodes::find);
        var toolbox = new Toolbox(Tools.standard(parts).all());
        var reader = AskReader.load();
        var graphs = new GraphChoice(toolbox, reader);
        PlannerChoice embedded = PlannerChoice.firstOf(List.of(graphs, EmbeddedPlanner.choice(toolbox, reader)));
        var model = new ModelPlanning(
                models::find, new ModelPlanning.Rooms(toolbox, pipeline.formats(), extraction, embedded, clock));
        PlannerChoice planners = PlannerChoice.firstOf(List.of(model, embedded));
        Function<ArtifactStore, AgentLoop> loops = kept -> new AgentLoop(
                planners,
                toolbox,
                new EngineRooms(
                        extraction,
                        new Classifier(),
                        kept,
                        ModelEyes.of(models.find(LOOKING)),
                        pipeline.hearing().cuts()),
                clock);
        return new AgentRooms(toolbox, loops.apply(artifacts), graphs, loops);
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
