package dev.ocelli.engine.agent.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Takes names of values out of a phrase: "the total and the due date of this invoice". */
final class FieldWords {
    private static final int LONGEST = 60;
    /** "the following fields from the invoice: a, b". */
    private static final Pattern INTRODUCED = Pattern.compile(
            "(?is)^[^:,]{0,80}\\b(?:following|fields?|values?|below|from|out of|data|information|these)\\b[^:,]{0,60}:\\s*");

    /** "the name of the cashier" is the cashier name. */
    private static final Pattern OWNED_BY = Pattern.compile(
            "(?i)^(name|address|e-?mail(?: address)?|phone(?: number)?|number|signature|title) of (?:the )(\\p{L}+)$");

    private final Vocabulary vocabulary;
    private final Pattern place;
    private final Pattern tail;
    private final Pattern wish;
    private final Pattern holder;
    private final Pattern lead;
    private final Pattern split;
    private final Pattern rows;

    FieldWords(Vocabulary vocabulary, AskRules rules) {
        this.vocabulary = vocabulary;
        this.place = rules.pattern(
                "(?:\\b(?:of|in|on|from|for|at|out of|im|in der|auf|aus|von|du|de la|de|del|en|sur|dans)\\s+)?(?:<the>\\s+)*"
                        + AskRules.MARK + "\\w+");
        this.tail = rules.pattern(
                "\\s+(?:(?:printed|given|stated|shown|written|named) )?(?:of|in|on|from|for|out of|im|auf|aus|von|du|de|del|en|sur|dans)\\s+(?:(?:<the> )*(?:here|it|this|that|them|these|<doc>s?|<picture>s?|<film>)|(?:<the> )+<kind>|(?<=from )<kind>)(?:\\s+(?:file|document|text|scan))?$");
        this.wish = rules.pattern(
                "\\s*\\b(?:as (?:an? )?(?:json|list|table|csv)(?: object| format)?|in json(?: format)?|to me|for me|please|bitte|too|as well|again|here|fields?|values?|stated|printed|given|the same|identical|equal)$");
        this.holder = rules.pattern("\\s+of the (?:holder|owner|bearer|applicant|cardholder|document|person)$");
        this.lead = rules.pattern(
                "^(?:(?:<the>|and|or|all(?: of)?|any|each|every|both|also|following|fields?|values?|whole|me|us|named|called|about|what|who|is|are|information|data)(?:\\s+|:\\s*|$)|(?:l'|d'))");
        this.rows = rules.pattern(
                "\\b(line items|items|rows|positions|transactions|entries|products|lines)\\s+(?:each )?(?:with|including|having|incl\\.?|\\()\\b.*$");
        this.split =
                rules.pattern("\\s*[,;]\\s*|\\s+(?:and|und|et|y|&|as well as|plus|sowie|along with|together with)\\s+");
    }

    List<String> of(String phrase) {
        String text = phrase.replaceAll("[?.!]+$", "").strip();
        text = INTRODUCED.matcher(text).replaceFirst("");
        text = place.matcher(text).replaceAll("").strip();
        text = rows.matcher(text).replaceFirst("$1");
        var fields = new ArrayList<String>();
        for (String item : split.split(cut(text))) {
            String field = name(item);
            if (!field.isEmpty() && field.length() <= LONGEST && !fields.contains(field)) {
                fields.add(field);
            }
        }
        return fields;
    }

    private String cut(String text) {
        String before;
        String after = text;
        do {
            before = after;
            after = wish.matcher(after).replaceFirst("").strip();
            after = tail.matcher(after).replaceFirst("").strip();
        } while (!after.equals(before));
        return after;
    }

    private String name(String item) {
        String before;
        String after = holder.matcher(cut(item.strip())).replaceFirst("");
        do {
            before = after;
            after = lead.matcher(after).replaceFirst("").strip();
        } while (!after.equals(before));
        String owned = after.replaceAll("(?i)(?<=\\p{L})'s\\b", "").replaceAll("(?i)(?<=s)'(?=\\s)", "");
        owned = OWNED_BY.matcher(owned).replaceFirst("$2 $1");
        return owned.replaceAll("[\"'`:.?!]+$", "").strip().toLowerCase(Locale.ROOT);
    }

    /** The same in the words that readers of documents know. */
    List<String> known(String phrase) {
        return of(phrase).stream().map(vocabulary::field).distinct().toList();
    }
}
