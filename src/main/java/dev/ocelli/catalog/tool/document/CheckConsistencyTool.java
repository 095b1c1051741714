package dev.ocelli.catalog.tool.document;

import dev.ocelli.catalog.tool.Arguments;
import dev.ocelli.catalog.tool.Counted;
import dev.ocelli.catalog.tool.Parameters;
import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolContext;
import dev.ocelli.catalog.tool.ToolDescription;
import dev.ocelli.catalog.tool.ToolDescription.Need;
import dev.ocelli.catalog.tool.ToolResult;
import dev.ocelli.catalog.tool.Toolset;
import dev.ocelli.core.base.Json;
import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** {@code check_consistency}: whether documents agree with each other, and sums with their parts. */
final class CheckConsistencyTool implements Tool {
    private static final int MOST_FILES = 50;
    private static final int MOST_FIELDS = 50;
    private static final BigDecimal CENT = new BigDecimal("0.011");

    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "check_consistency",
            Toolset.DOCUMENT,
            "Checks several documents of one case against each other: whether name, date of birth, customer, order number,"
                    + " account or any given fields agree, with the places of what does not; and sums: items against"
                    + " subtotal and total, subtotal plus tax against total, totals over all documents.",
            new Parameters()
                    .texts("files", "the documents; all inputs when left out", MOST_FILES)
                    .texts("fields", "fields that must agree; the usual ones when left out", MOST_FIELDS)
                    .schema(),
            Need.NOTHING);

    @Override
    public ToolDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ToolResult call(ObjectNode arguments, ToolContext context) {
        var given = Arguments.of(arguments, DESCRIPTION);
        var wanted = given.texts("fields", MOST_FIELDS);
        var fields = FieldPlaces.schemaOf(wanted.isEmpty() ? Facts.USUAL : wanted);
        List<String> names = List.copyOf(fields.path("properties").propertyNames());
        var files = SeveralFiles.read(given, MOST_FILES, context);
        var facts = new ArrayList<Facts>();
        for (var file : files) {
            context.progress("Reading " + file.title());
            facts.add(Facts.of(file, names, context));
        }
        var output = Json.object();
        var documents = output.putArray("documents");
        facts.forEach(
                f -> documents.addObject().put("file", f.material().name()).set("values", f.plain()));
        int mismatches = compare(facts, names, output);
        int wrong = sums(facts, output.putArray("sums"));
        totals(facts, output.putArray("totals"));
        output.put("consistent", mismatches + wrong == 0);
        return new ToolResult(
                output,
                mismatches + wrong == 0
                        ? "Found no contradiction in " + Counted.of(files.size(), "document") + "."
                        : "Found " + Counted.of(mismatches, "field") + " that do not agree and "
                                + Counted.of(wrong, "sum") + " that do not add up.");
    }

    private static int compare(List<Facts> facts, List<String> names, ObjectNode output) {
        var mismatches = output.putArray("mismatches");
        var agreements = output.putArray("agreements");
        for (String name : names) {
            var values = facts.stream().flatMap(f -> f.find(name).stream()).toList();
            if (values.size() > 1) {
                boolean same = values.stream()
                        .allMatch(v -> same(v.text(), values.getFirst().text()));
                var node = (same ? agreements : mismatches).addObject().put("field", name);
                var list = node.putArray("values");
                values.forEach(value -> write(list.addObject(), value));
            }
        }
        return mismatches.size();
    }

    /** Pages of {@code bboxes} become pages as people count them. */
    private static void write(ObjectNode node, Facts.Value value) {
        node.put("file", value.file()).put("value", value.text());
        JsonNode place = value.metadata().path("bboxes").path(0);
        node.put("page", place.path("page").asInt(0) + 1)
                .put("text", place.path("content").asString(value.text()));
        JsonNode xywh =
                place.has("xywh") ? place.path("xywh") : place.path("bbox").path("xywh");
        node.set("xywh", xywh);
    }

    /** The same letters and digits, or all words of one among the other's: "M. Lindqvist" is "Maya Lindqvist". */
    static boolean same(String one, String other) {
        Set<String> first = words(one);
        Set<String> second = words(other);
        if (String.join("", first).equals(String.join("", second)) || plain(one).equals(plain(other))) {
            return true;
        }
        Set<String> fewer = first.size() <= second.size() ? first : second;
        Set<String> more = first.size() <= second.size() ? second : first;
        boolean words = fewer.stream().anyMatch(w -> w.length() > 2 && w.chars().allMatch(Character::isLetter));
        return words
                && fewer.stream()
                        .allMatch(w ->
                                more.stream().anyMatch(m -> m.equals(w) || (w.length() == 1 && m.startsWith(w))));
    }

    private static String plain(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }

    private static Set<String> words(String text) {
        var words = new HashSet<String>();
        for (String word : Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}", "")
                .toLowerCase(Locale.ROOT)
                .split("[^\\p{L}\\p{N}]+")) {
            if (!word.isEmpty()) {
                words.add(word);
            }
        }
        return words;
    }

    private static int sums(List<Facts> facts, ArrayNode sums) {
        int wrong = 0;
        for (Facts f : facts) {
            Optional<BigDecimal> subtotal = f.number("subtotal");
            Optional<BigDecimal> total = f.number("total");
            Optional<BigDecimal> tax = f.number("tax_total");
            var items = f.items();
            if (items.size() > 1 && (subtotal.isPresent() || total.isPresent())) {
                BigDecimal sum = items.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
                boolean asTotal = total.isPresent() && near(sum, total.get());
                String against = subtotal.isPresent() && !asTotal ? "subtotal" : "total";
                wrong += check(
                        sums,
                        f,
                        "sum of items = " + against,
                        sum,
                        asTotal ? total.get() : subtotal.or(() -> total).orElseThrow());
            }
            if (subtotal.isPresent() && tax.isPresent() && total.isPresent()) {
                wrong += check(sums, f, "subtotal + tax = total", subtotal.get().add(tax.get()), total.get());
            }
        }
        return wrong;
    }

    private static boolean near(BigDecimal one, BigDecimal other) {
        return one.subtract(other).abs().compareTo(CENT) < 0;
    }

    private static int check(ArrayNode sums, Facts facts, String what, BigDecimal computed, BigDecimal printed) {
        boolean holds = near(computed, printed);
        sums.addObject()
                .put("file", facts.material().name())
                .put("check", what)
                .put("computed", computed)
                .put("printed", printed)
                .put("holds", holds);
        return holds ? 0 : 1;
    }

    /** Totals added up over all documents that have one, by currency. */
    private static void totals(List<Facts> facts, ArrayNode totals) {
        Map<String, BigDecimal> sums = new TreeMap<>();
        Map<String, Integer> counts = new TreeMap<>();
        for (Facts f : facts) {
            f.number("total").ifPresent(total -> {
                String currency = f.find("currency").map(Facts.Value::text).orElse("");
                sums.merge(currency, total, BigDecimal::add);
                counts.merge(currency, 1, Integer::sum);
            });
        }
        sums.forEach((currency, sum) -> totals.addObject()
                .put("currency", currency)
                .put("documents", counts.getOrDefault(currency, 0))
                .put("sum", sum));
    }
}
