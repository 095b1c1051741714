package dev.ocelli.engine.ground;

import dev.ocelli.core.base.BoundingBox;
import dev.ocelli.core.perception.Barcode;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.Place;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.core.perception.TextSource;
import dev.ocelli.core.perception.Word;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Everything printed in a file, made searchable once: as words, as numbers, as dates.
 *
 * <p>Each index is built when it is first asked for. For one thread.
 */
final class PrintIndex {
    /** How many letters around a line break may hold one date. */
    private static final int BREAK_REACH = 25;

    private final List<Page> pages;
    private final List<PrintedLine> lines;
    private final PrintedDates printedDates;
    private @Nullable Map<Integer, List<PrintedLine>> byPage;
    private @Nullable TextSearch words;
    private @Nullable TextSearch misread;
    private @Nullable Map<BigDecimal, List<Span>> numbers;
    private @Nullable Map<String, List<Span>> dates;

    PrintIndex(Perception perception, PrintedDates printedDates) {
        this.pages = perception.pages();
        this.printedDates = printedDates;
        var all = new ArrayList<PrintedLine>();
        for (Page page : pages) {
            boolean read = page.source() == TextSource.OCR || page.source() == TextSource.MIXED;
            page.lines().forEach(line -> all.add(PrintedLine.of(page.index(), read, line)));
            page.parts()
                    .barcodes()
                    .forEach(code -> coded(code).forEach(w -> all.add(PrintedLine.of(page.index(), false, w))));
        }
        this.lines = List.copyOf(all);
    }

    private PrintIndex(List<Page> pages, List<PrintedLine> lines, PrintedDates printedDates) {
        this.pages = pages;
        this.lines = List.copyOf(lines);
        this.printedDates = printedDates;
    }

    /** What a bar code says, as a line of print at the place of the code. */
    private static List<TextLine> coded(Barcode code) {
        var words = Stream.of(code.text().split("\\s+"))
                .filter(w -> !w.isEmpty())
                .map(w -> new Word(w, code.box(), 1))
                .toList();
        return words.isEmpty() ? List.of() : List.of(TextLine.of(words));
    }

    /** The same print, but only the words at {@code places}, in the order of the places. */
    PrintIndex at(List<Place> places) {
        var there = new ArrayList<PrintedLine>();
        for (Place place : places) {
            for (PrintedLine line : linesOf(place.page())) {
                var words =
                        line.words().stream().filter(w -> at(w, place.box())).toList();
                if (!words.isEmpty()) {
                    there.add(PrintedLine.of(line.page(), line.read(), TextLine.of(words)));
                }
            }
        }
        return new PrintIndex(pages, there, printedDates);
    }

    /** A word belongs to a place when a third of the smaller of the two is shared. */
    private static boolean at(Word word, BoundingBox place) {
        double smaller = Math.min(word.box().area(), place.area());
        return smaller > 0
                ? word.box().overlap(place) >= smaller / 3
                : place.containsCentreOf(word.box()) || word.box().containsCentreOf(place);
    }

    List<Page> pages() {
        return pages;
    }

    List<PrintedLine> linesOf(int page) {
        var index = byPage;
        if (index == null) {
            index = lines.stream().collect(Collectors.groupingBy(PrintedLine::page));
            byPage = index;
        }
        return index.getOrDefault(page, List.of());
    }

    List<PrintedLine> lines() {
        return lines;
    }

    /** Words by their folded letters. */
    TextSearch words() {
        var search = words;
        if (search == null) {
            search = new TextSearch(lines, folded -> folded);
            words = search;
        }
        return search;
    }

    /** Words of pages that were read by OCR, by {@link Folding#confusable(String)}. */
    TextSearch misread() {
        var search = misread;
        if (search == null) {
            search = new TextSearch(lines.stream().filter(PrintedLine::read).toList(), Folding::confusable);
            misread = search;
        }
        return search;
    }

    List<Span> number(BigDecimal value) {
        var index = numbers;
        if (index == null) {
            index = new HashMap<>();
            for (PrintedLine line : lines) {
                for (var hit : PrintedNumbers.in(line.text())) {
                    index.computeIfAbsent(plain(hit.value()), v -> new ArrayList<>())
                            .add(Span.of(line, hit.from(), hit.to()));
                }
            }
            numbers = index;
        }
        return index.getOrDefault(plain(value), List.of());
    }

    private static BigDecimal plain(BigDecimal value) {
        return value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    /** {@code key} as in {@link PrintedDates.Hit}. */
    List<Span> date(String key) {
        var index = dates;
        if (index == null) {
            index = new HashMap<>();
            for (int i = 0; i < lines.size(); i++) {
                datesOfLine(lines.get(i), index);
                if (i + 1 < lines.size()
                        && lines.get(i).page() == lines.get(i + 1).page()) {
                    datesOverBreak(lines.get(i), lines.get(i + 1), index);
                }
            }
            dates = index;
        }
        return index.getOrDefault(key, List.of());
    }

    private void datesOfLine(PrintedLine line, Map<String, List<Span>> index) {
        for (var hit : printedDates.in(Folding.foldInPlace(line.text()))) {
            index.computeIfAbsent(hit.key(), k -> new ArrayList<>()).add(Span.of(line, hit.from(), hit.to()));
        }
    }

    /** Dates with a month name that begin in one line and end in the next. */
    private void datesOverBreak(PrintedLine line, PrintedLine next, Map<String, List<Span>> index) {
        int from = Math.max(0, line.text().length() - BREAK_REACH);
        String head = line.text().substring(from);
        String tail = next.text().substring(0, Math.min(BREAK_REACH, next.text().length()));
        for (var hit : printedDates.in(Folding.foldInPlace(head + "\n" + tail))) {
            boolean over = hit.from() < head.length() && hit.to() > head.length() + 1;
            boolean cut = from > 0 && hit.from() == 0;
            if (over && !cut && named(head.substring(hit.from()) + tail.substring(0, hit.to() - head.length() - 1))) {
                index.computeIfAbsent(hit.key(), k -> new ArrayList<>())
                        .add(new Span(List.of(
                                new Span.Piece(
                                        line, from + hit.from(), line.text().length()),
                                new Span.Piece(next, 0, hit.to() - head.length() - 1))));
            }
        }
    }

    private static boolean named(String print) {
        return print.chars().filter(Character::isLetter).count() >= 3;
    }
}
