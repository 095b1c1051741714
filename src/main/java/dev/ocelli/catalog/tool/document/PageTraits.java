package dev.ocelli.catalog.tool.document;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.KeyValuePair;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.core.perception.Word;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** What of one page tells whether it starts a document: its number, its head and foot, its labels, its kind. */
final class PageTraits {
    private static final Pattern OF = Pattern.compile(
            "(?:^|\\s)(?:page|seite|blatt|p\\.|pg\\.?|s\\.|página|pagina|sheet|strona|side|sida)?\\s*(\\d{1,3})\\s*(?:of|von|de|di|van|/|sur|av|z|out of)\\s*(\\d{1,3})(?:\\s|$|[.)])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern NUMBER = Pattern.compile(
            "^\\W*(?:page|seite|blatt|p\\.|pg\\.?|página|pagina|sheet|side|sida)?\\s*[-–]?\\s*(\\d{1,3})\\s*[-–]?\\W*$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern NAMED = Pattern.compile(
            "(?:^|\\s)(?:page|seite|blatt|página|pagina)\\s*:?\\s*(\\d{1,3})(?:\\s|$|[.)])",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern CONTINUED = Pattern.compile(
            "\\b(?:continued|cont'd|contd|carried forward|brought forward|übertrag|fortsetzung|suite|report à nouveau|vervolg|continuación|segue)\\b",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern GREETING = Pattern.compile(
            "^(?:dear|hello|to whom it may concern|sehr geehrte[rs]?|liebe[rs]?|guten tag|hallo|cher|chère|madame|monsieur|bonjour"
                    + "|estimad[oa]s?|querid[oa]|gentile|egregio|spettabile|geachte|beste|kære|kjære|bästa|szanown[aiy]"
                    + "|prezad[oa])\\b.{0,60}[,:!]?$",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Set<String> KEYS = Set.of(
            "invoice number",
            "invoice no",
            "invoice",
            "order number",
            "order no",
            "order",
            "po number",
            "reference",
            "reference no",
            "ref",
            "customer no",
            "customer number",
            "account number",
            "account no",
            "document number",
            "contract no",
            "policy number",
            "rechnungsnummer",
            "rechnung nr",
            "kundennummer",
            "auftragsnummer",
            "bestellnummer",
            "belegnummer",
            "aktenzeichen",
            "numéro de facture",
            "facture n",
            "receipt no",
            "receipt number",
            "case number",
            "patient id",
            "passport no",
            "quote number",
            "delivery note no");

    private final Page page;
    private final Optional<KindFinder.Finding> kind;
    private final Set<String> head;
    private final Set<String> foot;
    private final Map<String, String> keys = new HashMap<>();
    private final int ofNumber;
    private final int ofTotal;
    private final int number;

    PageTraits(Page page, KindFinder kinds) {
        this.page = page;
        this.kind = kinds.best(List.of(page));
        this.head = words(0, 0.16);
        this.foot = words(0.9, 1);
        int[] of = of();
        this.ofNumber = of[0];
        this.ofTotal = of[1];
        this.number = of[0] > 0 ? of[0] : numberAlone();
        for (KeyValuePair pair : page.parts().pairs()) {
            String key = text(pair.key())
                    .toLowerCase(Locale.ROOT)
                    .replaceAll("[^\\p{L} ]", "")
                    .strip();
            if (KEYS.contains(key)) {
                keys.put(
                        key,
                        text(pair.value()).replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT));
            }
        }
    }

    private static String text(List<Word> words) {
        return words.stream().map(Word::text).collect(Collectors.joining(" "));
    }

    private Set<String> words(double from, double to) {
        var words = new HashSet<String>();
        for (TextLine line : page.lines()) {
            if (line.box().centreY() >= from && line.box().centreY() < to) {
                for (Word word : line.words()) {
                    String plain = word.text().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}]", "");
                    if (plain.length() > 2) {
                        words.add(plain);
                    }
                }
            }
        }
        return words;
    }

    /** "Page 2 of 3" near an edge: 2 and 3; else zeros. */
    private int[] of() {
        for (TextLine line : page.lines()) {
            Matcher m = OF.matcher(line.text());
            if (atEdge(line.box()) && m.find()) {
                int part = Integer.parseInt(m.group(1));
                int whole = Integer.parseInt(m.group(2));
                boolean said = m.group().toLowerCase(Locale.ROOT).matches("(?s)\\s*[\\p{L}].*")
                        || line.words().size() <= 4;
                if (part >= 1 && part <= whole && said) {
                    return new int[] {part, whole};
                }
            }
        }
        return new int[] {0, 0};
    }

