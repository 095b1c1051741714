package dev.ocelli.catalog.tool.document;

import dev.ocelli.catalog.tool.Arguments;
import dev.ocelli.catalog.tool.Material;
import dev.ocelli.catalog.tool.Parameters;
import dev.ocelli.catalog.tool.ToolContext;
import dev.ocelli.catalog.tool.ToolContext.Category;
import dev.ocelli.core.perception.Page;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Chooses among kinds that a caller names, with what is known of kinds of that name. */
final class Categories {
    private static final int MOST = 100;

    private final KindFinder kinds;

    Categories(KindFinder kinds) {
        this.kinds = kinds;
    }

    /** @param category empty when none fits */
    record Choice(String category, double confidence, String rationale) {}

    static Parameters parameter(Parameters parameters) {
        return parameters.items(
                "categories",
                "kinds to choose among; the kinds that are known anyway when left out",
                MOST,
                new Parameters()
                        .text("name", "the kind, such as invoice")
                        .text("description", "words that tell it from others")
                        .require("name"));
    }

    static List<Category> read(Arguments given) {
        var categories = new ArrayList<Category>();
        for (Arguments item : given.items("categories", MOST)) {
            categories.add(
                    new Category(item.text("name"), item.findText("description").orElse("")));
        }
        return categories;
    }

    /** Takes the known kind when the pages say it clearly and one category means it; else the words decide. */
    Choice choose(Material material, Optional<List<Integer>> pages, List<Category> categories, ToolContext context) {
        List<Page> seen = context.see(material, pages).pages();
        for (KindFinder.Finding finding : kinds.all(seen)) {
            if (!finding.isSure()) {
                break;
            }
            var meant = categories.stream()
                    .filter(c -> meanings(c.name()).contains(finding.kind().name()))
                    .findFirst();
            if (meant.isPresent()) {
                double share =
                        finding.equals(kinds.all(seen).getFirst()) ? finding.confidence() : finding.confidence() / 2;
                return new Choice(meant.get().name(), rounded(share), rationale(finding));
            }
        }
        var found = context.classify(
                material, pages, categories.stream().map(this::richer).toList());
        boolean fits = found.confidence() > 1.0 / (categories.size() + 1);
        return new Choice(
                fits ? found.best() : "",
                rounded(fits ? found.confidence() : 0),
                fits
                        ? found.rationale()
                        : "No word of the document speaks for one of the kinds more than for the others.");
    }

    static String rationale(KindFinder.Finding finding) {
        var because = finding.because().stream().limit(5).toList();
        return "It shows " + String.join(", ", because) + ".";
    }

    static double rounded(double share) {
        return Math.round(share * 100) / 100.0;
    }

    /** The known kinds that a name means: "bank statement", "Invoices", "quote". */
    private Set<String> meanings(String name) {
        String plain = name.toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
        String single = plain.endsWith("s") && !plain.endsWith("ss") ? plain.substring(0, plain.length() - 1) : plain;
        var meanings = new HashSet<String>();
        for (KnownKind kind : kinds.kinds()) {
            String known = kind.name().replace('_', ' ');
            boolean same = known.equals(plain) || known.equals(single);
            boolean part = single.length() > 3 && (known.endsWith(" " + single) || single.endsWith(" " + known));
            if (same || part || kind.titles().contains(plain) || kind.titles().contains(single)) {
                meanings.add(kind.name());
            }
        }
        return meanings;
    }

    private Category richer(Category category) {
        Set<String> meanings = meanings(category.name());
        var words = new ArrayList<String>(List.of(category.description()));
        kinds.kinds().stream()
                .filter(kind -> meanings.contains(kind.name()))
                .forEach(kind -> words.add(kind.about() + " " + String.join(" ", kind.words())));
        return new Category(category.name(), String.join(" ", words).strip());
    }
}
