package dev.ocelli.catalog.tool.document;

import dev.ocelli.catalog.tool.secret.Secret;
import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.core.perception.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Redactions sorted by page, and the words that may still be told. */
final class RedactedPages {
    private final Map<Integer, List<Redaction>> byPage;

    RedactedPages(List<Redaction> redactions) {
        this.byPage = redactions.stream()
                .collect(Collectors.groupingBy(r -> r.secret().page()));
    }

    List<Redaction> on(int page) {
        return byPage.getOrDefault(page, List.of());
    }

    boolean touches(int page) {
        return byPage.containsKey(page);
    }

    /** The page's lines without every word that a redaction touches, and with the words that were put in instead. */
    List<TextLine> openLines(Page page) {
        var places = on(page.index()).stream()
                .flatMap(r -> r.secret().boxes().stream())
                .map(box -> RedactionPainter.padded(box, page.aspect()))
                .toList();
        var lines = new ArrayList<TextLine>();
        for (TextLine line : page.lines()) {
            List<Word> words = line.words().stream()
                    .filter(word -> places.stream().noneMatch(place -> touch(word.box(), place)))
                    .toList();
            if (!words.isEmpty()) {
                lines.add(TextLine.of(words));
            }
        }
        on(page.index()).forEach(redaction -> addReplacement(redaction, lines));
        return lines;
    }

    private static boolean touch(BoundingBox word, BoundingBox place) {
        boolean sideBySide = word.overlapY(place) < 0.35 * word.height();
        return !sideBySide && word.overlap(place) > 0.02 * word.area();
    }

    private static void addReplacement(Redaction redaction, List<TextLine> lines) {
        if (redaction.replacement().isBlank()) {
            return;
        }
        Secret secret = redaction.secret();
        List<String> parts = RedactionPainter.parts(redaction);
        for (int i = 0; i < parts.size(); i++) {
            if (!parts.get(i).isBlank()) {
                lines.add(TextLine.of(words(parts.get(i), secret.boxes().get(i))));
            }
        }
    }

    private static List<Word> words(String text, BoundingBox box) {
        var words = new ArrayList<Word>();
        int at = 0;
        for (String part : text.split(" ", -1)) {
            if (!part.isEmpty()) {
                double from = box.x() + box.width() * at / text.length();
                double to = box.x() + box.width() * (at + part.length()) / text.length();
                words.add(new Word(part, BoundingBox.ofCorners(from, box.y(), to, box.bottom()), 1));
            }
            at += part.length() + 1;
        }
        return words;
    }
}
