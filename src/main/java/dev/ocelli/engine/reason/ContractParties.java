package dev.ocelli.engine.reason;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names in the opening of an agreement: what follows "between", parted by "and" and by what is said of each party; and
 * names before a defined term in brackets.
 */
final class ContractParties {
    private static final int OPENING = 4500;
    private static final int SLICE = 900;
    private static final Pattern DEFINED = Pattern.compile(
            "\\(\\s*(?:the|hereinafter|hereafter|collectively|together|each|referred|including|as defined|\"|“|”|''|‘|'|\\w+,)[^)]{0,160}\\)?");
    private static final Pattern SPLIT = Pattern.compile(
            "\\s*,?\\s+(?:and|und|et|en|y|e),?\\s+(?:between\\s+|among\\s+)?(?=[A-Z\\d\"“(])|\\s*;\\s*|\\s*\\|\\s*");
    private static final Pattern SIGNED =
            Pattern.compile("/s/\\s*([A-Z][\\p{L}'-]+(?:\\s+(?:[A-Z]\\.|[A-Z][\\p{L}'-]+)){1,3})");
    private static final String LOOSE = ",.;:\"“”'‘’()[]_-";

    private final Prose prose;
    private final FirmNames firms;
    private final Phrases cues;
    private final Phrases roles;
    private final Pattern told;

    ContractParties(Prose prose, FirmNames firms, Phrases cues, Lexicon lexicon) {
        this.prose = prose;
        this.roles = lexicon.words("roles");
        this.told = told(lexicon);
        this.firms = firms;
        this.cues = cues;
    }

    /** Where what is said of a party begins: ", a Delaware corporation", "having its office at". */
    private static Pattern told(Lexicon lexicon) {
        String kinds = String.join("|", lexicon.agreement("kinds"));
        String follow = String.join("|", lexicon.agreement("follow"));
        return Pattern.compile(
                "(?i)\\s*(?:,|\\(|-|–)?\\s*(?:\\b(?:an?|the|eine?)\\s+(?:[\\p{L}.-]+\\s+){0,5}(?:" + kinds
                        + ")\\b|\\b(?:" + follow + ")\\b|\\bat\\s+\\d).*$",
                Pattern.DOTALL);
    }

    List<Candidate> read() {
        String opening = prose.text().substring(0, Math.min(prose.text().length(), OPENING));
        var letters = Letters.of(opening);
        List<Candidate> single = List.of();
        for (String cue : cues.folded()) {
            for (Letters.Hit hit : letters.find(cue)) {
                var names = slice(hit.to());
                if (names.size() >= 2) {
                    return names;
                }
                single = single.isEmpty() ? names : single;
            }
        }
        var found = defined(opening);
        if (found.isEmpty()) {
            found = new ArrayList<>(single);
        }
        if (found.size() < 2) {
            signed(found);
        }
        return found;
    }

    /** People who sign for themselves: "/s/ Jane Roe" that no "By:" stands before. */
    private void signed(List<Candidate> found) {
        Matcher m = SIGNED.matcher(prose.text());
        while (m.find() && found.size() < 2) {
            String before = prose.text().substring(Math.max(0, m.start() - 8), m.start());
            String name = m.group(1).replaceAll("(?:\\s+(?:Signature|By|Name|Title|Date|Its|\\p{Lu}{3,}))+$", "");
            if (!before.matches("(?is).*by\\W*")
                    && firms.possible(name)
                    && roles.start(Letters.of(name)).isEmpty()) {
                found.add(
                        new Candidate(prose.spans(m.start(1), m.start(1) + name.length()), new Value.Text(name), 2.2));
            }
        }
    }

    /** Names from {@code at} on, up to the end of the sentence. */
    private List<Candidate> slice(int at) {
        String text = prose.text();
        int end = Math.min(text.length(), at + SLICE);
        var stop = Pattern.compile(
                        "(?i)(?<=[)\"”\\p{L}]{2})\\.\\s+(?=[A-Z\\d\"“])|\\b(?:witnesseth|recitals?|whereas|background|preliminary|now,? therefore|the parties (?:agree|hereby)|in consideration|agree as follows)\\b")
                .matcher(text.substring(at, end));
        while (stop.find()) {
            boolean initial = stop.group().startsWith(".") && shortWord(text, at + stop.start());
            if (!initial) {
                end = at + stop.start();
                break;
            }
        }
        var found = new ArrayList<Candidate>();
        int from = at;
        String slice = blank(text.substring(at, end));
        Matcher m = SPLIT.matcher(slice);
        while (m.find()) {
            String next = slice.substring(m.end()).replaceAll("(?s)[,(;]|\\s{3}.*$", "");
            boolean inside = firms.isLegalForm(next) || firms.isWeakForm(next.replaceAll("(?s)\\s.*$", ""));
            if (!inside) {
                name(from, at + m.start(), slice, at).ifPresent(found::add);
                from = at + m.end();
            }
        }
        name(from, end, slice, at).ifPresent(found::add);
        return distinct(found);
    }

