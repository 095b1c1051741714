package dev.ocelli.catalog.tool.document;

import dev.ocelli.core.perception.Barcode;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.TextLine;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Finds where each document begins in a long file. Pure but for {@code blank}. */
final class PackageSplit {
    private static final int FEW_WORDS = 8;

    private final KindFinder kinds;

    PackageSplit(KindFinder kinds) {
        this.kinds = kinds;
    }

    /**
     * A document in the file.
     *
     * @param pages counted from 0, in order
     * @param kind of {@link KnownKind}, or {@code document} when nothing tells
     * @param confidence that it begins here, in [0, 1]
     */
    record Part(
            List<Integer> pages, String kind, double kindConfidence, String title, double confidence, String reason) {
        Part {
            pages = List.copyOf(pages);
        }
    }

    /** Documents in order, and the pages that belong to none: blank ones and separator sheets. */
    record Split(List<Part> parts, List<Integer> between) {
        Split {
            parts = List.copyOf(parts);
            between = List.copyOf(between);
        }
    }

    /** @param blank whether a page without words shows nothing at all */
    Split split(List<Page> pages, Predicate<Page> blank) {
        var separators = separators(pages);
        var parts = new ArrayList<Part>();
        var between = new ArrayList<Integer>();
        var open = new ArrayList<PageTraits>();
        var start = new Boundaries.Verdict(true, 1, "the first page of the file");
        boolean gap = false;
        for (Page page : pages) {
            var traits = new PageTraits(page, kinds);
            if (separators.contains(page.index()) || (traits.isEmpty() && blank.test(page))) {
                between.add(page.index());
                gap = true;
                continue;
            }
            if (!open.isEmpty()) {
                var verdict = Boundaries.judge(open.getLast(), traits, gap);
                if (verdict.starts()) {
                    parts.add(part(open, start));
                    open.clear();
                    start = verdict;
                }
            }
            open.add(traits);
            gap = false;
        }
        if (!open.isEmpty()) {
            parts.add(part(open, start));
        }
        return new Split(parts, between);
    }

    private Part part(List<PageTraits> traits, Boundaries.Verdict start) {
        var pages = traits.stream().map(PageTraits::page).toList();
        // the first page says what a document is; the others matter when it does not
        var first = kinds.best(List.of(pages.getFirst())).filter(KindFinder.Finding::isSure);
        var found = first.or(() -> kinds.best(pages)).filter(f -> f.score() > 1.5);
        String title = traits.getFirst().title().map(TextLine::text).orElse("");
        return new Part(
                pages.stream().map(Page::index).toList(),
                found.map(f -> f.kind().name()).orElse("document"),
                found.map(KindFinder.Finding::confidence).orElse(0.0),
                title,
                start.confidence(),
                start.reason());
    }

    /** Pages of few words with a bar code that comes back on another such page, or one that calls itself a separator. */
    private static List<Integer> separators(List<Page> pages) {
        Map<String, List<Integer>> byCode = new HashMap<>();
        for (Page page : pages) {
            int words = page.lines().stream().mapToInt(l -> l.words().size()).sum();
            for (Barcode code : page.parts().barcodes()) {
                if (words <= FEW_WORDS) {
                    byCode.computeIfAbsent(code.text(), c -> new ArrayList<>()).add(page.index());
                }
            }
        }
        return byCode.entrySet().stream()
                .filter(e -> e.getValue().size() > 1
                        || e.getKey()
                                .toLowerCase(java.util.Locale.ROOT)
                                .matches(".*(?:separator|patch|trennblatt|split).*"))
                .flatMap(e -> e.getValue().stream())
                .distinct()
                .toList();
    }
}
