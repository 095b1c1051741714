package dev.ocelli.catalog.tool.secret;

import dev.ocelli.core.perception.TextLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Postal addresses: streets with house numbers, postal codes with towns near them, and what is labelled as one. */
final class AddressFinder implements Finder {
    private static final String KIND = SecretKind.ADDRESSES.wireName();
    private static final String WORD = "\\p{Lu}[\\p{L}'’.-]*";
    private static final String HOUSE = "\\d{1,5}(?: ?[-–/] ?\\d{1,4})?(?: ?[a-zA-Z](?![\\p{L}]))?";

    private static final Pattern BOX = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:P\\.? ?O\\.? ?Box|Postfach|B\\.?P\\.?|Apartado|Postbus|Casella Postale) ?\\d[\\d ]{0,7}",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern TOWN = Pattern.compile(
            "(?<![\\p{L}\\p{N}])(?:(?:D|A|CH|F|NL|B|DK|S|N|FI|L|E|I|P|PL|CZ)[- ]{1,3})?(?:\\d{5}|\\d{4} ?[A-Z]{2}|\\d{4}|\\d{2}-\\d{3}|\\d{3} \\d{2})[ ,]{1,2}"
                    + WORD + "(?:[ -](?:" + WORD
                    + "|am|an|der|im|bei|la|le|de|del|sur|les|\\(?\\p{Lu}[\\p{L}]*\\)?)){0,4}");
    private static final Pattern BRITISH = Pattern.compile("(?:" + WORD + "(?: " + WORD
            + "){0,3},? )?(?<![\\p{L}\\p{N}])[A-Z]{1,2}\\d[A-Z\\d]? \\d[A-Z]{2}(?![\\p{L}\\p{N}])");
    private static final Pattern STATE_ZIP = Pattern.compile(
            WORD + "(?: " + WORD + "){0,3},? (?<state>[A-Z]{2,3}|" + WORD + "),? \\d{5}(?:-\\d{4})?(?![\\p{L}\\p{N}])");
    private static final Pattern CANADIAN = Pattern.compile("(?:" + WORD + "(?: " + WORD
            + "){0,3},? )?(?:[A-Z]{2},? )?(?<![\\p{L}\\p{N}])[A-Z]\\d[A-Z] \\d[A-Z]\\d(?![\\p{L}\\p{N}])");
    private static final Pattern TOWN_FIRST =
            Pattern.compile(WORD + "(?: " + WORD + "){0,2},? \\d{4,6}(?: [A-Z]{2})?(?![\\p{L}\\p{N}.,/-])");
    private static final Pattern ANY = Pattern.compile("\\S.*\\S", Pattern.DOTALL);

    private static final Pattern STREET_HINT = Pattern.compile(
            "^(?:" + HOUSE + ",? \\p{Lu}.*|\\p{Lu}[\\p{L} .'’-]{2,40} " + HOUSE + "\\W*)$", Pattern.DOTALL);

    private final Lexicon lexicon;
    private final Pattern street;
    private final LabelFinder labelled;

    AddressFinder(Lexicon lexicon) {
        this.lexicon = lexicon;
        this.street = streets(lexicon);
        this.labelled = new LabelFinder(KIND, lexicon.labels("address"), ANY, AddressFinder::holdsNumberAndWords);
    }

    private static Pattern streets(Lexicon lexicon) {
        String own = choice(lexicon.labels("street"));
        String first = choice(lexicon.labels("street_first"));
        String end = choice(lexicon.labels("street_end"));
        String english = HOUSE + ",? (?:(?:[NSEW]\\.? |" + WORD + " |\\d{1,3}(?:st|nd|rd|th) ){1,4})(?i:" + own
                + ")\\.?(?![\\p{L}])";
        String ending = "(?:" + WORD + "[ -]){0,3}[\\p{Lu}][\\p{L}'’-]*(?i:" + end + ")\\.?,? " + HOUSE;
        String behind = "(?:" + WORD + "[ -]){1,3}(?i:" + own + ")\\.?,? " + HOUSE;
        String before = "(?:" + HOUSE + "(?: (?:bis|ter))?,? )?(?<![\\p{L}])(?i:" + first
                + ")\\.? (?:(?:de|du|des|la|le|les|del|della|di|da|do|dos|l'|d') ?){0,2}" + WORD
                + "(?:[ -](?:(?:de|du|des|la|le|del|van|von|der) ){0,2}" + WORD + "){0,4}";
        String number = ",? (?:n[°ºo]\\.? ?)?" + HOUSE;
        return Pattern.compile(
                "(?<![\\p{L}\\p{N}.,/-])(?:" + english + "|" + ending + "|" + behind + "|" + before + number
                        + "|" + HOUSE + ",? (?i:" + first + ")\\.? (?:(?:de|du|des|la|le|les|del) ){0,2}" + WORD
                        + "(?:[ -]" + WORD + "){0,4})(?![\\p{L}\\p{N}])"
                        + "(?:,? (?:#|Apt|Suite|Ste|Unit|Floor|Fl|Flat|Apartment|No)\\.? ?[\\dA-Z-]{1,6}(?![\\p{L}\\p{N}]))?");
    }

    private static String choice(List<String> words) {
        return words.stream()
                .sorted((a, b) -> b.length() - a.length())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
    }

    /** A house number before or behind words. */
    static boolean startsLikeStreet(String text) {
        return STREET_HINT.matcher(text.strip()).matches();
    }

    private static boolean holdsNumberAndWords(String text) {
        return Numbers.digitCount(text) > 0
                && text.chars().filter(Character::isLetter).count() > 3
                && !text.contains("@");
    }

    @Override
    public void find(PrintedPage page, Consumer<Secret> found) {
        labelled.find(page, found);
        for (Stretch stretch : page.stretches()) {
            all(page, stretch, street, "a street and house number", 0.85, found);
            all(page, stretch, BOX, "a post-office box", 0.85, found);
            all(page, stretch, BRITISH, "a British postal code", 0.85, found);
            all(page, stretch, CANADIAN, "a Canadian postal code", 0.85, found);
            states(page, stretch, found);
        }
        for (TextLine line : page.lines()) {
            if (street.matcher(line.text()).find() || BOX.matcher(line.text()).find()) {
                townsNear(page, line, found);
            }
        }
    }

    private static void all(
            PrintedPage page, Stretch stretch, Pattern pattern, String how, double confidence, Consumer<Secret> found) {
        Matcher m = pattern.matcher(stretch.text());
        while (m.find()) {
            found.accept(new Secret(KIND, m.group(), page.index(), stretch.boxes(m.start(), m.end()), how, confidence));
        }
    }

    private void states(PrintedPage page, Stretch stretch, Consumer<Secret> found) {
        Matcher m = STATE_ZIP.matcher(stretch.text());
        while (m.find()) {
            if (lexicon.is("state", m.group("state"))) {
                found.accept(new Secret(
                        KIND, m.group(), page.index(), stretch.boxes(m.start(), m.end()), "a state and ZIP code", 0.9));
            }
        }
    }

    /** Postal codes and towns on the line of a street or on the two lines below it, and a country below those. */
    private void townsNear(PrintedPage page, TextLine line, Consumer<Secret> found) {
        var near = new ArrayList<TextLine>(List.of(line));
        Optional<TextLine> next = page.below(line);
        for (int i = 0; i < 3 && next.isPresent(); i++) {
            near.add(next.get());
            next = page.below(next.get());
        }
        boolean town = false;
        for (TextLine candidate : near) {
            var stretch = Stretch.of(candidate);
            boolean first = candidate.equals(line);
            for (Pattern pattern : first ? List.of(TOWN) : List.of(TOWN, TOWN_FIRST)) {
                all(page, stretch, pattern, "a town near a street", 0.8, found);
                town |= pattern.matcher(stretch.text()).find();
            }
            country(page, stretch, found);
            if (!first
                    && !town
                    && candidate.words().size() <= 3
                    && Numbers.digitCount(stretch.text()) == 0
                    && !lexicon.is("country", stretch.text())) {
                return;
            }
        }
    }

    private void country(PrintedPage page, Stretch stretch, Consumer<Secret> found) {
        if (lexicon.is("country", stretch.text().strip().toLowerCase(Locale.ROOT))) {
            found.accept(new Secret(
                    KIND,
                    stretch.text(),
                    page.index(),
                    stretch.boxes(0, stretch.text().length()),
                    "a country below an address",
                    0.7));
        }
    }
}
