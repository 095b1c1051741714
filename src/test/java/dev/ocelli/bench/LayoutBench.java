package dev.ocelli.bench;

import dev.ocelli.catalog.format.FormatLimits;
import dev.ocelli.catalog.format.Formats;
import dev.ocelli.catalog.model.Models;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.engine.perceive.MemorySightCache;
import dev.ocelli.engine.perceive.Perceiver;
import dev.ocelli.engine.perceive.SightCache;
import dev.ocelli.engine.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the real perceiver over a folder of labelled files and writes what the scorer reads, and what was seen.
 *
 * <p>{@code --files DIR --out DIR [--seen DIR] [--sights DIR] [--detail lo|auto|hi] [--only PART]}: predictions go to
 * {@code out}, whole perceptions to {@code seen}; {@code sights} remembers text layers and OCR between runs.
 */
public final class LayoutBench {
    private LayoutBench() {}

    public static void main(String[] args) throws IOException {
        Map<String, String> options = new HashMap<>();
        for (int i = 0; i + 1 < args.length; i += 2) {
            options.put(args[i], args[i + 1]);
        }
        SightCache cache = options.containsKey("--sights")
                ? new DiskSightCache(Path.of(options.get("--sights")))
                : new MemorySightCache(1_000_000);
        var models =
                Models.under(Path.of(options.getOrDefault("--data", System.getProperty("user.home") + "/.ocelli")));
        models.pullDefaults(System.out::println);
        var perceiver = new Perceiver(Formats.standard(FormatLimits.standard())::open, models::ocr, cache);
        long began = System.nanoTime();
        int pages = 0;
        for (var file : files(Path.of(options.get("--files")))) {
            String id = file.getFileName().toString().replaceFirst("\\.[^.]+$", "");
            if (id.contains(options.getOrDefault("--only", ""))) {
                pages += bench(perceiver, file, id, options);
            }
        }
        System.out.printf("%d pages, %.1f s%n", pages, (System.nanoTime() - began) / 1e9);
    }

    private static int bench(Perceiver perceiver, Path file, String id, Map<String, String> options)
            throws IOException {
        var detail =
                Plan.Detail.valueOf(options.getOrDefault("--detail", "auto").toUpperCase(Locale.ROOT));
        var plan = new Plan(
                Plan.Product.OCR,
                Json.object(),
                List.of(),
                new Plan.Input(file, typeOf(file), id),
                new Plan.PlanOptions(Optional.empty(), detail, false, false, false));
        try {
            var seen = perceiver.perceive(plan);
            seen.warnings().forEach(w -> System.out.println(id + ": " + w));
            if (options.containsKey("--out")) {
                write(Path.of(options.get("--out")).resolve(id + ".json"), Prediction.of(id, seen));
            }
            if (options.containsKey("--seen")) {
                PerceptionJson.write(seen, Path.of(options.get("--seen")).resolve(id + ".json"));
            }
            return seen.pages().size();
        } catch (dev.ocelli.core.base.OcelliException e) {
            System.out.println(id + ": " + e.getMessage());
            return 0;
        }
    }

    private static void write(Path file, Object value) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, Json.write(value));
    }

    private static List<Path> files(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).sorted().toList();
        }
    }

    private static MediaType typeOf(Path file) {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        return name.endsWith(".pdf") ? MediaType.PDF : name.endsWith(".png") ? MediaType.PNG : MediaType.JPEG;
    }
}
