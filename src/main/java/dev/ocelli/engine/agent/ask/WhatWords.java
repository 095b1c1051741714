package dev.ocelli.engine.agent.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Takes what is to be redacted, or the kinds among which to classify, out of a phrase. */
final class WhatWords {
    private static final Pattern SEVERAL = Pattern.compile(
            "(?i)\\b(?:all|every|each|both|faces|tables|logos|photos|signatures|stamps|barcodes|figures|charts|pictures|images)\\b");

    private final Vocabulary vocabulary;
    private final FieldWords fields;
    private final Pattern place;
    private final Pattern all;
    private final Pattern split;
    private final Pattern or;

    /** @param fields named values that are no category */
    record Redacted(List<String> categories, List<String> fields) {
        static final Redacted NOTHING = new Redacted(List.of(), List.of());
    }

    WhatWords(Vocabulary vocabulary, AskRules rules) {
        this.vocabulary = vocabulary;
        this.fields = new FieldWords(vocabulary, rules);
        this.place = rules.pattern(
                "\\s*\\b(?:of|in|on|from|for|im|auf|aus|von|du|dans|de|del|en)\\s+(?:<the>\\s+)*(?:it|everywhere|<doc>s?|<picture>s?|"
                        + AskRules.MARK
                        + "\\w+)(?:\\s+(?:file|document))?\\s*$|\\s*\\beverywhere$|\\s*\\b(?:unreadable|illegible|invisible|unkenntlich|aus|out)$");
        this.all = rules.pattern(
                "^(?:<the> |all(?: of)?(?: the)? |any |every |each |alle[rn]? |s[aä]mtliche |toutes? les |tous les |tod[oa]s l[oa]s |(?:the )?words? |(?:les|los|las) |le |la |l')+");
        this.split = rules.pattern("\\s*[,;/]\\s*|\\s+(?:and|und|et|y|&|or|as well as|plus|sowie)\\s+");
        this.or = rules.pattern("\\s*,\\s*(?:or |oder |ou |o )?|\\s+(?:or|oder|ou|o)\\s+");
    }

    Redacted redacted(String phrase, List<String> quotes) {
        var categories = new ArrayList<String>();
        var named = new ArrayList<String>();
        String text = place.matcher(phrase.replaceAll("[?.!]+$", "").strip())
                .replaceAll("")
                .strip();
        for (String item : split.split(text)) {
            String bare = all.matcher(item.strip()).replaceFirst("").strip();
            var category = vocabulary.name("category", bare);
            if (category.isPresent()) {
                add(categories, category.get());
            } else if (!bare.contains(AskRules.MARK) && quotes.isEmpty() && !isWhole(bare)) {
                fields.known(bare).forEach(field -> add(named, field));
            }
        }
        return new Redacted(categories, named);
    }

    private static void add(List<String> list, String item) {
        if (!list.contains(item)) {
            list.add(item);
        }
    }

    /** "the document", "all personal data": what redaction takes by itself. */
    private boolean isWhole(String bare) {
        return bare.isEmpty()
                || bare.toLowerCase(Locale.ROOT)
                        .matches(
                                "(?:it|everything|file|document|pdf|scan|page|this|dokument|datei|document|documento|fichier|archivo"
                                        + "|(?:all )?(?:the )?(?:personal|sensitive|private|confidential|personally identifiable|identifying|pii)\\b.*|pii"
                                        + "|(?:personen(?:bezogene)?|vertrauliche|sensible)\\b.*|donn[eé]es (?:personnelles|sensibles)|datos (?:personales|sensibles))");
    }

    /** "all the faces", "tables". */
    static boolean isSeveral(String object) {
        return SEVERAL.matcher(object).find();
    }

    List<String> choices(String phrase) {
        if (phrase.isBlank()) {
            return List.of();
        }
        var choices = new ArrayList<String>();
        for (String item : or.split(phrase.replaceAll("[?.!]+$", ""))) {
            String bare = item.strip()
                    .replaceFirst("(?i)^(?:an?|the|eine?|une?|un[ao]?|el|la|le|either|one of)\\s+", "")
                    .strip();
            if (!bare.isEmpty() && !bare.contains(AskRules.MARK)) {
                choices.add(bare.toLowerCase(Locale.ROOT));
            }
        }
        return choices.size() > 1 ? choices : List.of();
    }
}
