package dev.ocelli.catalog.skill;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds in a question what it asks for: "What is the due date of this bill?" asks for {@code due date}. */
final class QuestionReader {
    private static final Pattern QUESTION = Pattern.compile(
            "(?i)\\b(?:what|who|which|whats|what's)(?:'s|\\s+(?:is|are|was|were))?\\s+(?:the|its|their|his|her|our)?\\s*"
                    + "([\\p{L}][\\p{L}\\p{N} _/-]{1,60}?)"
                    + "(?=\\s+(?:of|on|in|for|from|at|to|does|do|did|is|are|was|were|that|and what|and who|here|shown|printed)\\b"
                    + "|\\s*[?.,;!]|\\s*$)");
    private static final Pattern MANY = Pattern.compile(
            "(?i)\\bhow\\s+(?:much|many)\\s+([\\p{L}][\\p{L} ]{1,40}?)\\s+(?:is|are|was|were|does|do|did|has|have)\\b");
    private static final Pattern WHEN_DUE = Pattern.compile("(?i)\\bwhen\\s+(?:is|was|are)\\b[^?]*\\bdue\\b");
    private static final Pattern EMPTY = Pattern.compile(
            "(?i)(?:this|that|these|those|it|there|here|in|on|kind|type|you|happening|happens|wrong|up|new)(?:\\s.*)?");

    private QuestionReader() {}

    static List<FieldPhrase> read(String text) {
        var fields = new ArrayList<FieldPhrase>();
        add(QUESTION.matcher(text), fields);
        add(MANY.matcher(text), fields);
        if (WHEN_DUE.matcher(text).find()) {
            fields.add(FieldPhrase.one("due date"));
        }
        return fields;
    }

    private static void add(Matcher question, List<FieldPhrase> fields) {
        while (question.find()) {
            String words = question.group(1).strip().toLowerCase(Locale.ROOT);
            if (!EMPTY.matcher(words).matches()) {
                fields.add(FieldPhrase.one(words));
            }
        }
    }
}
