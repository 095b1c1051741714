package dev.ocelli.core.perception;

import dev.ocelli.core.base.BoundingBox;
import java.util.List;

/** A grid of cells. Rows and columns count from 0; the first {@code headerRows} rows are heads. */
public record Table(List<Cell> cells, int headerRows, BoundingBox box) {
    public Table {
        cells = List.copyOf(cells);
    }

    /** One cell with the lines in it; {@code rowSpan} and {@code columnSpan} are at least 1. */
    public record Cell(int row, int column, int rowSpan, int columnSpan, List<TextLine> lines, BoundingBox box) {
        public Cell {
            lines = List.copyOf(lines);
        }

        /** The lines joined by single spaces. */
        public String text() {
            return String.join(" ", lines.stream().map(TextLine::text).toList());
        }
    }

    public int rows() {
        return cells.stream().mapToInt(c -> c.row() + c.rowSpan()).max().orElse(0);
    }

    public int columns() {
        return cells.stream().mapToInt(c -> c.column() + c.columnSpan()).max().orElse(0);
    }
}
