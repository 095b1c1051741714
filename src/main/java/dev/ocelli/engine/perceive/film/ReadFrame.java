package dev.ocelli.engine.perceive.film;

import dev.ocelli.core.base.TimeSpan;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.core.perception.Word;
import dev.ocelli.engine.perceive.see.PageSight;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A frame with what is written on it; each line's words carry the time while which they are shown.
 *
 * @param time seconds at which the picture was taken
 * @param span while which it was shown
 */
record ReadFrame(double time, TimeSpan span, PageSight sight) {

    /** What was read at {@code time}, shown during {@code span}. */
    static ReadFrame of(double time, TimeSpan span, PageSight sight) {
        return new ReadFrame(
                time,
                span,
                with(
                        sight,
                        sight.lines().stream().map(line -> timed(line, span)).toList()));
    }

    boolean isEmpty() {
        return sight.lines().isEmpty();
    }

    /**
     * This and {@code later} as one frame when one of them holds all that the other says at the same places, as while a
     * slide fills line by line; null when each says something of its own.
     */
    @Nullable
    ReadFrame joined(ReadFrame later) {
        if (isEmpty() || later.isEmpty()) {
            return isEmpty() && later.isEmpty() ? new ReadFrame(time, span.union(later.span), sight) : null;
        }
        if (covers(later.sight.lines(), sight.lines())) {
            return new ReadFrame(later.time, span.union(later.span), lasting(later.sight, sight.lines()));
        }
        if (covers(sight.lines(), later.sight.lines())) {
            return new ReadFrame(time, span.union(later.span), lasting(sight, later.sight.lines()));
        }
        return null;
    }

    private static boolean covers(List<TextLine> whole, List<TextLine> part) {
        return part.stream().allMatch(line -> twin(whole, line) != null);
    }

    private static @Nullable TextLine twin(List<TextLine> lines, TextLine wanted) {
        for (TextLine line : lines) {
            if (SameText.is(line, wanted)) {
                return line;
            }
        }
        return null;
    }

    private static PageSight lasting(PageSight kept, List<TextLine> others) {
        var lines = new ArrayList<TextLine>();
        for (TextLine line : kept.lines()) {
            TextLine twin = twin(others, line);
            TimeSpan own = Word.timeOf(line.words());
            TimeSpan other = twin == null ? null : Word.timeOf(twin.words());
            lines.add(own == null || other == null ? line : timed(line, own.union(other)));
        }
        return with(kept, lines);
    }

    private static TextLine timed(TextLine line, TimeSpan span) {
        var words = line.words().stream()
                .map(word -> new Word(word.text(), word.box(), word.confidence(), span))
                .toList();
        return new TextLine(words, line.box(), line.fontSize(), line.bold());
    }

    private static PageSight with(PageSight sight, List<TextLine> lines) {
        return new PageSight(sight.index(), sight.aspect(), sight.turn(), sight.source(), lines, sight.marks());
    }

    /** The same frame as page {@code index} of the film. */
    ReadFrame at(int index) {
        var page = new PageSight(index, sight.aspect(), sight.turn(), sight.source(), sight.lines(), sight.marks());
        return new ReadFrame(time, span, page);
    }
}
