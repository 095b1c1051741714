package dev.ocelli.catalog.format;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.util.ArrayList;
import java.util.List;

/** Lays a flow of text out on pages: headings large and bold, tables as ruled cells. Lengths in points. */
final class FlowWriter {
    /** A4. */
    static final double WIDTH = 595;

    static final double HEIGHT = 842;
    static final double MARGIN = 45;
    private static final double LEADING = 1.3;
    private static final double PADDING = 4;
    private static final double TAB_STOP = 72;
    private static final double TYPED_EM = 0.6;

    private final Lettering lettering;
    private final FormatLimits limits;
    private final double width;
    private final List<Sheet> sheets = new ArrayList<>();
    private Sheet sheet;
    private double y;

    /** {@code width} of the pages, for spreadsheets that need more than A4. */
    FlowWriter(Lettering lettering, FormatLimits limits, double width) {
        this.lettering = lettering;
        this.limits = limits;
        this.width = Math.max(WIDTH, width);
        this.sheet = new Sheet(this.width, HEIGHT);
        sheets.add(sheet);
        this.y = MARGIN;
    }

    List<Sheet> sheets() {
        return List.copyOf(sheets);
    }

    void write(Flow flow) {
        switch (flow) {
            case Flow.Paragraph paragraph -> write(paragraph);
            case Flow.Typed typed -> write(typed);
            case Flow.Grid grid -> write(grid);
            case Flow.NewPage newPage -> nextSheet();
        }
    }

    private void nextSheet() {
        if (sheets.size() >= limits.pages()) {
            throw new OcelliException(
                    ErrorCode.INVALID_FILE,
                    null,
                    "The document fills more than " + limits.pages()
                            + " pages; that is the most that is read. Split it.");
        }
        sheet = new Sheet(width, HEIGHT);
        sheets.add(sheet);
        y = MARGIN;
    }

    private void makeRoom(double height) {
        if (y + height > HEIGHT - MARGIN && y > MARGIN) {
            nextSheet();
        }
    }

    private void write(Flow.Paragraph paragraph) {
        var type = new Sheet.Type(paragraph.size(), paragraph.bold());
        for (String row : paragraph.text().split("\n", -1)) {
            writeRow(row, type);
        }
        y += paragraph.size() * 0.5;
    }

    /** One row with tab stops; what does not fit goes on below its own start. */
    private void writeRow(String row, Sheet.Type type) {
        double x = MARGIN;
        double lineHeight = type.size() * LEADING;
        String[] parts = row.split("\t", -1);
        makeRoom(lineHeight);
        for (int i = 0; i < parts.length; i++) {
            if (i > 0) {
                x = MARGIN + (Math.floor((x - MARGIN + type.size()) / TAB_STOP) + 1) * TAB_STOP;
            }
            if (x > width - 2 * MARGIN) {
                y += lineHeight;
                makeRoom(lineHeight);
                x = MARGIN;
            }
            List<List<String>> lines = wrap(parts[i], type.size(), width - MARGIN - x);
            for (int line = 0; line < lines.size(); line++) {
                if (line > 0) {
                    y += lineHeight;
                    makeRoom(lineHeight);
                }
                put(sheet, lines.get(line), x, y + type.size(), type);
            }
            x += lines.isEmpty() ? 0 : lettering.width(String.join(" ", lines.getLast()), type.size());
        }
        y += lineHeight;
    }

    private void put(Sheet target, List<String> words, double x, double baseline, Sheet.Type type) {
        target.write(words, x, baseline, type, text -> lettering.width(text, type.size()));
    }

    /** Keeps columns: every letter has its place, words two or more spaces apart are lines of their own. */
    private void write(Flow.Typed typed) {
        var type = new Sheet.Type(Flow.COMMON, false);
        double step = Flow.COMMON * TYPED_EM;
        int fits = (int) ((width - 2 * MARGIN) / step);
        String rest = typed.text().replace("\t", "    ").stripTrailing();
        do {
            int cut = rest.length() <= fits ? rest.length() : Math.max(rest.lastIndexOf(' ', fits), fits / 2);
            makeRoom(Flow.COMMON * LEADING);
            typeRow(rest.substring(0, cut), step, type);
            y += Flow.COMMON * LEADING;
            rest = rest.substring(cut).stripLeading();
        } while (!rest.isEmpty());
    }

    private void typeRow(String row, double step, Sheet.Type type) {
        int from = 0;
        for (String part : row.split("(?<=\\S)(?= {2,})|(?<= {2})(?=\\S)")) {
            List<String> words = words(part);
            if (!words.isEmpty()) {
                sheet.write(words, MARGIN + from * step, y + type.size(), type, text -> text.length() * step);
            }
            from += part.length();
        }
    }

