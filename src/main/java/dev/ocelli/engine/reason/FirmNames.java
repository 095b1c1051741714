package dev.ocelli.engine.reason;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Tells names of firms and people from titles, labels, slogans and other lines. */
final class FirmNames {
    private static final Pattern REGISTRATION = Pattern.compile("\\s*\\((?=[^)]*\\d{4})[^)]*\\)?\\s*\\S{0,2}$");
    private static final Pattern TAIL = Pattern.compile(
            "(?i)[\\s,(]+(?:co\\.?\\s*reg|company\\s*(?:reg|no)|reg\\.?\\s*no|roc\\s*no|gst|tel|hrb|ust|tax\\s*id|co\\.?\\s*no)\\b.*$");

    private final Set<String> strong = new HashSet<>();
    private final Set<String> weak = new HashSet<>();
    private final Lexicon lexicon;
    private final AddressWords addresses;
    private final Recognisers recognisers;
    private final LabelFinder labels;

    FirmNames(Lexicon lexicon, AddressWords addresses, Recognisers recognisers, LabelFinder labels) {
        this.lexicon = lexicon;
        this.addresses = addresses;
        this.recognisers = recognisers;
        this.labels = labels;
        for (CountryPack pack : lexicon.countries()) {
            pack.legal().forms().forEach(f -> strong.add(words(f)));
            pack.legal().weak().forEach(f -> weak.add(words(f)));
        }
        strong.removeAll(weak);
    }

    private static String words(String text) {
        return String.join(" ", Letters.words(text));
    }

    /** True when the text ends with a legal form, remarks in brackets aside. */
    boolean hasLegalForm(String text) {
        String plain = words(text.replaceAll("\\([^)]*\\)?", " "));
        return strong.stream().anyMatch(f -> plain.endsWith(" " + f)) && !plain.isEmpty();
    }

    /** True when nothing but a legal form is there, such as the second line of a long name. */
    boolean isLegalForm(String text) {
        String plain = words(text.replaceAll("\\([^)]*\\)?", " "));
        boolean weakFirst = weak.stream().anyMatch(w -> plain.startsWith(w + " "));
        return strong.contains(plain) || (weakFirst && strong.contains(plain.substring(plain.indexOf(' ') + 1)));
    }

    /** True for a word such as "Company" that ends names of firms and is also an ordinary word. */
    boolean isWeakForm(String text) {
        return weak.contains(words(text));
    }

    /** The text up to and with its legal form, when one stands inside: "X GmbH Managing director: Y" gives "X GmbH". */
    Span cut(Span span) {
        String text = span.text();
        var tail = TAIL.matcher(text);
        int end = tail.find() && tail.start() > 2 ? tail.start() : text.length();
        var registration = REGISTRATION.matcher(text.substring(0, end));
        end = registration.find() && registration.start() > 2 ? registration.start() : end;
        int open = text.lastIndexOf('(', end - 1);
        end = open > 2 && text.indexOf(')', open) < 0 ? open : end;
        return new Span(span.run(), span.from(), span.from() + end).trimmed(",;:-*_\"'|");
    }

    /** False for what can be no name at all. */
    boolean possible(String text) {
        String plain = text.strip();
        long letters = plain.chars().filter(Character::isLetter).count();
        long figures = plain.chars().filter(Character::isDigit).count();
        var folded = Letters.of(plain);
        return letters >= 3
                && plain.length() <= 70
                && letters > figures
                && letters * 2 >= plain.replace(" ", "").length()
                && Letters.words(plain).size() <= 10
                && !lexicon.words("titles").is(folded)
                && !lexicon.others().is(folded)
                && !addresses.isCountry(plain)
                && !isLegalForm(plain)
                && !labels.known(plain)
                && !plain.endsWith(":")
                && Codes.EMAIL.find(plain).isEmpty()
                && Codes.PHONE.find(plain).isEmpty()
                && recognisers.of(Kind.DATE).find(plain).isEmpty()
                && recognisers.of(Kind.MONEY).find(plain).isEmpty();
    }

    /** Points for how much the words look like a name; negative for slogans, titles, addresses. */
    double score(String text) {
        var letters = Letters.of(text);
        double score = hasLegalForm(text) ? 2.6 : 0;
        score += lexicon.words("trades").in(letters) ? 0.7 : 0;
        score -= lexicon.words("slogans").in(letters) ? 2.2 : 0;
        score -= lexicon.words("titles").start(letters).isPresent() ? 1.2 : 0;
        score -= lexicon.words("officials").in(letters) ? 2.5 : 0;
        score -= text.contains(":") ? 1.5 : 0;
        score -= Math.min(2.5, 1.1 * addresses.score(text)) * (hasLegalForm(text) ? 0.4 : 1);
        boolean plain = !hasLegalForm(text);
        score -= plain
                        && Letters.words(text).size() == 1
                        && !lexicon.words("trades").in(letters)
                ? 0.5
                : 0;
        score -= plain && text.chars().anyMatch(Character::isDigit) ? 0.8 : 0;
        boolean wordy = text.endsWith(".") && Letters.words(text).size() > 6 && !hasLegalForm(text);
        return score - (wordy ? 1.5 : 0) - (Character.isLowerCase(firstLetter(text)) ? 0.8 : 0);
    }

    /** Parts of a line that a dot, bar or dash separates: "Firm GmbH · Street 1 · 12345 Town". */
    static List<Span> parts(Span span) {
        var parts = new ArrayList<Span>();
        var m = Pattern.compile("\\s*[·•●∙|■]\\s*|\\s+[-–—*°]\\s+|,\\s+|;\\s+").matcher(span.text());
        int at = 0;
        while (m.find()) {
            if (m.start() > at) {
                parts.add(new Span(span.run(), span.from() + at, span.from() + m.start()));
            }
            at = m.end();
        }
        if (at < span.text().length()) {
            parts.add(new Span(span.run(), span.from() + at, span.to()));
        }
        return parts;
    }

    private static char firstLetter(String text) {
        return (char) text.chars().filter(Character::isLetter).findFirst().orElse('A');
    }
}
