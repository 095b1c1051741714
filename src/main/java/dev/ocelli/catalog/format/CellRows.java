package dev.ocelli.catalog.format;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.util.ArrayList;
import java.util.List;

/** The cells of one sheet of a workbook, as they come, cut into blocks at empty rows. */
final class CellRows {
    private static final int MOST_CELLS = 400_000;
    private static final int MOST_COLUMNS = 256;

    private final List<List<List<String>>> blocks = new ArrayList<>();
    private List<List<String>> block = new ArrayList<>();
    private List<String> row = new ArrayList<>();
    private int lastRow = -1;
    private int cells;

    /** {@code row} counts from 0; a jump means empty rows between. */
    void startRow(int number) {
        if (number > lastRow + 1) {
            endBlock();
        }
        lastRow = number;
        row = new ArrayList<>();
    }

    void cell(int column, String text) {
        if (column >= MOST_COLUMNS || text.isBlank()) {
            return;
        }
        if (++cells > MOST_CELLS) {
            throw new OcelliException(
                    ErrorCode.INVALID_FILE,
                    null,
                    "A sheet of the workbook has more than " + MOST_CELLS + " cells; that is the most that is read.");
        }
        while (row.size() <= column) {
            row.add("");
        }
        row.set(column, text);
    }

    void endRow() {
        if (row.isEmpty()) {
            endBlock();
        } else {
            block.add(row);
        }
    }

    private void endBlock() {
        if (!block.isEmpty()) {
            blocks.add(block);
            block = new ArrayList<>();
        }
    }

    /** Width in points of the widest block. */
    double width(Lettering lettering) {
        endBlock();
        double widest = 0;
        for (List<List<String>> rows : blocks) {
            double[] columns = new double[MOST_COLUMNS];
            for (List<String> cellsOfRow : rows) {
                for (int c = 0; c < cellsOfRow.size(); c++) {
                    columns[c] = Math.max(columns[c], FlowWriter.naturalWidth(lettering, cellsOfRow.get(c)));
                }
            }
            widest = Math.max(widest, java.util.Arrays.stream(columns).sum());
        }
        return widest;
    }

    /** Blocks of single cells become paragraphs, all others tables. */
    List<Flow> flows() {
        endBlock();
        List<Flow> flows = new ArrayList<>();
        for (List<List<String>> rows : blocks) {
            if (rows.stream().allMatch(CellRows::isSingle)) {
                rows.forEach(r -> flows.add(Flow.Paragraph.common(r.getLast())));
            } else {
                flows.add(new Flow.Grid(rows, true));
            }
        }
        return flows;
    }

    private static boolean isSingle(List<String> row) {
        return row.stream().filter(cell -> !cell.isEmpty()).count() == 1;
    }
}
