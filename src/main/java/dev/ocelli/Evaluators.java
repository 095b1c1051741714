package dev.ocelli;

import dev.ocelli.catalog.model.upstream.ChatModels;
import dev.ocelli.engine.agent.ArtifactStore;
import dev.ocelli.engine.evaluate.Evaluator;
import dev.ocelli.engine.evaluate.GraphTrial;
import dev.ocelli.engine.request.Extraction;
import java.time.InstantSource;

/** Evaluators for processes without a database, such as {@code ocelli eval}. */
public final class Evaluators {
    private Evaluators() {}

    public static Evaluator of(EmbeddedPipeline pipeline, ChatModels models, InstantSource clock) {
        var extraction = new Extraction(pipeline.stages());
        return new Evaluator(
                extraction,
                new GraphTrial((ArtifactStore kept) ->
                        AgentRooms.of(pipeline, extraction, kept, models, clock).loop()));
    }
}
