package dev.ocelli.engine.reason;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Parts the elements of a list that is printed in one line, such as {@code Skills: sailing, rowing, knots}. */
final class ListParts {
    private static final Pattern SIGNS = Pattern.compile("\\s*[;|•·]\\s*");
    private static final Pattern COMMAS = Pattern.compile(",\\s+");
    private static final int MOST_WORDS = 5;
    /** Two words and a comma are a place or a name turned round rather than a list. */
    private static final int FEWEST_BY_COMMA = 3;

    private ListParts() {}

    /** The candidates, each list among them taken apart; those of known concepts are whole as they are. */
    static List<Candidate> of(Meaning meaning, List<Candidate> candidates) {
        boolean words = meaning.kind() == Kind.TEXT || meaning.kind() == Kind.PERSON;
        return words && meaning.concept().isEmpty()
                ? candidates.stream().flatMap(c -> parts(c).stream()).toList()
                : candidates;
    }

    private static List<Candidate> parts(Candidate candidate) {
        if (candidate.spans().size() != 1) {
            return List.of(candidate);
        }
        var bySigns = split(candidate.first(), SIGNS);
        var byCommas = split(candidate.first(), COMMAS);
        var parts = bySigns.size() > 1 ? bySigns : byCommas.size() >= FEWEST_BY_COMMA ? byCommas : List.<Span>of();
        boolean brief =
                parts.stream().allMatch(p -> !p.text().isBlank() && p.text().split(" ").length <= MOST_WORDS);
        return parts.isEmpty() || !brief
                ? List.of(candidate)
                : parts.stream()
                        .map(p -> new Candidate(p, new Value.Text(p.text()), candidate.score()))
                        .toList();
    }

    private static List<Span> split(Span whole, Pattern separator) {
        var parts = new ArrayList<Span>();
        Matcher between = separator.matcher(whole.text());
        int from = 0;
        while (between.find()) {
            parts.add(new Span(whole.run(), whole.from() + from, whole.from() + between.start()));
            from = between.end();
        }
        parts.add(new Span(whole.run(), whole.from() + from, whole.to()));
        return parts;
    }
}
