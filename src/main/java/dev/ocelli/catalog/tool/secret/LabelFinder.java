package dev.ocelli.catalog.tool.secret;

import dev.ocelli.core.perception.TextLine;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Finds what is printed behind a label: on its line, beside it, below it; and below the head of a column all the way down.
 */
final class LabelFinder implements Finder {
    private static final int LONGEST_COLUMN = 60;
    private static final Pattern GLUE = Pattern.compile("^[\\s:#.=_*|/)-]*");

    private final String category;
    private final Pattern label;
    private final Pattern value;
    private final Predicate<String> fits;

    /**
     * @param labels words as printed, lower case
     * @param value what a value looks like
     * @param fits whether a text that looks like one is one
     */
    LabelFinder(String category, List<String> labels, Pattern value, Predicate<String> fits) {
        this.category = category;
        this.value = value;
        this.fits = fits;
        String words = labels.stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(LabelFinder::loose)
                .collect(Collectors.joining("|"));
        this.label = Pattern.compile(
                "(?<![\\p{L}\\p{N}])(?:" + words + ")(?![\\p{L}\\p{N}])",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    private static String loose(String words) {
        return Pattern.compile("[ .-]+")
                .splitAsStream(words)
                .map(Pattern::quote)
                .collect(Collectors.joining("[ .:-]{0,3}"));
    }

    @Override
    public void find(PrintedPage page, Consumer<Secret> found) {
        for (TextLine line : page.lines()) {
            var stretch = Stretch.of(line);
            Matcher m = label.matcher(stretch.text());
            while (m.find()) {
                behind(page, line, m, found);
            }
        }
    }

    private void behind(PrintedPage page, TextLine line, Matcher m, Consumer<Secret> found) {
        var stretch = Stretch.of(line);
        Matcher glue = GLUE.matcher(stretch.text().substring(m.end()));
        int from = m.end() + (glue.find() ? glue.end() : 0);
        String name = m.group().strip();
        if (from < stretch.text().length()) {
            startingAt(stretch, from).ifPresent(range -> found.accept(secret(page, stretch, range, name, 0.92)));
            return;
        }
        Optional<TextLine> beside = page.rightOf(line);
        if (beside.isPresent() && whole(page, beside.get(), name, 0.9, found)) {
            return;
        }
        column(page, line, name, found);
    }

    /** Values below each other under a head, as long as they fit. */
    private void column(PrintedPage page, TextLine head, String name, Consumer<Secret> found) {
        Optional<TextLine> next = page.below(head);
        for (int i = 0; i < LONGEST_COLUMN && next.isPresent(); i++) {
            if (!whole(page, next.get(), name, i == 0 ? 0.88 : 0.8, found)) {
                return;
            }
            next = page.below(next.get());
        }
    }

    /** A line that starts with a value. */
    private boolean whole(PrintedPage page, TextLine line, String name, double confidence, Consumer<Secret> found) {
        var stretch = Stretch.of(line);
        Matcher glue = GLUE.matcher(stretch.text());
        var range = startingAt(stretch, glue.find() ? glue.end() : 0);
        range.ifPresent(r -> found.accept(secret(page, stretch, r, name, confidence)));
        return range.isPresent();
    }

    private record Range(int from, int to) {}

    private Optional<Range> startingAt(Stretch stretch, int from) {
        Matcher m = value.matcher(stretch.text()).region(from, stretch.text().length());
        if (m.find() && m.start() <= from + 3 && fits.test(m.group())) {
            return Optional.of(new Range(m.start(), m.end()));
        }
        return Optional.empty();
    }

    private Secret secret(PrintedPage page, Stretch stretch, Range range, String name, double confidence) {
        return new Secret(
                category,
                stretch.text().substring(range.from(), range.to()),
                page.index(),
                stretch.boxes(range.from(), range.to()),
                "after '" + name.toLowerCase(Locale.ROOT) + "'",
                confidence);
    }
}
