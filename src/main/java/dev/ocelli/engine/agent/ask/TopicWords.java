package dev.ocelli.engine.agent.ask;

import java.util.List;
import java.util.regex.Pattern;

/** Takes what a part of a recording should be about out of a phrase. */
final class TopicWords {
    private static final int LONGEST = 200;

    private final Pattern place;
    private final Pattern ending;
    private final Pattern article;

    TopicWords(AskRules rules) {
        this.place = rules.pattern(
                "\\s*\\b(?:in|of|from|out of|im|in der|aus(?: de[mr])?|von|dans|de|del|en)\\s+(?:<the>\\s+)*(?:<film>|<sound>|it|"
                        + AskRules.MARK + "files?)\\b.*$");
        this.ending = rules.pattern(
                "\\s*\\b(?:and (?:send|give|show|cut|clip)\\b.*|as (?:a |one |separate )?(?:clips?|videos?|films?|files?|mp4).*|out|heraus|aus|geht|gesprochen wird|geredet wird|sprechen|reden)\\s*$");
        this.article = rules.pattern("^(?:(?:about|on|of|<the>|any|some|all|l'|d'|du)\\s+|[ld]')+");
    }

    /** What was put into quotation marks, else the phrase without words around it; empty when nothing is left. */
    List<String> of(String phrase, List<String> quotes) {
        if (!quotes.isEmpty()) {
            return quotes;
        }
        String text = phrase.replaceAll("[?.!,;:]+\\s*$", "").strip();
        text = place.matcher(text).replaceFirst("").strip();
        text = ending.matcher(text).replaceFirst("").strip();
        text = article.matcher(text)
                .replaceFirst("")
                .replaceAll("[?.!,;:]+$", "")
                .strip();
        if (text.isEmpty() || text.contains(AskRules.MARK)) {
            return List.of();
        }
        return List.of(text.length() > LONGEST ? text.substring(0, LONGEST) : text);
    }
}
