package dev.ocelli.bench;

import dev.ocelli.EmbeddedPipeline;
import dev.ocelli.catalog.tool.secret.Secret;
import dev.ocelli.catalog.tool.secret.SecretKind;
import dev.ocelli.catalog.tool.secret.SecretSearch;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.engine.perceive.MemorySightCache;
import dev.ocelli.engine.perceive.Perceiver;
import dev.ocelli.engine.plan.Plan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/**
 * How much of what labels call names, dates, amounts, accounts and addresses the search finds in labelled documents.
 *
 * <p>Arguments: data folder (models), sets of labelled items (folders with {@code files/} and {@code truth/}), most items a
 * set. Recall only: labels name one value a field, not all that a page holds.
 */
public final class RedactionBench {
    private static final Map<String, SecretKind> KINDS = Map.of(
            "date", SecretKind.DATES,
            "invoice_date", SecretKind.DATES,
            "due_date", SecretKind.DATES,
            "total", SecretKind.AMOUNTS,
            "grand_total", SecretKind.AMOUNTS,
            "net_total", SecretKind.AMOUNTS,
            "tax_total", SecretKind.AMOUNTS,
            "seller_iban", SecretKind.BANK_ACCOUNTS,
            "seller_vat_id", SecretKind.ID_NUMBERS,
            "address", SecretKind.ADDRESSES);

    private RedactionBench() {}

    public static void main(String[] args) throws IOException {
        int most = Integer.parseInt(args[args.length - 1]);
        var search = new SecretSearch();
        try (var pipeline = EmbeddedPipeline.under(Path.of(args[0]))) {
            var perceiver =
                    new Perceiver(pipeline.formats()::open, pipeline.models()::ocr, new MemorySightCache(100_000));
            for (int i = 1; i < args.length - 1; i++) {
                set(Path.of(args[i]), most, perceiver, search);
            }
        }
    }

    private static void set(Path folder, int most, Perceiver perceiver, SecretSearch search) throws IOException {
        Map<String, int[]> counts = new TreeMap<>();
        List<Path> items;
        try (var files = Files.list(folder.resolve("truth"))) {
            items = files.sorted().limit(most).toList();
        }
        for (Path item : items) {
            JsonNode truth = Json.parse(Files.readString(item));
            Path file = folder.resolve("files")
                    .resolve(truth.path("file").asString().replaceAll("^files/", ""));
            Perception seen = perceiver.perceive(plan(file));
            var wish = new SecretSearch.Wish(EnumSet.allOf(SecretKind.class), List.of(), List.of(), 0.5);
            var found = search.find(seen, wish, List.of());
            for (Map.Entry<String, JsonNode> field : truth.path("fields").properties()) {
                SecretKind kind = KINDS.get(field.getKey());
                if (kind != null) {
                    count(counts, field.getKey(), covered(field.getValue(), kind, seen, found));
                }
            }
        }
        counts.forEach((field, c) -> System.out.printf(
                Locale.ROOT,
                "%s %s: %d of %d (%.2f)%n",
                folder.getFileName(),
                field,
                c[0],
                c[1],
                (double) c[0] / c[1]));
    }

    private static void count(Map<String, int[]> counts, String field, Optional<Boolean> covered) {
        covered.ifPresent(yes -> {
            int[] count = counts.computeIfAbsent(field, f -> new int[2]);
            count[0] += yes ? 1 : 0;
            count[1]++;
        });
    }

    /** Empty when the printed form of the value cannot be found on the pages, so that nothing is measured. */
    private static Optional<Boolean> covered(JsonNode label, SecretKind kind, Perception seen, List<Secret> found) {
        var forms = new ArrayList<String>();
        forms.add(label.path("raw").asString(""));
        String value = label.path("value").isNumber()
                ? String.format(Locale.ROOT, "%.2f", label.path("value").doubleValue())
                : label.path("value").asString("");
        forms.add(value);
        if (value.matches("\\d{4}-\\d{2}-\\d{2}")) {
            String[] parts = value.split("-");
            forms.add(parts[2] + parts[1] + parts[0]);
            forms.add(parts[1] + parts[2] + parts[0]);
        }
        label.path("accept").forEach(form -> forms.add(form.asString("")));
        String all = plain(seen.text());
        for (String form : forms) {
            String wanted = plain(form);
            if (wanted.length() > 2 && all.contains(wanted)) {
                String together = plain(String.join(
                        " ",
                        found.stream()
                                .filter(s -> s.category().equals(kind.wireName()))
                                .map(Secret::text)
                                .toList()));
                boolean parts = kind == SecretKind.ADDRESSES && shares(form, together) > 0.7;
                return Optional.of(parts || together.contains(wanted));
            }
        }
        return Optional.empty();
    }

    private static double shares(String form, String together) {
        String[] words = form.split("[\\s,.]+");
        long held = java.util.Arrays.stream(words)
                .filter(w -> together.contains(plain(w)))
                .count();
        return (double) held / Math.max(1, words.length);
    }

    private static String plain(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static Plan plan(Path file) throws IOException {
        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
        MediaType type = name.endsWith(".pdf") ? MediaType.PDF : name.endsWith(".png") ? MediaType.PNG : MediaType.JPEG;
        return new Plan(
                Plan.Product.OCR, Json.object(), List.of(), new Plan.Input(file, type, name), Plan.PlanOptions.DEFAULT);
    }
}
