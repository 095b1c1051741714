package dev.ocelli.catalog.tool.document;

import dev.ocelli.catalog.tool.Outputs;
import dev.ocelli.catalog.tool.secret.Secret;
import dev.ocelli.catalog.tool.secret.SecretKind;
import dev.ocelli.core.base.BoundingBox;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.StringJoiner;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** The list of what was redacted: page, place, category, a masked sample, how it was found, how sure that is. */
final class Audit {
    private static final int MOST_LISTED = 500;

    private final List<Redaction> redactions;

    Audit(List<Redaction> redactions) {
        this.redactions = redactions;
    }

    void write(ObjectNode output) {
        var counts = output.putObject("counts");
        counts().forEach(counts::put);
        var list = output.putArray("redactions");
        for (Redaction redaction : redactions.stream().limit(MOST_LISTED).toList()) {
            Secret secret = redaction.secret();
            var entry = Outputs.page(list.addObject(), secret.page());
            Outputs.box(entry, BoundingBox.around(secret.boxes()));
            entry.put("category", secret.category())
                    .put("sample", secret.masked())
                    .put("how", secret.how())
                    .put("confidence", rounded(secret));
            if (secret.boxes().size() > 1) {
                var boxes = entry.putArray("boxes");
                secret.boxes().forEach(box -> Outputs.box(boxes.addObject(), box));
            }
            if (!redaction.replacement().isEmpty()) {
                entry.put("replacement", redaction.replacement());
            }
        }
        if (redactions.size() > MOST_LISTED) {
            output.put("not_listed", redactions.size() - MOST_LISTED);
        }
    }

    private static double rounded(Secret secret) {
        return Math.round(secret.confidence() * 100) / 100.0;
    }

    private Map<String, Integer> counts() {
        var counts = new TreeMap<String, Integer>();
        redactions.forEach(r -> counts.merge(r.secret().category(), 1, Integer::sum));
        return counts;
    }

    /** "4 bank accounts and 2 email addresses on pages 1 and 3". */
    String words() {
        List<String> things = counts().entrySet().stream()
                .map(e -> e.getValue() + " " + plural(e.getKey(), e.getValue()))
                .toList();
        var pages = redactions.stream().map(r -> r.secret().page() + 1).collect(Collectors.toCollection(TreeSet::new));
        List<String> numbers = pages.stream().map(p -> Integer.toString(p)).toList();
        String where =
                pages.size() > 8 ? pages.size() + " pages" : (pages.size() == 1 ? "page " : "pages ") + joined(numbers);
        return joined(things) + " on " + where;
    }

    private static String joined(List<String> parts) {
        return parts.size() < 2
                ? String.join("", parts)
                : String.join(", ", parts.subList(0, parts.size() - 1)) + " and " + parts.getLast();
    }

    private static String plural(String category, int count) {
        String word = Arrays.stream(SecretKind.values())
                .filter(k -> k.wireName().equals(category))
                .findFirst()
                .map(SecretKind::words)
                .orElse(category.startsWith("field:") ? "value of " + category.substring(6) : category);
        if (count == 1) {
            return word;
        }
        return word.endsWith("address") || word.endsWith("box")
                ? word + "es"
                : word.startsWith("value of") ? word.replaceFirst("value", "values") : word + "s";
    }

    /** The whole list for spreadsheets. */
    byte[] csv() {
        var rows = new StringJoiner(
                "\r\n", "page,left,top,width,height,category,sample,how,confidence,replacement\r\n", "\r\n");
        for (Redaction redaction : redactions) {
            Secret secret = redaction.secret();
            for (BoundingBox box : secret.boxes()) {
                rows.add(String.join(
                        ",",
                        Integer.toString(secret.page() + 1),
                        number(box.x()),
                        number(box.y()),
                        number(box.width()),
                        number(box.height()),
                        Csv.cell(secret.category()),
                        Csv.cell(secret.masked()),
                        Csv.cell(secret.how()),
                        Double.toString(rounded(secret)),
                        Csv.cell(redaction.replacement())));
            }
        }
        return rows.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static String number(double share) {
        return String.format(Locale.ROOT, "%.5f", share);
    }
}
