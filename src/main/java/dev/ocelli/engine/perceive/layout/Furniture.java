package dev.ocelli.engine.perceive.layout;

import dev.ocelli.core.perception.BlockKind;
import dev.ocelli.core.perception.TextLine;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Running heads and feet: short lines at the edge of the page that repeat over pages, and page numbers. */
final class Furniture {
    private static final double EDGE = 0.1;
    private static final double NUMBER_EDGE = 0.07;
    private static final Pattern PAGE_NUMBER = Pattern.compile(
            "[-–—|\\s]*(?:(?:page|seite|p\\.|pagina|página|s\\.)\\s*)?\\d{1,4}(?:\\s*(?:/|of|von|de|di|van|sur)\\s*\\d{1,4})?[-–—|\\s]*",
            Pattern.CASE_INSENSITIVE);

    private final Set<String> heads;
    private final Set<String> feet;

    private Furniture(Set<String> heads, Set<String> feet) {
        this.heads = heads;
        this.feet = feet;
    }

    static Furniture of(List<PageDraft> pages) {
        Map<String, Integer> heads = new HashMap<>();
        Map<String, Integer> feet = new HashMap<>();
        for (var page : pages) {
            count(page, true, heads);
            count(page, false, feet);
        }
        int enough = Math.max(2, (int) Math.ceil(pages.size() * 0.25));
        return new Furniture(repeated(heads, enough), repeated(feet, enough));
    }

    /** {@code PAGE_HEADER}, {@code PAGE_FOOTER}, or empty for a line of the body. */
    Optional<BlockKind> kind(TextLine line) {
        boolean number = PAGE_NUMBER.matcher(line.text()).matches();
        if ((atTop(line, EDGE) && heads.contains(key(line))) || (atTop(line, NUMBER_EDGE) && number)) {
            return Optional.of(BlockKind.PAGE_HEADER);
        }
        if ((atBottom(line, EDGE) && feet.contains(key(line))) || (atBottom(line, NUMBER_EDGE) && number)) {
            return Optional.of(BlockKind.PAGE_FOOTER);
        }
        return Optional.empty();
    }

    private static void count(PageDraft page, boolean top, Map<String, Integer> counts) {
        var seen = new HashSet<String>();
        for (var line : page.runs()) {
            if ((top ? atTop(line, EDGE) : atBottom(line, EDGE)) && seen.add(key(line))) {
                counts.merge(key(line), 1, Integer::sum);
            }
        }
    }

    private static Set<String> repeated(Map<String, Integer> counts, int enough) {
        var repeated = new HashSet<String>();
        counts.forEach((key, count) -> {
            if (count >= enough) {
                repeated.add(key);
            }
        });
        return repeated;
    }

    private static boolean atTop(TextLine line, double edge) {
        return line.box().centreY() < edge;
    }

    private static boolean atBottom(TextLine line, double edge) {
        return line.box().centreY() > 1 - edge;
    }

    /** The text with numbers made alike. */
    private static String key(TextLine line) {
        return line.text().replaceAll("\\d+", "#").strip();
    }
}
