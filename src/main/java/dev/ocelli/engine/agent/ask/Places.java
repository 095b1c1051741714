package dev.ocelli.engine.agent.ask;

import dev.ocelli.engine.agent.ask.Ask.Pages;
import dev.ocelli.engine.agent.ask.Ask.Part;
import dev.ocelli.engine.agent.ask.Ask.Where;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds where in a clause files, pages, documents and quotes are named, and puts marks in their place. */
final class Places {
    private static final int MOST_PAGES = 500;
    private static final Pattern QUOTE = Pattern.compile(
            "(?<!\\p{L})(?:\"([^\"]{1,200})\"|“([^”]{1,200})”|„([^“”]{1,200})[“”]|«\\s?([^»]{1,200}?)\\s?»|'([^']{1,200})'(?!\\p{L})|`([^`]{1,200})`)");
    private static final Pattern NAMED_FILE = Pattern.compile(
            "(?i)\\b(?:(?:img|doc|vid|aud|arr|url|recon)_[0-9a-f]{6}|file[_ ]\\d{1,3}|[\\p{L}\\p{N}_.()-]+\\.(?:pdf|png|jpe?g|tiff?|webp|gif|bmp|heic|docx?|xlsx?|pptx?|csv|txt|md|html?|mp[34]|wav|m4a|mov|webm|mkv|ogg|flac))\\b");
    private static final String PAGE = "(?:pages?|pgs?\\.?|pp?\\.|seiten?|p[aá]ginas?)";

    private final Vocabulary vocabulary;
    private final Pattern pageRange;
    private final Pattern firstPages;
    private final Pattern ordinalPage;
    private final Pattern everyPage;
    private final Pattern ordinalFile;
    private final Pattern otherFile;
    private final Pattern bothFiles;
    private final Pattern ordinalPart;
    private final Pattern allParts;
    private final Pattern thisPart;
    private final Pattern ordinalOnly;

    Places(Vocabulary vocabulary, AskRules rules) {
        this.vocabulary = vocabulary;
        String one = "\\d{1,4}(?:\\s*(?:-|–|to|bis|à|a|hasta|through)\\s*\\d{1,4})?";
        this.pageRange = rules.pattern("\\b" + PAGE + "\\s*(?::\\s*|no\\.? |number |nr\\.? )?(" + one
                + "(?:\\s*(?:,|and|und|et|y|&|or)\\s*" + one + ")*)\\b");
        this.firstPages = rules.pattern(
                "\\b(?:<the> )?(?:first|ersten?|premi[eè]res?|primer[oa]s)\\s+(\\d{1,3}|<number>)\\s+" + PAGE + "\\b");
        this.ordinalPage = rules.pattern("\\b(?:<the> )?(<ordinal>)\\s+" + PAGE + "\\b");
        this.everyPage = rules.pattern(
                "\\b(?:(?:by|per|each|every|into single|into individual|single|individual|pro|je|jede|einzelne|chaque|cada|par)\\s+"
                        + PAGE + ")\\b");
        this.ordinalFile = rules.pattern(
                "(?<!\\d )\\b(?:<the> )?(<ordinal>)\\s+(?:files?|<picture>|<film>|pdf|attachment|upload|datei|fichier|archivo|one)\\b");
        this.otherFile = rules.pattern(
                "\\b(?:the |die |das |den |l'|le |la |el )?(?:other|anderen?|anderes|autre|otr[oa])\\s+(?:one|files?|<picture>|documents?|pdf|datei|fichier|archivo)\\b");
        this.bothFiles = rules.pattern(
                "\\b(?:both|all(?: of)?(?: the| these| my)?|the two|the three|these two|these three|these|beiden?|alle|les deux|tous les|ambos|todos los)(?: files?| documents?| pdfs?| versions?| images?| pictures?| clips?| videos?| films?| movies?| recordings?| dateien| dokumente| fichiers| archivos)(?! (?:of|from)\\b)");
        this.ordinalPart = rules.pattern(
                "\\b(?:<the> )?(<ordinal>)\\s+(<kind>)(?!\\s+(?:number|no\\b|date|id\\b|total|nummer))\\b");
        this.allParts = rules.pattern(
                "\\b(?:all(?: of)?(?: the)?|each(?: of the)?|every|both|alle[rn]?|jede[rnms]?|toutes? les|tous les|chaque|tod[oa]s l[oa]s|cada)\\s+(<kind>)\\b");
        this.thisPart = rules.pattern(
                "\\b(?:of|in|on|from) the (?!documents?\\b)(<kind>)(?=$|[.?!,;]| (?:and|please|as|in|on|to|then)\\b)");
        this.ordinalOnly =
                rules.pattern("^(?:and )?(?:of|in|on|from|for|von|de|du|del) (?:<the> )?(<ordinal>)(?: one)?[?.! ]*$");
    }

