package dev.ocelli.engine.pages;

import dev.ocelli.core.perception.Block;
import java.util.regex.Pattern;

/** A block of text as Markdown. */
final class MarkdownText {
    private static final Pattern BULLET = Pattern.compile("^[•●▪■◦○‣⁃∙·*►▶➢✓✔☐☑\\uF0B7\\uF0A7–—-]\\s+");

    /** Signs that would start a heading, a quote or a list, or look like one of our placeholders. */
    private static final Pattern SPECIAL_START = Pattern.compile("^(?=#{1,6}\\s|>\\s|[+]\\s|```|~~~)");

    private MarkdownText() {}

    static String of(Block block) {
        String text = plain(block.text());
        return switch (block.kind()) {
            case TITLE -> "# " + text;
            case SECTION_HEADER -> "## " + text;
            case LIST_ITEM -> BULLET.matcher(text).find() ? BULLET.matcher(text).replaceFirst("- ") : text;
            case CAPTION, FOOTNOTE, FORMULA, PAGE_FOOTER, PAGE_HEADER, PICTURE, TABLE, TEXT -> text;
        };
    }

    /** Printed text that Markdown would not take for its own signs. */
    static String plain(String text) {
        String safe = text.replaceAll("<(?=/?[A-Za-z!])", "&lt;");
        return SPECIAL_START.matcher(safe).replaceFirst("\\\\");
    }
}
