package dev.ocelli.engine.reason;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * One entry under a heading.
 *
 * @param parts of its head, in reading order, dates aside
 * @param period when, if the entry says so
 * @param below the runs under its head
 */
record Entry(List<Span> parts, Optional<Period> period, List<Run> below) {
    private static final Pattern SIGNS = Pattern.compile("\\s*[|·•]\\s*|\\s+[–—@-]\\s+|,\\s+|\\s+(?:at|bei|chez)\\s+");

    Entry {
        parts = List.copyOf(parts);
        below = List.copyOf(below);
    }

    /** The parts of a run of a head, without the dates. */
    static List<Span> parts(Run run, Period period) {
        if (!run.equals(period.whole().run())) {
            return split(run.all(), SIGNS);
        }
        var parts = new ArrayList<>(split(new Span(run, 0, period.whole().from()), SIGNS));
        parts.addAll(split(new Span(run, period.whole().to(), run.text().length()), SIGNS));
        return parts;
    }

    static List<Span> split(Span whole, Pattern signs) {
        var parts = new ArrayList<Span>();
        var between = signs.matcher(whole.text());
        int from = 0;
        while (between.find()) {
            parts.add(new Span(whole.run(), whole.from() + from, whole.from() + between.start()));
            from = between.end();
        }
        parts.add(new Span(whole.run(), whole.from() + from, whole.to()));
        return parts.stream()
                .map(part -> part.trimmed(",;|•·()–—-"))
                .filter(part -> part.text().chars().anyMatch(Character::isLetter))
                .toList();
    }
}
