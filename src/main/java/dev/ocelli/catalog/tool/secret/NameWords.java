package dev.ocelli.catalog.tool.secret;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells runs of words that look like a person's name. */
final class NameWords {
    private static final Pattern TOKEN = Pattern.compile("[\\p{L}][\\p{L}'’.-]*");
    private static final Pattern CAPITALISED = Pattern.compile(
            "\\p{Lu}[\\p{Ll}\\p{M}'’]*(?:(?:['’-]|(?<=Mc|Mac|De|Di|La|Le|Van|O'))\\p{Lu}[\\p{Ll}\\p{M}]+)*|\\p{Lu}[\\p{Lu}'’-]{2,}");
    private static final Pattern INITIAL = Pattern.compile("\\p{Lu}\\.?(?:-?\\p{Lu}\\.)*");

    private static final int MOST = 5;

    private final Lexicon lexicon;

    NameWords(Lexicon lexicon) {
        this.lexicon = lexicon;
    }

    /** A word of a text and where it stands. */
    record Token(String text, int from, int to) {
        /** Without dots at its end. */
        String plain() {
            return text.replaceAll("[.'’-]+$", "");
        }
    }

    static List<Token> tokens(String text) {
        var tokens = new ArrayList<Token>();
        Matcher m = TOKEN.matcher(text);
        while (m.find()) {
            tokens.add(new Token(m.group(), m.start(), m.end()));
        }
        return tokens;
    }

    boolean isGiven(Token token) {
        return isCapitalised(token) && givenPart(token.plain());
    }

    /** Also double names: Jean-Pierre. */
    private boolean givenPart(String word) {
        String first = word.contains("-") ? word.substring(0, word.indexOf('-')) : word;
        return lexicon.is("given", word) || lexicon.is("given", first);
    }

    boolean isWeakGiven(Token token) {
        return lexicon.is("weak_given", token.plain());
    }

    boolean isFamily(Token token) {
        return isCapitalised(token) && lexicon.is("family", token.plain());
    }

    boolean isTitle(Token token) {
        return lexicon.is("titles", token.plain())
                && Character.isUpperCase(token.text().charAt(0));
    }

    boolean isInitial(Token token) {
        return INITIAL.matcher(token.text()).matches()
                && token.plain().replace(".", "").length() <= 2;
    }

    boolean isParticle(Token token) {
        return lexicon.is("particles", token.text());
    }

    static boolean isCapitalised(Token token) {
        return CAPITALISED.matcher(token.plain()).matches();
    }

    /** A capitalised word of two letters or more that is not one of the words that names never hold. */
    boolean couldBeName(Token token) {
        return isCapitalised(token) && token.plain().length() > 1 && !lexicon.is("never", token.plain());
    }

    boolean isTrade(Token token) {
        return lexicon.is("trade", token.plain());
    }

    /**
     * How many words from {@code at} on read as one name: capitalised words, initials and particles, no wide gap, ending
     * with a capitalised word; 0 when there is none.
     */
    int length(String text, List<Token> tokens, int at) {
        int last = 0;
        for (int i = at; i < tokens.size() && i - at < MOST; i++) {
            Token token = tokens.get(i);
            boolean joined = i == at || isJoint(text.substring(tokens.get(i - 1).to(), token.from()));
            if (!joined) {
                break;
            }
            if (couldBeName(token)) {
                last = i - at + 1;
            } else if (!isInitial(token) && !(i > at && isParticle(token))) {
                break;
            }
        }
        return last;
    }

    private static boolean isJoint(String between) {
        return between.equals(" ") || between.equals("\n") || between.isEmpty();
    }
}