    /** A clause with marks, and what stood there. */
    record Marked(String text, Where where, List<String> quotes) {}

    Marked mark(String clause) {
        var quotes = new ArrayList<String>();
        var files = new ArrayList<String>();
        var pages = new ArrayList<Integer>();
        int[] first = {0};
        var part = new Part[1];
        String text = clause.replace(AskRules.MARK, "");
        text = replace(QUOTE, text, "quote", m -> quotes.add(quoted(m)));
        text = replace(
                NAMED_FILE,
                text,
                "file",
                m -> files.add(m.group().replace(' ', '_').toLowerCase(Locale.ROOT)));
        text = replace(everyPage, text, "each", m -> {});
        text = replace(firstPages, text, "page", m -> first[0] = number(m.group(1)));
        text = replace(pageRange, text, "page", m -> pages.addAll(numbers(m.group(1))));
        text = replace(ordinalPage, text, "page", m -> pages.add(ordinal(m.group(1))));
        text = replace(otherFile, text, "file", m -> files.add("other"));
        text = replace(ordinalFile, text, "file", m -> files.add(Integer.toString(ordinal(m.group(1)))));
        text = replace(bothFiles, text, "files", m -> {});
        text = replace(ordinalPart, text, "part", m -> part[0] = part(m.group(2), ordinal(m.group(1))));
        text = replace(allParts, text, "part", m -> part[0] = part(m.group(1), Part.ALL));
        text = replace(ordinalOnly, text, "part", m -> part[0] = new Part("", ordinal(m.group(1))));
        if (part[0] == null) {
            text = replace(thisPart, text, "part", m -> part[0] = part(m.group(1), Part.UNSAID));
        }
        return new Marked(text, new Where(files, Optional.ofNullable(part[0]), pages(pages, first[0])), quotes);
    }

    private static Optional<Pages> pages(List<Integer> numbers, int first) {
        return numbers.isEmpty() && first == 0 ? Optional.empty() : Optional.of(new Pages(numbers, first));
    }

    private static String quoted(MatchResult match) {
        for (int group = 1; group <= match.groupCount(); group++) {
            @Nullable String inside = match.group(group);
            if (inside != null) {
                return inside.strip();
            }
        }
        return match.group();
    }

    private static String replace(Pattern pattern, String text, String mark, Consumer<MatchResult> found) {
        Matcher matcher = pattern.matcher(text);
        return matcher.replaceAll(match -> {
                    found.accept(match);
                    return " " + AskRules.MARK + mark + " ";
                })
                .replaceAll(" {2,}", " ")
                .replaceAll(" (?=[.,?!;]|$)", "")
                .strip();
    }

    private static List<Integer> numbers(String list) {
        var numbers = new ArrayList<Integer>();
        Matcher item = Pattern.compile("(\\d+)(?:\\s*(?:-|–|to|bis|à|a|hasta|through)\\s*(\\d+))?")
                .matcher(list);
        while (item.find()) {
            int from = Integer.parseInt(item.group(1));
            int to = item.group(2) == null ? from : Integer.parseInt(item.group(2));
            for (int page = from; page <= Math.min(to, from + MOST_PAGES); page++) {
                numbers.add(page);
            }
        }
        return numbers;
    }

    private Part part(String kind, int ordinal) {
        return new Part(vocabulary.name("kind", kind).orElse(kind.toLowerCase(Locale.ROOT)), ordinal);
    }

    private int ordinal(String word) {
        return vocabulary.name("ordinal", word).map(Integer::valueOf).orElse(1);
    }

    private int number(String word) {
        return word.chars().allMatch(Character::isDigit)
                ? Integer.parseInt(word)
                : vocabulary.name("number", word).map(Integer::valueOf).orElse(1);
    }
}
