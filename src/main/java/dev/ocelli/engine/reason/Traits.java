package dev.ocelli.engine.reason;

import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Habits of the country and of the document that are read once and used by many fields.
 *
 * @param monthFirst true when {@code 3/4/2020} is the fourth of March here
 * @param currency ISO code of the currency that the document counts in; empty when it shows none
 * @param currencySpan where that currency is printed first; empty list when nowhere
 */
record Traits(boolean monthFirst, String currency, List<Span> currencySpan, Optional<LocalDate> latest) {

    static Traits of(Scene scene, Recognisers recognisers, Lexicon lexicon) {
        var counts = new HashMap<String, Integer>();
        var first = new HashMap<String, Span>();
        for (Run run : scene.runs()) {
            for (Match match : recognisers.of(Kind.MONEY).find(run.text())) {
                if (match.value() instanceof Value.Amount(var number, String code) && !code.isEmpty()) {
                    count(counts, first, code, new Span(run, match.from(), match.to()), 2);
                }
            }
            var sign = recognisers.currencies().first(run.text());
            if (!sign.isEmpty()) {
                count(counts, first, sign.code(), new Span(run, sign.from(), sign.to()), 1);
            }
        }
        String currency = counts.entrySet().stream()
                .max(Comparator.comparingInt(Map.Entry::getValue))
                .map(Map.Entry::getKey)
                .orElse("");
        var span = first.get(currency);
        boolean monthFirst = monthFirst(scene, recognisers, lexicon, currency);
        return new Traits(
                monthFirst,
                currency,
                span == null ? List.of() : List.of(span),
                latest(scene, recognisers.of(Kind.DATE), monthFirst));
    }

    private static void count(Map<String, Integer> counts, Map<String, Span> first, String code, Span at, int weight) {
        counts.merge(code, weight, Integer::sum);
        first.putIfAbsent(code, at);
    }

    private static Optional<LocalDate> latest(Scene scene, Recogniser dates, boolean monthFirst) {
        return scene.runs().stream()
                .flatMap(run -> dates.find(run.text()).stream())
                .map(Match::value)
                .filter(Value.Day.class::isInstance)
                .map(Value.Day.class::cast)
                .map(day -> monthFirst ? day.other() : day.date())
                .max(Comparator.naturalOrder());
    }

    /** Dates that can be read one way only decide; else the countries and the dates in words that the document shows. */
    private static boolean monthFirst(Scene scene, Recognisers recognisers, Lexicon lexicon, String currency) {
        int votes = 0;
        int worded = 0;
        for (Run run : scene.runs()) {
            for (Match match : recognisers.of(Kind.DATE).find(run.text())) {
                String print = run.text().substring(match.from(), match.to());
                votes += vote(print, match);
                worded += print.matches("\\p{L}{3,}.*") ? 1 : print.matches("\\d{1,2}\\P{L}+\\p{L}{3,}.*") ? -1 : 0;
            }
        }
        return votes != 0 ? votes > 0 : countryVotes(scene, lexicon, currency) + Math.clamp(worded, -2, 2) > 0;
    }

    /** +1 for a date whose second figure must be the day, -1 for one whose first must. */
    private static int vote(String print, Match match) {
        var figures = print.split("\\D+");
        if (!(match.value() instanceof Value.Day day)
                || day.ambiguous()
                || figures.length < 3
                || print.matches(".*\\p{L}{3}.*")) {
            return 0;
        }
        return figures[0].length() > 2 ? 0 : Integer.parseInt(figures[0]) > 12 ? -1 : monthOf(figures[1]) > 12 ? 1 : 0;
    }

    private static int monthOf(String figures) {
        return figures.isEmpty() || figures.length() > 2 ? 0 : Integer.parseInt(figures);
    }

    private static int countryVotes(Scene scene, Lexicon lexicon, String currency) {
        int votes = 0;
        for (CountryPack pack : lexicon.countries()) {
            if (!pack.code().isEmpty()) {
                int seen = pack.currency().equals(currency) ? 3 : 0;
                var names = Phrases.of(pack.words().names());
                boolean named = scene.runs().stream().anyMatch(r -> names.is(r.letters()));
                seen += named ? 2 : 0;
                seen += pack.postcode().isPresent() && pack.monthFirst() ? Math.min(3, postcodes(scene, pack)) : 0;
                votes += pack.monthFirst() ? seen : -seen;
            }
        }
        return votes;
    }

    private static int postcodes(Scene scene, CountryPack pack) {
        var codes = pack.words().regionCodes();
        return (int) scene.runs().stream()
                .filter(r -> pack.postcode().orElseThrow().matcher(r.text()).find())
                .filter(r -> List.of(r.text().split("[^A-Z]+")).stream().anyMatch(codes::contains))
                .count();
    }
}
