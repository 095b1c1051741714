package dev.ocelli.engine.perceive.hear;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Where sentences end in print. Pure. */
final class SentenceMarks {
    private static final String ENDS = ".?!…。？！।؟";
    private static final String CLOSES = "\"'”’»)」』";

    /** Written with a full stop and never the last word of a sentence that goes on with a name. */
    private static final Set<String> TITLES =
            Set.of("mr", "mrs", "ms", "dr", "prof", "st", "sr", "sra", "hr", "fr", "mme", "mlle", "no", "nr", "vs");

    private static final Pattern ONE_LETTER = Pattern.compile("\\p{L}");

    private SentenceMarks() {}

    /** Whether {@code text} closes with a full stop or a sign of question or wonder, within quotation marks or not. */
    static boolean ends(String text) {
        int last = lastBeforeClosing(text);
        return last >= 0 && ENDS.indexOf(text.charAt(last)) >= 0;
    }

    /** As {@link #ends}, but not for the full stop of an initial or of a title. */
    static boolean endsSentence(String word) {
        if (!ends(word)) {
            return false;
        }
        String bare = word.substring(0, lastBeforeClosing(word)).toLowerCase(Locale.ROOT);
        return !TITLES.contains(bare) && !ONE_LETTER.matcher(bare).matches();
    }

    /** Whether there is any mark of a sentence's end in {@code text}. */
    static boolean areIn(String text) {
        return text.chars().anyMatch(c -> ENDS.indexOf(c) >= 0);
    }

    private static int lastBeforeClosing(String text) {
        int last = text.length() - 1;
        while (last > 0 && CLOSES.indexOf(text.charAt(last)) >= 0) {
            last--;
        }
        return last;
    }
}