    private void write(Flow.Grid grid) {
        if (grid.columns() == 0) {
            return;
        }
        double[] columns = columnWidths(grid);
        boolean first = true;
        for (List<String> row : grid.rows()) {
            writeRow(row, columns, new Sheet.Type(Flow.COMMON, grid.head() && first));
            first = false;
        }
        y += Flow.COMMON;
    }

    private double[] columnWidths(Flow.Grid grid) {
        double[] widths = new double[grid.columns()];
        for (List<String> row : grid.rows()) {
            for (int c = 0; c < row.size(); c++) {
                widths[c] = Math.max(widths[c], naturalWidth(lettering, row.get(c)));
            }
        }
        double all = java.util.Arrays.stream(widths).sum();
        double room = width - 2 * MARGIN;
        if (all > room) {
            shrink(widths, room);
        }
        return widths;
    }

    /** Width of a cell that need not be wrapped, its padding included. */
    static double naturalWidth(Lettering lettering, String cell) {
        // bold heads are drawn a little wider
        return Math.max(12, lettering.width(cell, Flow.COMMON) * 1.05 + 2 * PADDING + 1);
    }

    /** Takes room from the columns that are wider than their fair share. */
    private static void shrink(double[] widths, double room) {
        double fair = room / widths.length;
        double small = java.util.Arrays.stream(widths).filter(w -> w <= fair).sum();
        double large = java.util.Arrays.stream(widths).filter(w -> w > fair).sum();
        for (int c = 0; c < widths.length; c++) {
            widths[c] = widths[c] <= fair ? widths[c] : widths[c] * (room - small) / large;
        }
    }

    private void writeRow(List<String> row, double[] columns, Sheet.Type type) {
        double lineHeight = type.size() * LEADING;
        List<List<List<String>>> cells = new ArrayList<>();
        int most = 1;
        for (int c = 0; c < row.size(); c++) {
            cells.add(wrap(row.get(c), type.size(), columns[c] - 2 * PADDING));
            most = Math.max(most, cells.get(c).size());
        }
        int perSheet = Math.max(1, (int) ((HEIGHT - 2 * MARGIN - 2 * PADDING) / lineHeight));
        for (int from = 0; from < most; from += perSheet) {
            int count = Math.min(perSheet, most - from);
            makeRoom(count * lineHeight + 2 * PADDING);
            writeCells(cells, columns, from, count, type);
        }
    }

    private void writeCells(List<List<List<String>>> cells, double[] columns, int from, int count, Sheet.Type type) {
        double lineHeight = type.size() * LEADING;
        double height = count * lineHeight + 2 * PADDING;
        double x = MARGIN;
        for (int c = 0; c < columns.length; c++) {
            sheet.rule(x, y, x, y + height);
            List<List<String>> lines = c < cells.size() ? cells.get(c) : List.of();
            for (int line = from; line < Math.min(from + count, lines.size()); line++) {
                put(sheet, lines.get(line), x + PADDING, y + PADDING + (line - from) * lineHeight + type.size(), type);
            }
            x += columns[c];
        }
        sheet.rule(x, y, x, y + height);
        sheet.rule(MARGIN, y, x, y);
        sheet.rule(MARGIN, y + height, x, y + height);
        y += height;
    }

    /** Words in rows no wider than {@code room}; a word that is wider stands alone and is cut. */
    private List<List<String>> wrap(String text, double size, double room) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        double used = 0;
        double space = lettering.width(" ", size);
        for (String word : pieces(words(text), size, room)) {
            double wide = lettering.width(word, size);
            if (!row.isEmpty() && used + space + wide > room) {
                rows.add(row);
                row = new ArrayList<>();
                used = 0;
            }
            used += (row.isEmpty() ? 0 : space) + wide;
            row.add(word);
        }
        if (!row.isEmpty()) {
            rows.add(row);
        }
        return rows;
    }

    private List<String> pieces(List<String> words, double size, double room) {
        List<String> pieces = new ArrayList<>();
        for (String word : words) {
            String rest = word;
            while (rest.length() > 1 && lettering.width(rest, size) > room) {
                int cut = Math.clamp((long) (rest.length() * room / lettering.width(rest, size)), 1, rest.length() - 1);
                pieces.add(rest.substring(0, cut));
                rest = rest.substring(cut);
            }
            pieces.add(rest);
        }
        return pieces;
    }

    private static List<String> words(String text) {
        String plain = text.strip();
        return plain.isEmpty() ? List.of() : List.of(plain.split("[\\s\\p{Z}\\p{Cntrl}]+"));
    }
}
