package dev.ocelli.engine.propose;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names that JSON, Python and people can live with, made from printed labels. */
final class FieldName {
    private static final int MAX_LENGTH = 48;
    private static final Pattern MARKS = Pattern.compile("\\p{M}+");
    private static final Pattern EDGE = Pattern.compile("^[\\s\\p{Punct}•·–—]+|[\\s:：.;,*_=–—-]+$");
    private static final Set<String> RESERVED = Set.of(
            "and", "as", "class", "def", "del", "for", "from", "global", "if", "import", "in", "is", "json", "lambda",
            "not", "or", "pass", "return", "schema", "try", "while", "with");

    private FieldName() {}

    /** The label without the marks around it: {@code "Date: "} becomes {@code Date}. */
    static String clean(String label) {
        String clean = EDGE.matcher(label.strip()).replaceAll("").strip();
        return clean.replaceAll("\\s+", " ");
    }

    /** Lower case words joined by {@code _}, such as {@code invoice_no}; empty when no Latin letter is left. */
    static String of(String label) {
        String spelt = label.replace("#", " number ").replace("%", " percent ").replace("&", " and ");
        String latin = MARKS.matcher(Normalizer.normalize(spelt.replace("ß", "ss"), Normalizer.Form.NFKD))
                .replaceAll("");
        var name = new StringBuilder();
        for (String word : latin.toLowerCase(Locale.ROOT).replace("'", "").split("[^a-z0-9]+")) {
            if (!word.isEmpty() && name.length() + word.length() < MAX_LENGTH) {
                name.append(name.isEmpty() ? "" : "_").append(word);
            }
        }
        String joined = name.toString();
        if (joined.isEmpty() || joined.chars().noneMatch(Character::isLetter)) {
            return "";
        }
        if (Character.isDigit(joined.charAt(0))) {
            return "field_" + joined;
        }
        return RESERVED.contains(joined) ? joined + "_value" : joined;
    }

    /** A class name such as {@code DeliveryNote}; {@code Document} when the title has no Latin letters. */
    static String ofClass(String title) {
        var name = new StringBuilder();
        for (String word : of(title).split("_")) {
            if (!word.isEmpty() && name.length() < MAX_LENGTH) {
                name.append(Character.toUpperCase(word.charAt(0))).append(word.substring(1));
            }
        }
        return name.isEmpty() ? "Document" : name.toString();
    }
}