    private int numberAlone() {
        for (TextLine line : page.lines()) {
            Matcher alone = NUMBER.matcher(line.text());
            Matcher named = NAMED.matcher(line.text());
            boolean edge = line.box().centreY() > 0.92 || line.box().centreY() < 0.06;
            if (edge && alone.find()) {
                return Integer.parseInt(alone.group(1));
            }
            if (atEdge(line.box()) && named.find()) {
                return Integer.parseInt(named.group(1));
            }
        }
        return 0;
    }

    private static boolean atEdge(BoundingBox box) {
        return box.centreY() < 0.2 || box.centreY() > 0.85;
    }

    Page page() {
        return page;
    }

    Optional<KindFinder.Finding> kind() {
        return kind;
    }

    /** A kind that is more than a guess. */
    Optional<String> sureKind() {
        return kind.filter(KindFinder.Finding::isSure).map(f -> f.kind().name());
    }

    /** The page's own count, "2" of "2 of 3"; 0 when it does not say. */
    int number() {
        return number;
    }

    /** "3" of "2 of 3"; 0 when it does not say. */
    int total() {
        return ofTotal;
    }

    boolean isLast() {
        return ofNumber > 0 && ofNumber == ofTotal;
    }

    boolean saysContinued() {
        return page.lines().stream()
                .filter(line -> line.box().y() < 0.25)
                .anyMatch(line -> CONTINUED.matcher(line.text()).find());
    }

    /** Share of words of both heads (top sixth) that both have, in [0, 1]. */
    double headLike(PageTraits other) {
        return alike(head, other.head);
    }

    /** The same of the feet; -1 when neither page has one. */
    double footLike(PageTraits other) {
        return foot.isEmpty() && other.foot.isEmpty() ? -1 : alike(foot, other.foot);
    }

    private static double alike(Set<String> one, Set<String> other) {
        var both = new HashSet<>(one);
        both.retainAll(other);
        var all = new HashSet<>(one);
        all.addAll(other);
        return all.isEmpty() ? 0 : (double) both.size() / all.size();
    }

    /** Labels such as the invoice number that both pages have: 1 all the same, -1 all different, 0 none in common. */
    double keysAgree(PageTraits other) {
        int same = 0;
        int different = 0;
        for (Map.Entry<String, String> entry : keys.entrySet()) {
            String value = other.keys.get(entry.getKey());
            if (value != null) {
                same += value.equals(entry.getValue()) ? 1 : 0;
                different += value.equals(entry.getValue()) ? 0 : 1;
            }
        }
        return same + different == 0 ? 0 : (double) (same - different) / (same + different);
    }

    /** The line in the largest type in the upper part of the page, when it stands out. */
    Optional<TextLine> title() {
        double usual = page.lines().stream()
                .mapToDouble(TextLine::fontSize)
                .sorted()
                .skip(page.lines().size() / 2)
                .findFirst()
                .orElse(1);
        return page.lines().stream()
                .filter(l -> l.box().y() < 0.35
                        && l.fontSize() > 1.3 * usual
                        && l.words().size() <= 12)
                .filter(l -> l.text().chars().filter(Character::isLetter).count() > 2)
                .max(java.util.Comparator.comparingDouble(TextLine::fontSize));
    }

    /** Whether it greets somebody in its upper part, as first pages of letters do. */
    boolean greets() {
        return page.lines().stream()
                .filter(l ->
                        l.box().y() > 0.08 && l.box().y() < 0.65 && l.words().size() <= 9)
                .anyMatch(l -> GREETING.matcher(l.text()).find());
    }

    /** Whether the first line goes on with a sentence. */
    boolean startsInsideSentence() {
        List<TextLine> body = page.lines().stream()
                .filter(l -> l.box().y() > 0.06 && l.words().size() > 4)
                .limit(1)
                .toList();
        return !body.isEmpty() && Character.isLowerCase(body.getFirst().text().charAt(0));
    }

    /** Whether it has words, tables or codes at all. */
    boolean isEmpty() {
        return page.lines().stream().mapToInt(l -> l.words().size()).sum() < 2
                && page.parts().tables().isEmpty()
                && page.parts().barcodes().isEmpty();
    }

    int wordCount() {
        return page.lines().stream().mapToInt(l -> l.words().size()).sum();
    }
}
