package dev.ocelli.catalog.skill;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds in a person's words which fields they want and from what: "Extract invoice_id, date and total_amount from
 * invoices", or a list with one field a line.
 *
 * @param fields in the order of the text; empty when no list was recognised
 * @param subject the kind of document, such as {@code invoices}; empty when it is not said
 */
record PromptReader(List<FieldPhrase> fields, String subject) {
    private static final int MOST_WORDS = 6;
    private static final Pattern ASK = Pattern.compile(
            "(?i)\\b(?:extract|get|read|find|pull|return|capture|collect|give me|list|parse|report|tell me|identify|need|want"
                    + "|output|provide|fields?\\s*(?:are|:)|including|namely)\\b:?\\s+");
    /** Verbs that may name the document first and the fields after another verb: "read statements and return …". */
    private static final Pattern OPENING = Pattern.compile("(?i)(?:read|parse|need|want)\\b.*");

    private static final Pattern CHAINED =
            Pattern.compile("(?i)(?:to\\s+)?((?:[\\p{L}-]+\\s+){0,3}?)(?:and|then|to|and then)?\\s*");
    private static final Pattern SOURCE = Pattern.compile(
            "(?i)\\s+(?:from|out of|in|on|for|of)\\s+(?:an?|the|each|every|all|any|these|this|my|our|incoming|scanned)?\\s*"
                    + "((?:[\\p{L}-]+\\s){0,2}(?:[\\p{L}-]+))\\s*(?=[.;,:!]|\\s+(?:and|as|with|into|so|then)\\b|\\s*$)");
    private static final Pattern BULLET = Pattern.compile("(?m)^\\s*(?:[-*•]|\\d+[.)])\\s+(.+)$");
    private static final Pattern LIST_OF = Pattern.compile("(?i)^(?:an?\\s+|the\\s+)?(?:list|array)s?\\s+of\\s+(.+)$");
    private static final Pattern ROWS = Pattern.compile(
            "(?i)\\b(?:(?:an?\\s+|the\\s+)?(?:list|table)s?\\s+of\\s+)?(?:all\\s+|the\\s+|each\\s+){0,2}((?:line\\s*|order\\s*)?(?:items?|rows?|products?|positions?|entries|transactions?|lines|people|persons))\\s*"
                    + "(?:\\(|each with|with their|with its|with|including|containing|having|:)\\s*([^().;]+)\\)?");
    private static final Pattern WHETHER =
            Pattern.compile("(?i)^(?:whether|if)\\s+(?:it|this|(?:the|this)\\s+\\p{L}+)\\s+(is|was|has)\\s+");
    private static final Pattern ARTICLE =
            Pattern.compile("(?i)^(?:and|or|the|an?|its|their|all|also|any|each|every)\\s+");
    private static final Pattern SPLIT = Pattern.compile("\\s*[,;\\n]\\s*|\\s+(?:and|&|as well as|plus)\\s+");

    PromptReader {
        fields = List.copyOf(fields);
    }

    static PromptReader read(String prompt) {
        String subject = subject(prompt);
        List<FieldPhrase> bullets = BULLET.matcher(prompt)
                .results()
                .map(m -> bullet(m.group(1)))
                .filter(PromptReader::usable)
                .toList();
        return new PromptReader(distinct(bullets.size() > 1 ? bullets : sentence(prompt, subject)), subject);
    }

    private static List<FieldPhrase> sentence(String prompt, String subject) {
        var fields = new ArrayList<FieldPhrase>();
        int begin = begin(prompt);
        if (begin >= 0) {
            String wanted = wanted(" " + prompt.substring(begin), subject);
            Matcher rows = ROWS.matcher(wanted);
            var rest = new StringBuilder();
            while (rows.find()) {
                fields.add(new FieldPhrase(
                        rows.group(1),
                        true,
                        split(rows.group(2)).filter(PromptReader::usable).toList()));
                rows.appendReplacement(rest, "");
            }
            rows.appendTail(rest);
            fields.addAll(0, split(rest.toString()).filter(PromptReader::usable).toList());
        }
        return fields;
    }

    /** Where the fields begin: behind the verb that asks for them, or behind a colon before a list; -1 when nowhere. */
    private static int begin(String prompt) {
        Matcher ask = ASK.matcher(prompt);
        int begin = -1;
        boolean opening = false;
        while (ask.find() && (begin < 0 || (opening && chained(prompt.substring(begin, ask.start()))))) {
            begin = ask.end();
            opening = OPENING.matcher(ask.group()).matches();
        }
        int colon = prompt.indexOf(':');
        boolean listed = colon > 0 && prompt.indexOf(',', colon) > 0;
        return begin < 0 && listed ? colon + 1 : begin;
    }

    private static boolean chained(String between) {
        return CHAINED.matcher(between).matches();
    }

    /** The part of the sentence that names the fields: up to its end or to where it says what they come from. */
    private static String wanted(String rest, String subject) {
        String sentence = rest.split("(?<=[^.\\d])[.!?](?:\\s|$)", 2)[0];
        if (subject.isEmpty()) {
            return sentence;
        }
        Matcher source = Pattern.compile(
                        "(?i)\\s+(?:from|out of|in|on|for|of)\\s+(?:\\S+\\s+){0,2}?" + Pattern.quote(subject))
                .matcher(sentence);
        if (!source.find()) {
            return sentence;
        }
        String before = sentence.substring(0, source.start());
        String after = sentence.substring(source.end());
        return after.strip().startsWith(":") ? after.strip().substring(1) : before;
    }

    private static Stream<FieldPhrase> split(String list) {
        return SPLIT.splitAsStream(list).map(PromptReader::phrase);
    }

    private static FieldPhrase phrase(String text) {
        String words = WHETHER.matcher(text.strip()).replaceFirst("$1 ");
        for (Matcher article = ARTICLE.matcher(words); article.find(); article = ARTICLE.matcher(words)) {
            words = words.substring(article.end());
        }
        Matcher list = LIST_OF.matcher(words);
        return list.matches() ? new FieldPhrase(list.group(1), true, List.of()) : FieldPhrase.one(words);
    }

    private static FieldPhrase bullet(String line) {
        Matcher rows = ROWS.matcher(line);
        if (rows.find()) {
            return new FieldPhrase(
                    rows.group(1),
                    true,
                    split(rows.group(2)).filter(PromptReader::usable).toList());
        }
        return phrase(line.replaceAll("[*`\"]", "").split("\\s*(?::|–| - |—)\\s*", 2)[0]);
    }

    private static boolean usable(FieldPhrase phrase) {
        String name = phrase.name();
        return !name.isEmpty()
                && name.split("_").length <= MOST_WORDS
                && name.chars().anyMatch(Character::isLetter);
    }

    private static List<FieldPhrase> distinct(List<FieldPhrase> fields) {
        var byName = new LinkedHashMap<String, FieldPhrase>();
        fields.forEach(f -> byName.putIfAbsent(f.name(), f));
        return List.copyOf(byName.values());
    }

    private static String subject(String prompt) {
        Matcher source = SOURCE.matcher(prompt.split("\\n", 2)[0]);
        String last = "";
        while (source.find()) {
            last = source.group(1).strip();
            if (prompt.substring(source.start(), source.start(1))
                    .toLowerCase(Locale.ROOT)
                    .contains("from")) {
                return last;
            }
        }
        return last;
    }
}
