package dev.ocelli.engine.reason;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.core.perception.TextSource;
import dev.ocelli.core.perception.Word;
import java.util.ArrayList;
import java.util.List;

/** A page made of lines of text: runs are parted by two blanks or more, a line of type is 1.6 % of the page high. */
final class PrintedPage {
    private static final double PITCH = 0.022;
    private static final double HEIGHT = 0.016;
    private static final double WIDTH = 0.011;

    private PrintedPage() {}

    static Perception of(String text) {
        var lines = new ArrayList<TextLine>();
        var rows = text.split("\n");
        for (int row = 0; row < rows.length; row++) {
            lines.addAll(line(rows[row], 0.03 + row * PITCH));
        }
        var page = new Page(0, 0.7, 0, TextSource.TEXT_LAYER, lines, Page.PageParts.NONE);
        return new Perception(MediaType.PDF, 1, List.of(page), List.of());
    }

    private static List<TextLine> line(String text, double top) {
        var lines = new ArrayList<TextLine>();
        var words = new ArrayList<Word>();
        int at = 0;
        for (String token : text.split("(?<=\\s)(?=\\S)|(?<=\\S)(?=\\s)")) {
            if (token.isBlank()) {
                if (token.length() > 1 && !words.isEmpty()) {
                    lines.add(TextLine.of(words));
                    words.clear();
                }
            } else {
                double left = 0.05 + at * WIDTH;
                var box = BoundingBox.ofCorners(left, top, left + token.length() * WIDTH, top + HEIGHT);
                words.add(new Word(token, box, 1));
            }
            at += token.length();
        }
        if (!words.isEmpty()) {
            lines.add(TextLine.of(words));
        }
        return lines;
    }
}
