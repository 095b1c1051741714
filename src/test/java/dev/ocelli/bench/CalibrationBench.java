package dev.ocelli.bench;

import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.engine.ground.Grounder;
import dev.ocelli.engine.ground.WireJson;
import dev.ocelli.engine.plan.Plan;
import dev.ocelli.engine.reason.EmbeddedReasoner;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How often values are right, by confidence: {@code PERCEPTIONS SCHEMA TRUTH [SCHEMA…]} for one labelled set.
 *
 * <p>Counts labelled single values that were answered. Right means: the same letters and digits, number or day.
 */
public final class CalibrationBench {
    private static final EmbeddedReasoner REASONER = new EmbeddedReasoner();
    private static final Grounder GROUNDER = new Grounder();

    private final Map<String, int[]> byWord = new TreeMap<>();
    private final Map<String, int[]> byStatus = new TreeMap<>();
    private final Map<String, int[]> byTenth = new TreeMap<>();

    public static void main(String[] args) throws IOException {
        var bench = new CalibrationBench();
        for (int i = 0; i + 2 < args.length; i += 3) {
            bench.set(Path.of(args[i]), Path.of(args[i + 1]), Path.of(args[i + 2]));
        }
        bench.print("word", bench.byWord);
        bench.print("status", bench.byStatus);
        bench.print("confidence", bench.byTenth);
    }

    private void set(Path perceptions, Path schemaFile, Path truths) throws IOException {
        var schema = (ObjectNode) Json.parse(Files.readString(schemaFile));
        try (var files = Files.list(perceptions)) {
            for (Path file : files.sorted().toList()) {
                Path truth = truths.resolve(file.getFileName().toString());
                if (Files.exists(truth)) {
                    file(file, schema, Json.parse(Files.readString(truth)).path("fields"));
                }
            }
        }
    }

    private void file(Path file, ObjectNode schema, JsonNode truth) throws IOException {
        var seen = PerceptionJson.read(file);
        var input = new Plan.Input(file, MediaType.PDF, "bench");
        var plan = new Plan(Plan.Product.EXTRACT, schema, List.of(), input, Plan.PlanOptions.DEFAULT);
        var grounded = GROUNDER.ground(plan, REASONER.reason(plan, seen), seen);
        var wire = WireJson.write(grounded, true, true);
        truth.properties().forEach(label -> {
            var value = wire.path(label.getKey());
            var found = grounded.evidence().get("/" + label.getKey());
            if (found != null
                    && value.isValueNode()
                    && !value.isNull()
                    && !value.asString().isEmpty()) {
                boolean right = right(label.getValue(), value.asString());
                var metadata = wire.path(label.getKey() + "_metadata");
                count(byWord, metadata.path("confidence").asString(), right);
                count(byStatus, metadata.path("status").asString(), right);
                count(byTenth, "%.1f".formatted(Math.floor(found.confidence() * 10) / 10), right);
            }
        });
    }

    private static boolean right(JsonNode label, String value) {
        if (same(label.path("value"), value)) {
            return true;
        }
        return label.path("accept").valueStream().anyMatch(other -> same(other, value));
    }

    private static boolean same(JsonNode label, String value) {
        if (label.isArray()) {
            return label.valueStream().anyMatch(one -> same(one, value));
        }
        try {
            return new BigDecimal(label.asString()).compareTo(new BigDecimal(value)) == 0;
        } catch (NumberFormatException e) {
            return plain(label.asString()).equals(plain(value));
        }
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static void count(Map<String, int[]> table, String key, boolean right) {
        var counts = table.computeIfAbsent(key, k -> new int[2]);
        counts[0] += right ? 1 : 0;
        counts[1]++;
    }

    private void print(String title, Map<String, int[]> table) {
        System.out.println(title);
        table.forEach((key, c) -> System.out.printf(
                Locale.ROOT, "  %-12s %4d of %4d right  %.3f%n", key, c[0], c[1], (double) c[0] / c[1]));
    }
}
