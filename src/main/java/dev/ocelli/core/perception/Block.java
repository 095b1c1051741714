package dev.ocelli.core.perception;

import dev.ocelli.core.base.BoundingBox;
import java.util.List;
import java.util.regex.Pattern;

/** A region of a page in reading order; its lines are empty for pictures. */
public record Block(BlockKind kind, List<TextLine> lines, BoundingBox box) {
    private static final Pattern CUT_WORD = Pattern.compile(".*\\p{Ll}[-\u00AD\u2010]", Pattern.DOTALL);

    public Block {
        lines = List.copyOf(lines);
    }

    /** The lines as running text: joined by spaces, words cut at the end of a line made whole. */
    public String text() {
        var text = new StringBuilder();
        for (var line : lines) {
            String next = line.text();
            if (CUT_WORD.matcher(text).matches() && !next.isEmpty() && Character.isLowerCase(next.charAt(0))) {
                text.setLength(text.length() - 1);
            } else if (!text.isEmpty()) {
                text.append(' ');
            }
            text.append(next);
        }
        return text.toString();
    }
}
