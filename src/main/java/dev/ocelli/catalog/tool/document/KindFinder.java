package dev.ocelli.catalog.tool.document;

import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.TextLine;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Says which known kind of document some pages are: by their title, by words that only such documents hold, and by what is
 * on them (machine-readable zones, salutations, tables). A word that many kinds share counts little. Any thread.
 */
final class KindFinder {
    private static final Pattern SPACES = Pattern.compile("[^\\p{L}\\p{N}'-]+");
    private static final double TITLE = 5;
    private static final double TITLE_IN_TEXT = 1.6;
    private static final double ENOUGH = 2.4;

    private final List<KnownKind> kinds;
    private final Map<String, Integer> spread = new LinkedHashMap<>();

    KindFinder(List<KnownKind> kinds) {
        this.kinds = List.copyOf(kinds);
        kinds.forEach(kind -> kind.words().forEach(word -> spread.merge(word, 1, Integer::sum)));
    }

    /**
     * A kind with what spoke for it.
     *
     * @param score how much; below about 2.4 it is a guess
     * @param confidence in [0, 1]: the score's share, lowered where there is little evidence
     * @param because words of the document
     */
    record Finding(KnownKind kind, double score, double confidence, List<String> because) {
        Finding {
            because = List.copyOf(because);
        }

        boolean isSure() {
            return score >= ENOUGH;
        }
    }

    List<KnownKind> kinds() {
        return kinds;
    }

    /** The best kind; empty when nothing speaks for any. */
    Optional<Finding> best(List<Page> pages) {
        List<Finding> all = all(pages);
        return all.isEmpty() ? Optional.empty() : Optional.of(all.getFirst());
    }

    /** Kinds that anything speaks for, best first. */
    List<Finding> all(List<Page> pages) {
        var sight = new Sight(pages);
        var scored = new ArrayList<Finding>();
        for (KnownKind kind : kinds) {
            var because = new ArrayList<String>();
            double score = score(kind, sight, because);
            if (score > 0.3) {
                scored.add(new Finding(kind, score, 0, because));
            }
        }
        scored.sort(Comparator.comparingDouble((Finding f) -> -f.score()));
        double sum =
                scored.stream().limit(3).mapToDouble(f -> f.score() * f.score()).sum();
        return scored.stream()
                .map(f -> new Finding(
                        f.kind(), f.score(), f.score() * f.score() / sum * Math.min(1, f.score() / 5), f.because()))
                .toList();
    }

    private double score(KnownKind kind, Sight sight, List<String> because) {
        double score = 0;
        double title = 0;
        for (String phrase : kind.titles()) {
            if (sight.isTitle(phrase)) {
                double weight = TITLE + Math.min(1, 0.06 * phrase.length());
                if (weight > title) {
                    title = weight;
                    because.addFirst("the title '" + phrase + "'");
                }
            } else if (title == 0 && sight.says(phrase)) {
                title = TITLE_IN_TEXT;
                because.add("'" + phrase + "'");
            }
        }
        double words = 0;
        for (String word : kind.words()) {
            if (sight.says(word)) {
                words += 1.0 / Math.sqrt(spread.getOrDefault(word, 1)) * Math.min(1, 0.45 + 0.05 * word.length());
                because.add("'" + word + "'");
            }
        }
        score += title + Math.min(5, words);
        return score + built(kind, sight, because);
    }

    private static double built(KnownKind kind, Sight sight, List<String> because) {
        double score = switch (kind.name()) {
            case "passport" -> sight.zones("TD3") ? 6 : 0;
            case "id_card" -> sight.zones("TD1") || sight.zones("TD2") ? 6 : 0;
            case "letter" -> sight.says("dear") || sight.says("sehr geehrte") ? 1.5 : 0;
            case "receipt" -> sight.isNarrow() ? 1.5 : 0;
            case "table_report" -> sight.tableShare() > 0.2 && !sight.hasMoney() ? 2.5 : -5;
            default -> 0;
        };
        if (score > 0) {
            because.add("how it is built");
        }
        return score;
    }

    /** What some pages say, for looking up phrases. */
    private static final class Sight {
        private final List<Page> pages;
        private final String text;
        private final String titles;

        Sight(List<Page> pages) {
            this.pages = pages;
            var all = new StringBuilder(" ");
            var large = new StringBuilder(" | ");
            for (Page page : pages) {
                double usual = page.lines().stream()
                        .mapToDouble(TextLine::fontSize)
                        .sorted()
                        .skip(page.lines().size() / 2)
                        .findFirst()
                        .orElse(0.012);
                for (TextLine line : page.lines()) {
                    String plain = plain(line.text());
                    all.append(plain).append(" | ");
                    boolean big = line.fontSize() > 1.25 * usual
                            || (line.bold() && line.box().y() < 0.2);
                    boolean capitals = line.text().equals(line.text().toUpperCase(Locale.ROOT));
                    boolean top = line.box().y() < 0.3 && line.words().size() <= 4;
                    if (line.words().size() <= 9
                            && (big || (top && (capitals || line.words().size() <= 3)))) {
                        large.append(plain).append(" | ");
                    }
                }
            }
            this.text = all.toString();
            this.titles = large.toString();
        }

        private static String plain(String text) {
            return SPACES.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").strip();
        }

        boolean says(String phrase) {
            return text.contains(" " + phrase + " ");
        }

        boolean isTitle(String phrase) {
            return titles.contains(" " + phrase + " ");
        }

        boolean zones(String format) {
            return pages.stream()
                    .flatMap(p -> p.parts().zones().stream())
                    .anyMatch(z -> z.format().toUpperCase(Locale.ROOT).contains(format));
        }

        boolean isNarrow() {
            return !pages.isEmpty() && pages.getFirst().aspect() < 0.62;
        }

        double tableShare() {
            return pages.stream()
                    .mapToDouble(p -> p.parts().tables().stream()
                            .mapToDouble(t -> t.rows() >= 3 && t.columns() >= 3
                                    ? Math.max(0.3, t.box().area())
                                    : 0)
                            .sum())
                    .average()
                    .orElse(0);
        }

        boolean hasMoney() {
            return text.contains(" eur ")
                    || text.contains(" usd ")
                    || says("subtotal")
                    || says("vat")
                    || says("total amount");
        }
    }
}
