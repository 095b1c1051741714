package dev.ocelli.engine.agent.ask;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts a message where a new ask begins. */
final class Clauses {
    private static final int LONGEST = 8_000;
    private static final int MOST = 40;
    private static final Pattern BULLET = Pattern.compile("\\R\\s*(?:[-*•]|\\d{1,2}[.)])\\s+");
    private static final Pattern ABOUT_BULLET = Pattern.compile("\\s*(?::|–| - |—)\\s.*");

    private final Pattern courtesy;
    private final Pattern ending;
    private final Pattern begin;

    Clauses(AskRules rules) {
        this.courtesy = rules.pattern("^(?:(?:<courtesy>)(?![\\p{L}'])[ ,]*)+");
        this.ending = rules.pattern(
                "(?:[ ,]+(?:please|thanks|thank you|for me|bitte|danke|s'il (?:te|vous) pla[iî]t|merci|por favor|gracias))+(?=[.?! ]*$)");
        this.begin = rules.pattern("(?:(?<=[.?!])\\s+(?=\\p{Lu}|(?:<courtesy> )*<start>\\b)|\\R+|"
                + "\\s*(?:[,;]\\s*)?\\b(?:and then|and also|and|then|also|und dann|und|dann|et puis|et ensuite|et|puis|ensuite|y luego|luego|y)\\s+(?=(?:<courtesy> )*(?:<start>)\\b)|"
                + "\\s*[,;]\\s*(?=(?:<courtesy> )*(?:<start>)\\b))");
    }

    List<String> of(String message) {
        String text = message.length() > LONGEST ? message.substring(0, LONGEST) : message;
        text = listed(text.replace('’', '\'').replace('\u00A0', ' '));
        var clauses = new ArrayList<String>();
        int from = 0;
        Matcher matcher = begin.matcher(text);
        while (matcher.find() && clauses.size() < MOST) {
            if (!inQuotes(text, matcher.start())) {
                add(clauses, text.substring(from, matcher.start()));
                from = matcher.end();
            }
        }
        add(clauses, text.substring(from));
        return clauses;
    }

    /** Entries of a bulleted list as one enumeration. */
    private static String listed(String text) {
        String[] parts = BULLET.split("\n" + text);
        if (parts.length < 3) {
            return text;
        }
        var line = new StringBuilder(parts[0].strip());
        for (int i = 1; i < parts.length; i++) {
            String entry = i == parts.length - 1 ? parts[i].split("\\R\\s*\\R", 2)[0] : parts[i];
            String name = ABOUT_BULLET
                    .matcher(entry.replaceAll("[*`\"]", "").strip().replaceAll("\\s+", " "))
                    .replaceFirst("");
            line.append(i == 1 ? " " : ", ").append(name);
        }
        return line.toString();
    }

    private static boolean inQuotes(String text, int at) {
        return text.substring(0, at).chars().filter(c -> c == '"').count() % 2 == 1;
    }

    private void add(List<String> clauses, String clause) {
        String plain = plain(clause);
        if (plain.chars().anyMatch(Character::isLetter)) {
            clauses.add(plain);
        }
    }

    /** Without words of courtesy and white space around. */
    String plain(String clause) {
        String text = clause.strip().replaceAll("\\s+", " ").replaceAll("^[¿¡ ]+", "");
        String bare = ending.matcher(courtesy.matcher(text).replaceFirst("")).replaceFirst("");
        return bare.chars().anyMatch(Character::isLetter) ? bare.strip() : text;
    }
}