    /** Without names that only shorten an earlier one; at most six. */
    private static List<Candidate> distinct(List<Candidate> found) {
        var kept = new ArrayList<Candidate>();
        for (Candidate candidate : found) {
            String first = first(candidate);
            if (kept.stream().noneMatch(k -> first(k).equals(first)) && kept.size() < 6) {
                kept.add(candidate);
            }
        }
        return kept;
    }

    private static String first(Candidate candidate) {
        var words = Letters.words(candidate.value() instanceof Value.Text(String text) ? text : "");
        boolean article = words.size() > 1 && words.getFirst().equals("the");
        return words.isEmpty() ? "" : words.get(article ? 1 : 0) + (article ? words.get(0) : "");
    }

    private static boolean shortWord(String text, int dot) {
        int start = dot;
        while (start > 0 && Character.isLetterOrDigit(text.charAt(start - 1))) {
            start--;
        }
        return dot - start <= 5 && start < dot && Character.isUpperCase(text.charAt(start));
    }

    /** Bracketed definitions become blanks, so that places stay. */
    private static String blank(String slice) {
        Matcher m = DEFINED.matcher(slice);
        var out = new StringBuilder(slice);
        while (m.find()) {
            for (int i = m.start(); i < m.end(); i++) {
                out.setCharAt(i, ' ');
            }
        }
        return out.toString();
    }

    private java.util.Optional<Candidate> name(int from, int to, String slice, int at) {
        String part = slice.substring(from - at, Math.max(from - at, to - at));
        Matcher said = told.matcher(part);
        int end = said.find() ? said.start() : part.length();
        int wide = part.substring(0, end).stripLeading().indexOf("   ");
        if (wide > 2) {
            end = Math.min(end, wide + part.length() - part.stripLeading().length());
        }
        int a = 0;
        while (a < end && (Character.isWhitespace(part.charAt(a)) || LOOSE.indexOf(part.charAt(a)) >= 0)) {
            a++;
        }
        while (end > a
                && (Character.isWhitespace(part.charAt(end - 1))
                        || (LOOSE.indexOf(part.charAt(end - 1)) >= 0 && part.charAt(end - 1) != '.'))) {
            end--;
        }
        String name = part.substring(a, end).replaceAll("\\s+", " ");
        boolean fine = name.length() >= 3
                && name.length() <= 70
                && Character.isUpperCase(name.codePointAt(0))
                && Letters.words(name).size() <= 9
                && firms.possible(name)
                && !roles.is(Letters.of(name.replaceAll("(?i)^the\\s+", "")))
                && roles.start(Letters.of(name)).isEmpty();
        return fine
                ? java.util.Optional.of(new Candidate(prose.spans(from + a, from + end), new Value.Text(name), 3))
                : java.util.Optional.empty();
    }

    /** Names right before a bracketed definition such as (the "Company"). */
    private List<Candidate> defined(String opening) {
        var found = new ArrayList<Candidate>();
        Matcher m = Pattern.compile(
                        "([A-Z][\\p{L}\\d&.,'’-]*(?:\\s+(?:[A-Z&][\\p{L}\\d&.,'’-]*|of|and|the|de)){0,7})\\s*(?:,[^(]{0,120})?\\((?:the|hereinafter|together|\"|“|collectively)[^)]{0,120}[\"”][^)]{0,40}\\)")
                .matcher(opening);
        while (m.find() && found.size() < 4) {
            String name = m.group(1).replaceAll("[,\\s]+$", "").replaceAll("\\s+", " ");
            if (firms.hasLegalForm(name) && firms.possible(name)) {
                found.add(new Candidate(
                        prose.spans(m.start(1), m.start(1) + m.group(1).length()), new Value.Text(name), 2.2));
            }
        }
        return found;
    }
}
