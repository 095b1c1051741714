package dev.ocelli.bench;

import dev.ocelli.catalog.format.FormatLimits;
import dev.ocelli.catalog.format.Formats;
import dev.ocelli.catalog.model.Models;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.engine.perceive.MemorySightCache;
import dev.ocelli.engine.perceive.Perceiver;
import dev.ocelli.engine.plan.Plan;
import dev.ocelli.engine.reason.EmbeddedReasoner;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a folder of labelled files by one schema and writes what the scorer reads.
 *
 * <p>{@code --files DIR | --seen DIR} (files through the real pipeline, or stored perceptions), {@code --schema FILE},
 * {@code --out DIR}, {@code --map FILE}: pointers of the schema by field name of the labels; without it names are equal.
 */
public final class AccuracyBench {
    private final EmbeddedReasoner reasoner = new EmbeddedReasoner();
    private final ObjectNode schema;
    private final PredictedFields fields;

    private AccuracyBench(ObjectNode schema, PredictedFields fields) {
        this.schema = schema;
        this.fields = fields;
    }

    public static void main(String[] args) throws IOException {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            options.put(args[i], args[i + 1]);
        }
        var schema = (ObjectNode) Json.parse(Files.readString(Path.of(options.get("--schema"))));
        var map = options.containsKey("--map")
                ? (ObjectNode) Json.parse(Files.readString(Path.of(options.get("--map"))))
                : PredictedFields.sameNames(schema);
        var bench = new AccuracyBench(schema, new PredictedFields(map));
        Path out = Path.of(options.get("--out"));
        Files.createDirectories(out);
        var perceiver = options.containsKey("--files") ? perceiver(options) : null;
        long spent = 0;
        var inputs = files(Path.of(options.getOrDefault("--files", options.getOrDefault("--seen", "."))));
        for (Path file : inputs) {
            String id = file.getFileName().toString().replaceFirst("\\.[^.]+$", "");
            var plan = bench.plan(file, id);
            var seen = perceiver == null ? PerceptionJson.read(file) : perceiver.perceive(plan);
            long began = cpuTime();
            ObjectNode answer = bench.read(plan, seen, id);
            spent += cpuTime() - began;
            Files.writeString(out.resolve(id + ".json"), Json.write(answer));
        }
        System.out.printf(
                "%d files, %.1f ms of CPU each to reason%n", inputs.size(), spent / 1e6 / Math.max(1, inputs.size()));
    }

    /** Of this thread: other work on the machine does not count. */
    private static long cpuTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static Perceiver perceiver(Map<String, String> options) {
        var models =
                Models.under(Path.of(options.getOrDefault("--data", System.getProperty("user.home") + "/.ocelli")));
        models.pullDefaults(System.out::println);
        return new Perceiver(
                Formats.standard(FormatLimits.standard())::open, models::ocr, new MemorySightCache(1_000_000));
    }

    private ObjectNode read(Plan plan, Perception seen, String id) {
        return fields.of(id, reasoner.reason(plan, seen));
    }

    private Plan plan(Path file, String id) {
        return new Plan(
                Plan.Product.EXTRACT,
                schema,
                List.of(),
                new Plan.Input(file, typeOf(file), id),
                Plan.PlanOptions.DEFAULT);
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static MediaType typeOf(Path file) {
        String name = file.getFileName().toString();
        return name.endsWith(".pdf") ? MediaType.PDF : name.endsWith(".png") ? MediaType.PNG : MediaType.JPEG;
    }
}
