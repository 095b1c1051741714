package dev.ocelli.catalog.tool.secret;

import dev.ocelli.core.base.BoundingBox;
import java.util.List;

/**
 * Words that are not to be given away, at one place of one page.
 *
 * @param category a kind's wire name, or {@code word}, {@code pattern}, {@code box}, {@code field:<name>}
 * @param text as printed
 * @param page counts from 0
 * @param boxes one a line, around the letters themselves
 * @param how in plain words: "checksum of an IBAN", "after 'Account holder'"
 * @param confidence that it is of its category, in [0, 1]
 */
public record Secret(String category, String text, int page, List<BoundingBox> boxes, String how, double confidence) {
    public Secret {
        boxes = List.copyOf(boxes);
    }

    /** The text without most of its letters: enough to recognise it beside the original, too little to read it. */
    public String masked() {
        String plain = text.strip();
        int letters = (int) plain.chars().filter(Character::isLetterOrDigit).count();
        int shown = letters >= 12 ? 2 : letters >= 5 ? 1 : 0;
        var masked = new StringBuilder();
        int seen = 0;
        for (int i = 0; i < plain.length(); i++) {
            char c = plain.charAt(i);
            boolean letter = Character.isLetterOrDigit(c);
            seen += letter ? 1 : 0;
            boolean keep = !letter || seen <= shown;
            masked.append(keep ? c : '•');
        }
        return masked.length() > 40 ? masked.substring(0, 40) + "…" : masked.toString();
    }
}
