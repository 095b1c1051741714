package dev.ocelli.engine.perceive.hear;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.base.TimeSpan;
import dev.ocelli.core.perception.Block;
import dev.ocelli.core.perception.BlockKind;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Page.PageParts;
import dev.ocelli.core.perception.SpeechSegment;
import dev.ocelli.core.perception.SpokenWord;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.core.perception.TextSource;
import dev.ocelli.core.perception.Transcript;
import dev.ocelli.core.perception.Word;
import java.util.ArrayList;
import java.util.List;

/**
 * A transcript laid out like a typed page, so that fields are found in speech as they are in print: each sentence is a
 * line, long ones wrap. The boxes serve reading order only; every word carries its time.
 */
public final class SpeechPages {
    private static final int LETTERS_A_LINE = 400;
    private static final int LINES_A_PAGE = 60;
    private static final int SHORTEST_END = 4;
    private static final double LETTER = 1.0 / (LETTERS_A_LINE + 20);
    private static final double LINE = 1.0 / (LINES_A_PAGE + 2);
    private static final double TYPE = 0.6 * LINE;
    private static final double ASPECT = 0.7;

    private final List<Page> pages = new ArrayList<>();
    private final int firstIndex;
    private final List<TextLine> lines = new ArrayList<>();
    private final List<Block> blocks = new ArrayList<>();

    private SpeechPages(int firstIndex) {
        this.firstIndex = firstIndex;
    }

    /** Pages counted from {@code firstIndex} on; none for a silent recording. */
    public static List<Page> of(Transcript transcript, int firstIndex) {
        var pages = new SpeechPages(firstIndex);
        transcript.segments().forEach(pages::add);
        pages.endPage();
        return List.copyOf(pages.pages);
    }

    private void add(SpeechSegment segment) {
        var segmentLines = new ArrayList<TextLine>();
        var line = new ArrayList<Word>();
        int letters = 0;
        for (SpokenWord word : words(segment)) {
            if (!line.isEmpty() && letters + word.text().length() > LETTERS_A_LINE) {
                endLine(line, segmentLines);
                letters = 0;
            }
            line.add(placed(word, letters));
            letters += word.text().length() + 1;
            if (endsSentence(word.text())) {
                endLine(line, segmentLines);
                letters = 0;
            }
        }
        if (!line.isEmpty()) {
            endLine(line, segmentLines);
        }
        endBlock(segmentLines);
    }

    /** A word of some length with a full stop or a sign of question or wonder; "Dr." and "J." go on. */
    private static boolean endsSentence(String word) {
        char last = word.charAt(word.length() - 1);
        return last == '?' || last == '!' || last == '。' || (last == '.' && word.length() > SHORTEST_END);
    }

    private void endLine(List<Word> line, List<TextLine> segmentLines) {
        if (lines.size() == LINES_A_PAGE) {
            endBlock(segmentLines);
            endPage();
            line.replaceAll(word -> new Word(
                    word.text(),
                    new BoundingBox(word.box().x(), top(), word.box().width(), TYPE),
                    word.confidence(),
                    word.time()));
        }
        var whole = TextLine.of(line);
        lines.add(whole);
        segmentLines.add(whole);
        line.clear();
    }

    private void endBlock(List<TextLine> segmentLines) {
        if (!segmentLines.isEmpty()) {
            var box =
                    BoundingBox.around(segmentLines.stream().map(TextLine::box).toList());
            blocks.add(new Block(BlockKind.TEXT, segmentLines, box));
            segmentLines.clear();
        }
    }

    private void endPage() {
        if (!lines.isEmpty()) {
            var parts = new PageParts(blocks, List.of(), List.of(), List.of(), List.of());
            pages.add(new Page(firstIndex + pages.size(), ASPECT, 0, TextSource.SPEECH, lines, parts));
            lines.clear();
            blocks.clear();
        }
    }

    private double top() {
        return (lines.size() % LINES_A_PAGE + 1) * LINE;
    }

    private Word placed(SpokenWord word, int letters) {
        double left = Math.min(0.98, LETTER * (letters + 5));
        double width = Math.min(1 - left, LETTER * word.text().length());
        return new Word(word.text(), new BoundingBox(left, top(), width, TYPE), word.confidence(), word.span());
    }

    /** The words with times; where the listener gives none, the segment's time is shared out by letters. */
    private static List<SpokenWord> words(SpeechSegment segment) {
        if (!segment.words().isEmpty()) {
            return segment.words();
        }
        var words = new ArrayList<SpokenWord>();
        double letter = segment.span().length() / Math.max(1, segment.text().length());
        int at = 0;
        for (String text : segment.text().split("\\s+")) {
            if (!text.isEmpty()) {
                double start = Math.min(segment.span().end(), segment.span().start() + at * letter);
                double end = Math.min(segment.span().end(), start + text.length() * letter);
                words.add(new SpokenWord(text, new TimeSpan(start, Math.max(start, end)), segment.confidence()));
            }
            at += text.length() + 1;
        }
        return words;
    }
}
