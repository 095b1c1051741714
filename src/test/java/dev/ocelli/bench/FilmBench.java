package dev.ocelli.bench;

import dev.ocelli.EmbeddedPipeline;
import dev.ocelli.catalog.model.speech.SpeechSettings;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.file.ContentSniffer;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.Recording;
import dev.ocelli.engine.pages.PageProducts;
import dev.ocelli.engine.perceive.MemorySightCache;
import dev.ocelli.engine.perceive.PerceiveProgress;
import dev.ocelli.engine.perceive.hear.MemoryHeardCache;
import dev.ocelli.engine.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * Watches and hears a list of films and keeps what was perceived for the scorer; prints the time each took, and at the end
 * one JSON line with the cuts and the CPU seconds of all, loading of models included.
 *
 * <p>Arguments: data folder of Ocelli, file that lists the films, folder for the predictions.
 */
public final class FilmBench {
    private FilmBench() {}

    public static void main(String[] args) throws IOException {
        List<Path> files =
                Files.readAllLines(Path.of(args[1])).stream().map(Path::of).toList();
        Path out = Path.of(args[2]);
        Files.createDirectories(out);
        var memories = new EmbeddedPipeline.Memories(new MemorySightCache(1), new MemoryHeardCache(1));
        try (var pipeline =
                EmbeddedPipeline.under(Path.of(args[0]), memories, SpeechSettings.STANDARD, Optional::empty)) {
            double cpuBefore = ProcessorTime.seconds();
            int cuts = 0;
            for (Path file : files) {
                String name = file.getFileName().toString();
                var input = new Plan.Input(file, new ContentSniffer().sniff(file, name), name);
                var plan = new Plan(Plan.Product.TRANSCRIPT, Json.object(), List.of(), input, Plan.PlanOptions.DEFAULT);
                long began = System.nanoTime();
                Perception seen = pipeline.stages().sight().perceive(plan, PerceiveProgress.NONE);
                double seconds = (System.nanoTime() - began) / 1e9;
                String id = name.substring(0, name.lastIndexOf('.'));
                write(id, PageProducts.of(plan, seen), seen.recording().orElseThrow(), out);
                cuts += seen.recording().orElseThrow().shots().size() - 1;
                System.out.printf(
                        "%s: %.1f s of film in %.1f s%n",
                        id, seen.recording().orElseThrow().duration(), seconds);
            }
            System.out.printf(
                    "{\"engine\":\"ocelli\",\"cuts\":%d,\"cpu\":%.1f}%n", cuts, ProcessorTime.seconds() - cpuBefore);
        }
    }

    private static void write(String id, JsonNode made, Recording recording, Path out) throws IOException {
        var node = Json.object()
                .put("id", id)
                .put("transcript", recording.transcript().text());
        var segments = node.putArray("segments");
        recording
                .transcript()
                .segments()
                .forEach(said -> segments.addObject()
                        .put("start", said.span().start())
                        .put("end", said.span().end())
                        .put("text", said.text()));
        var shots = node.putArray("shots");
        recording
                .shots()
                .forEach(shot -> shots.addObject()
                        .put("start", shot.span().start())
                        .put("end", shot.span().end()));
        var texts = node.putArray("on_screen_text");
        made.path("on_screen_text")
                .forEach(text -> texts.add(text.path("content").asString("")));
        Files.writeString(out.resolve(id + ".json"), Json.write(node));
    }
}
