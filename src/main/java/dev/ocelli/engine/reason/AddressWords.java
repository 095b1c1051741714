package dev.ocelli.engine.reason;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells lines of an address by street words, postal codes, regions and countries of the country packs. */
final class AddressWords {
    private static final Pattern HOUSE = Pattern.compile(
            "(?i)^\\W*(?:(?:no|lot|unit|blk|block|suite|plot|shop)\\b\\.?\\s*[:#]?\\s*)?[a-z]?-?\\d+[a-z]?\\b.*|.*\\p{L}[\\p{L}.]{2,}\\s+\\d+\\s?[a-zA-Z]?\\W*$");
    private static final int SHORT = 4;

    /** A postal code in a text and the country whose pattern it fits. */
    record Postcode(int from, int to, CountryPack pack) {}

    private final List<CountryPack> packs;
    private final Set<String> streets = new HashSet<>();
    private final List<String> streetEnds = new ArrayList<>();
    private final Phrases regions;
    private final Phrases countries;

    AddressWords(Lexicon lexicon) {
        this.packs = lexicon.countries();
        var regionNames = new ArrayList<String>();
        var countryNames = new ArrayList<String>();
        for (CountryPack pack : packs) {
            pack.words().streets().forEach(s -> streets.add(String.join(" ", Letters.words(s))));
            pack.words().streetEnds().forEach(s -> streetEnds.add(Letters.fold(s)));
            regionNames.addAll(pack.words().regions());
            countryNames.addAll(pack.words().names());
        }
        this.regions = Phrases.of(
                regionNames.stream().filter(n -> Letters.fold(n).length() > 3).toList());
        this.countries = Phrases.of(
                countryNames.stream().filter(n -> Letters.fold(n).length() > 3).toList());
    }

    /** Points from 0: 1 is a likely line of an address, 2 a sure one. */
    double score(String text) {
        var words = Letters.words(text);
        if (words.isEmpty() || text.length() > 120) {
            return 0;
        }
        boolean figures = text.chars().anyMatch(Character::isDigit);
        double score = Math.min(2, streetCount(words, figures)) * (figures ? 1 : 0.7);
        var letters = Letters.of(text);
        score += postcode(text).isPresent()
                        && text.chars().filter(Character::isLetter).count() > 1
                ? 1.2
                : 0;
        score += regions.in(letters) ? 0.9 : 0;
        score += isCountry(text) ? 1 : countries.in(letters) ? 0.3 : 0;
        long commas = text.chars().filter(c -> c == ',').count();
        score += commas > 1 ? 0.4 : 0;
        score += text.stripTrailing().endsWith(",") ? 0.4 : 0;
        score += figures
                        && words.size() > 1
                        && words.size() < 9
                        && HOUSE.matcher(text).matches()
                ? 0.6
                : 0;
        return score;
    }

    boolean isCountry(String text) {
        return countries.is(Letters.of(text));
    }

    Phrases countries() {
        return countries;
    }

    Phrases regions() {
        return regions;
    }

    List<CountryPack> packs() {
        return packs;
    }

    /** The longest postal code in the text that has letters beside it. */
    Optional<Postcode> postcode(String text) {
        Optional<Postcode> best = Optional.empty();
        for (CountryPack pack : packs) {
            if (pack.postcode().isPresent()) {
                Matcher m = pack.postcode().get().matcher(text);
                while (m.find()) {
                    int length = m.end() - m.start();
                    boolean better = best.isEmpty()
                            || length > best.get().to() - best.get().from();
                    best = better ? Optional.of(new Postcode(m.start(), m.end(), pack)) : best;
                }
            }
        }
        return best;
    }

    private double streetCount(List<String> words, boolean figures) {
        double count = 0;
        String joined = " " + String.join(" ", words) + " ";
        for (String street : streets) {
            if (joined.contains(" " + street + " ")) {
                count += street.length() < SHORT ? (figures ? 0.4 : 0) : 1;
            }
        }
        for (String word : words) {
            boolean glued = streetEnds.stream().anyMatch(e -> word.length() > e.length() + 2 && word.endsWith(e));
            count += glued ? 1 : 0;
        }
        return count;
    }
}
