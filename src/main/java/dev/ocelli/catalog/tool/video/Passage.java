package dev.ocelli.catalog.tool.video;

import dev.ocelli.core.base.TimeSpan;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.core.perception.TextSource;
import dev.ocelli.core.perception.Word;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A sentence that is said, or what is written in the picture while that stands.
 *
 * @param written false when it is said
 */
record Passage(TimeSpan span, String text, boolean written) {

    /** What is said in a recording, in order of time. */
    static List<Passage> said(Perception seen) {
        var passages = new ArrayList<Passage>();
        for (Page page : seen.pages()) {
            if (page.source() == TextSource.SPEECH) {
                for (TextLine line : page.lines()) {
                    TimeSpan span = Word.timeOf(line.words());
                    if (span != null) {
                        passages.add(new Passage(span, line.text(), false));
                    }
                }
            }
        }
        passages.sort(Comparator.comparingDouble(passage -> passage.span().start()));
        return passages;
    }

    /** What is written in a film, a picture each, in order of time. */
    static List<Passage> written(Perception seen) {
        var passages = new ArrayList<Passage>();
        for (Page page : seen.pages()) {
            TimeSpan span = Word.timeOf(
                    page.lines().stream().flatMap(line -> line.words().stream()).toList());
            if (page.source() != TextSource.SPEECH && span != null) {
                String text = page.lines().stream().map(TextLine::text).collect(Collectors.joining(" / "));
                passages.add(new Passage(span, text, true));
            }
        }
        passages.sort(Comparator.comparingDouble(passage -> passage.span().start()));
        return passages;
    }
}
