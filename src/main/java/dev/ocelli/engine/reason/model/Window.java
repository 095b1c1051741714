package dev.ocelli.engine.reason.model;

import dev.ocelli.core.perception.Page;
import dev.ocelli.engine.reason.model.NumberedPrint.Row;
import java.util.ArrayList;
import java.util.List;

/**
 * A stretch of the document that one question shows. Stretches do not overlap: each row, and with it each entry that
 * begins there, belongs to one of them.
 *
 * @param pages indices of the pages it touches
 * @param rows printed rows, in order; empty for pages without print
 */
record Window(List<Integer> pages, List<Row> rows) {
    Window {
        pages = List.copyOf(pages);
        rows = List.copyOf(rows);
    }

    int first() {
        return rows.isEmpty() ? 0 : rows.getFirst().id();
    }

    int last() {
        return rows.isEmpty() ? 0 : rows.getLast().id();
    }

    boolean owns(int line) {
        return line >= first() && line <= last();
    }

    /** For people: {@code page 3} or {@code pages 3 to 5}. */
    String place() {
        int first = pages.getFirst() + 1;
        int last = pages.getLast() + 1;
        return first == last ? "page " + first : "pages " + first + " to " + last;
    }

    /** The window in two; none when it cannot be cut. */
    List<Window> halves() {
        if (rows.size() < 2) {
            return pages.size() < 2
                    ? List.of()
                    : List.of(
                            new Window(pages.subList(0, pages.size() / 2), List.of()),
                            new Window(pages.subList(pages.size() / 2, pages.size()), rows));
        }
        int middle = rows.size() / 2;
        return List.of(part(rows.subList(0, middle)), part(rows.subList(middle, rows.size())));
    }

    private Window part(List<Row> some) {
        int from = some.getFirst().page();
        int to = some.getLast().page();
        return new Window(
                pages.stream().filter(page -> page >= from && page <= to).toList(), some);
    }

    /**
     * What one question can show.
     *
     * @param pages most pages
     * @param pictures most pictures
     * @param tokens of text and pictures together
     */
    record Room(int pages, int pictures, int tokens) {}

    /** The whole document in stretches that fit into {@code room}; a page that does not fit is cut between rows. */
    static List<Window> of(List<Page> pages, NumberedPrint print, PictureChoice pictures, Room room) {
        var cutter = new Cutter(room);
        for (Page page : pages) {
            cutter.add(
                    page.index(), print.ofPage(page.index()), pictures.pages().contains(page.index()));
        }
        return cutter.windows();
    }

    private static final class Cutter {
        private final Room room;
        private final List<Window> done = new ArrayList<>();
        private final List<Integer> pages = new ArrayList<>();
        private final List<Row> rows = new ArrayList<>();
        private int pictures;
        private int tokens;

        Cutter(Room room) {
            this.room = room;
        }

        void add(int page, List<Row> print, boolean pictured) {
            int text = print.stream().mapToInt(Cutter::tokens).sum();
            int all = text + (pictured ? TokenCount.PICTURE : 0);
            boolean full = pages.size() >= room.pages()
                    || (pictured && pictures >= room.pictures())
                    || tokens + all > room.tokens();
            if (full) {
                close();
            }
            begin(page, pictured);
            for (Row row : print) {
                if (tokens + tokens(row) > room.tokens() && !rows.isEmpty()) {
                    close();
                    begin(page, pictured);
                }
                rows.add(row);
                tokens += tokens(row);
            }
        }

        private void begin(int page, boolean pictured) {
            pages.add(page);
            pictures += pictured ? 1 : 0;
            tokens += pictured ? TokenCount.PICTURE : 0;
        }

        private void close() {
            if (!pages.isEmpty()) {
                done.add(new Window(pages, rows));
            }
            pages.clear();
            rows.clear();
            pictures = 0;
            tokens = 0;
        }

        private static int tokens(Row row) {
            return TokenCount.of(row.text()) + 3;
        }

        List<Window> windows() {
            close();
            return done;
        }
    }
}
