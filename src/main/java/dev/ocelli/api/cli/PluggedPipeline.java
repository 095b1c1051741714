package dev.ocelli.api.cli;

import dev.ocelli.Config;
import dev.ocelli.EmbeddedPipeline;
import dev.ocelli.catalog.model.chat.ChatModel;
import dev.ocelli.catalog.model.upstream.ChatModels;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** The pipeline of one command, with the model that the environment or {@code ocelli.yaml} plugs in. */
record PluggedPipeline(EmbeddedPipeline pipeline, ChatModels models) implements AutoCloseable {
    private static final String MODEL = "vlm-1";

    /** @param data the folder of models, own domains and {@code ocelli.yaml} */
    static PluggedPipeline under(Path data) {
        Config config = Config.read(System.getenv(), Map.of("data", data.toString()));
        var models = new ChatModels(config.models(), InstantSource.system(), RandomGenerator.getDefault());
        var pipeline = EmbeddedPipeline.under(
                data, EmbeddedPipeline.Memories.inMemory(), config.speech(), () -> models.find(MODEL));
        return new PluggedPipeline(pipeline, models);
    }

    /** The model for requests; empty: the embedded engine works alone. */
    Optional<ChatModel> model() {
        return models.find(MODEL);
    }

    @Override
    public void close() {
        pipeline.close();
        models.close();
    }
}
