package dev.ocelli.engine.reason;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * From when to when, as a line of a career prints it: {@code Jan 2021 – Present}, {@code 2014 - 2016}, {@code 05/2019}.
 *
 * @param days first of the month, or of January where only a year is printed; one or two
 * @param prints where they stand, in the same order
 * @param open until today
 * @param whole the whole print
 */
record Period(List<LocalDate> days, List<Span> prints, boolean open, Span whole) {
    private static final Pattern POINT = Pattern.compile(
            "(?<![\\d\\p{L}])(?:(\\p{L}{3,10})\\.?,?\\s+|(\\d{1,2})[/.])?((?:19|20)\\d\\d)(?![\\d\\p{L}])");
    private static final Pattern JOIN = Pattern.compile("\\s*(?:[-–—]|to|until|bis|à|a|al|hasta|till)\\s*");

    /** The period in a run; empty when no year stands there. */
    static Optional<Period> in(Run run, Map<String, Integer> months, Phrases open) {
        var days = new ArrayList<LocalDate>();
        var prints = new ArrayList<Span>();
        var points = POINT.matcher(run.text()).results().limit(2).toList();
        for (MatchResult point : points) {
            var month = month(point, months);
            int from = month.isEmpty() ? point.start(3) : point.start();
            boolean joined = prints.isEmpty()
                    || JOIN.matcher(run.text().substring(prints.getLast().to(), from))
                            .matches();
            if (joined) {
                days.add(LocalDate.of(Integer.parseInt(point.group(3)), month.orElse(1), 1));
                prints.add(new Span(run, from, point.end()));
            }
        }
        if (days.isEmpty()) {
            return Optional.empty();
        }
        String rest = run.text().substring(prints.getLast().to());
        var until = open.first(Letters.of(rest))
                .filter(hit -> JOIN.matcher(rest.substring(0, hit.from())).matches());
        int end = prints.getLast().to() + until.map(Letters.Hit::to).orElse(0);
        return Optional.of(new Period(
                List.copyOf(days),
                List.copyOf(prints),
                until.isPresent(),
                new Span(run, prints.getFirst().from(), end)));
    }

    private static Optional<Integer> month(MatchResult point, Map<String, Integer> months) {
        if (point.group(1) != null) {
            return Optional.ofNullable(months.get(Letters.fold(point.group(1))));
        }
        return Optional.ofNullable(point.group(2)).map(Integer::valueOf).filter(m -> m >= 1 && m <= 12);
    }
}
