package dev.ocelli.catalog.tool.secret;

import dev.ocelli.catalog.schema.BoundedPattern;
import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.MachineReadableZone;
import dev.ocelli.core.perception.Perception;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Finds what is not to be given away, and then every other place where the same words stand, also without a label.
 *
 * <p>Works without a model: shapes with check digits, labels, lists of common names and streets. All kinds are looked for
 * at once, so that the digits of an IBAN are not taken for a phone number; those that were asked for are given back.
 * Any thread.
 */
public final class SecretSearch {
    /** Category of words and patterns that a caller names. */
    public static final String WORD = "word";

    public static final String PATTERN = "pattern";

    private static final int SHORTEST_REPEATED = 4;

    private final Lexicon lexicon = Lexicon.read();
    private final NameWords names = new NameWords(lexicon);
    private final List<Finder> finders = new ArrayList<>();

    public SecretSearch() {
        finders.add(new AccountFinder(lexicon));
        finders.add(new IdFinder(lexicon));
        finders.add(new PhoneFinder(lexicon));
        finders.add(new NameFinder(lexicon));
        finders.add(new AddressFinder(lexicon));
        finders.addAll(Shapes.finders());
    }

    /**
     * What is looked for.
     *
     * @param words as printed; case, accents, spaces and punctuation do not matter
     * @param leastConfidence findings below it are left alone, in [0, 1]
     */
    public record Wish(
            Set<SecretKind> kinds, List<String> words, List<BoundedPattern> patterns, double leastConfidence) {
        public Wish {
            kinds = Set.copyOf(kinds);
            words = List.copyOf(words);
            patterns = List.copyOf(patterns);
        }
    }

    /**
     * All secrets in reading order.
     *
     * @param given secrets found elsewhere, such as the values of fields; kept, and looked for on all pages too
     * @throws dev.ocelli.core.base.OcelliException {@code INVALID_REQUEST} for a pattern that takes too long
     */
    public List<Secret> find(Perception perception, Wish wish, List<Secret> given) {
        var pages = perception.pages().stream().map(PrintedPage::new).toList();
        Map<Integer, List<Secret>> byPage = new TreeMap<>();
        var wanted = wish.kinds().stream().map(SecretKind::wireName).collect(Collectors.toCollection(HashSet::new));
        wanted.addAll(List.of(WORD, PATTERN));
        given.forEach(secret -> wanted.add(secret.category()));
        for (PrintedPage page : pages) {
            var found = new ArrayList<Secret>();
            finders.forEach(finder -> finder.find(page, found::add));
            patterns(page, wish.patterns(), found);
            given.stream().filter(s -> s.page() == page.index()).forEach(found::add);
            byPage.put(page.index(), settled(found, wanted, wish));
        }
        var known = known(byPage.values().stream().flatMap(List::stream).toList(), wish, pages);
        var all = new ArrayList<Secret>();
        for (PrintedPage page : pages) {
            var found = new ArrayList<>(byPage.getOrDefault(page.index(), List.of()));
            known.find(page, found::add);
            all.addAll(settled(found, wanted, wish));
        }
        all.sort(Comparator.comparingInt(Secret::page)
                .thenComparingDouble(s -> s.boxes().getFirst().y())
                .thenComparingDouble(s -> s.boxes().getFirst().x()));
        return all;
    }

    private static List<Secret> settled(List<Secret> found, Set<String> wanted, Wish wish) {
        return Overlaps.settle(found, wanted).stream()
                .filter(s -> s.confidence() >= wish.leastConfidence())
                .toList();
    }

    private static void patterns(PrintedPage page, List<BoundedPattern> patterns, List<Secret> found) {
        for (BoundedPattern pattern : patterns) {
            for (Stretch stretch : page.stretches()) {
                for (BoundedPattern.Range range : pattern.all(stretch.text())) {
                    List<BoundingBox> boxes = stretch.boxes(range.start(), range.end());
                    String text = stretch.text().substring(range.start(), range.end());
                    found.add(new Secret(PATTERN, text, page.index(), boxes, "a pattern of the caller", 1));
                }
            }
        }
    }

    private KnownSecrets known(List<Secret> found, Wish wish, List<PrintedPage> pages) {
        var known = new KnownSecrets();
        wish.words().forEach(word -> known.add(WORD, word, false, "a word of the caller", 1));
        for (Secret secret : found) {
            repeat(secret, known);
        }
        for (PrintedPage page : pages) {
            for (MachineReadableZone zone : page.page().parts().zones()) {
                zone(zone, wish, known);
            }
        }
        return known;
    }

    private void repeat(Secret secret, KnownSecrets known) {
        boolean common = secret.category().equals(SecretKind.DATES.wireName())
                || secret.category().equals(SecretKind.AMOUNTS.wireName())
                || secret.how().equals("a country below an address");
        if (common || Numbers.plain(secret.text()).length() < SHORTEST_REPEATED) {
            return;
        }
        String how = "the same as on page " + (secret.page() + 1);
        known.add(secret.category(), secret.text(), false, how, secret.confidence() - 0.01);
        if (secret.category().equals(SecretKind.PERSON_NAMES.wireName()) && secret.confidence() >= 0.75) {
            NameWords.tokens(secret.text()).stream()
                    .filter(t -> names.couldBeName(t) && t.plain().length() >= SHORTEST_REPEATED)
                    .filter(t -> !names.isTrade(t) && !names.isTitle(t))
                    .forEach(t -> known.add(
                            secret.category(),
                            t.plain(),
                            true,
                            "a part of a name on page " + (secret.page() + 1),
                            0.7));
        }
    }

    private static void zone(MachineReadableZone zone, Wish wish, KnownSecrets known) {
        Map<String, String> fields = zone.fields();
        if (wish.kinds().contains(SecretKind.PERSON_NAMES)) {
            for (String part : List.of("surname", "given_names")) {
                known.add(
                        SecretKind.PERSON_NAMES.wireName(),
                        fields.getOrDefault(part, ""),
                        false,
                        "a name in a machine-readable zone",
                        0.95);
            }
        }
        if (wish.kinds().contains(SecretKind.ID_NUMBERS)) {
            known.add(
                    SecretKind.ID_NUMBERS.wireName(),
                    fields.getOrDefault("document_number", ""),
                    false,
                    "a number in a machine-readable zone",
                    0.95);
        }
    }
}
