package dev.ocelli.engine.pages;

import dev.ocelli.core.base.TimeSpan;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.core.perception.TextSource;
import dev.ocelli.core.perception.Word;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What is written in a film, each line once for as long as it is shown. */
final class ScreenText {
    /** Seconds that a caption may be out of sight, as behind a short shot, and still be the same. */
    private static final double AWAY = 2;

    private static final double SAME_PLACE = 0.5;

    private final List<Shown> lines = new ArrayList<>();

    private ScreenText() {}

    /** @param page index of the frame's page on which it was read first */
    record Shown(TextLine line, TimeSpan span, int page) {
        private boolean goesOnAs(TextLine later, TimeSpan when) {
            return when.start() - span.end() <= AWAY
                    && line.text().equalsIgnoreCase(later.text())
                    && line.box().iou(later.box()) >= SAME_PLACE;
        }
    }

    static ScreenText of(Perception perception) {
        var text = new ScreenText();
        for (Page page : perception.pages()) {
            if (page.source() != TextSource.SPEECH) {
                page.lines().forEach(line -> text.add(line, page.index()));
            }
        }
        return text;
    }

    private void add(TextLine line, int page) {
        TimeSpan span = Word.timeOf(line.words());
        if (span == null) {
            return;
        }
        for (int i = lines.size() - 1; i >= 0; i--) {
            Shown known = lines.get(i);
            if (known.page() != page && known.goesOnAs(line, span)) {
                lines.set(i, new Shown(known.line(), known.span().union(span), known.page()));
                return;
            }
        }
        lines.add(new Shown(line, span, page));
    }

    /** In order of time, from the top down. */
    List<Shown> lines() {
        return List.copyOf(lines);
    }

    /** The lines that can be read at some time of {@code span}, one under the other. */
    String during(TimeSpan span) {
        return lines.stream()
                .filter(shown -> shown.span().overlap(span) > 0)
                .map(shown -> shown.line().text())
                .distinct()
                .collect(Collectors.joining("\n"));
    }
}
