package dev.ocelli.engine.perceive.layout;

import dev.ocelli.core.perception.TextLine;
import java.util.regex.Pattern;

/** Bullets and numbers that open a list item. */
final class ListMarks {
    private static final Pattern BULLET = Pattern.compile("[•●▪■◦○‣⁃∙·*►▶➢✓✔☐☑\\uF0B7\\uF0A7–—-]");
    private static final Pattern NUMBER = Pattern.compile("\\(?(?:\\d{1,2}|[a-zA-Z]|[ivxIVX]{1,4})[.)]");

    private ListMarks() {}

    static boolean startsItem(TextLine line) {
        if (line.words().size() < 2) {
            return false;
        }
        String first = line.words().getFirst().text();
        return BULLET.matcher(first).matches() || NUMBER.matcher(first).matches();
    }

    /** True for a bullet with no meaning of its own, which Markdown writes as a dash. */
    static boolean bullet(String word) {
        return BULLET.matcher(word).matches();
    }
}
