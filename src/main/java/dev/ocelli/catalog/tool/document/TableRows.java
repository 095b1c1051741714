package dev.ocelli.catalog.tool.document;

import dev.ocelli.catalog.format.WorkbookWriter.Sheet;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.Table;
import dev.ocelli.core.perception.TextLine;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a document shows, as rows of cells: each of its tables, or its lines when it has none. */
final class TableRows {
    private TableRows() {}

    static List<Sheet> of(Perception seen) {
        var sheets = new ArrayList<Sheet>();
        for (Page page : seen.pages()) {
            int number = 1;
            for (Table table : page.parts().tables()) {
                sheets.add(new Sheet("Page " + (page.index() + 1) + " table " + number++, rows(table)));
            }
        }
        if (sheets.isEmpty()) {
            sheets.add(new Sheet("Text", lines(seen)));
        }
        return sheets;
    }

    static List<List<String>> rows(Table table) {
        var rows = new ArrayList<List<String>>();
        for (int r = 0; r < table.rows(); r++) {
            rows.add(new ArrayList<>(Collections.nCopies(table.columns(), "")));
        }
        for (Table.Cell cell : table.cells()) {
            rows.get(cell.row()).set(cell.column(), cell.text());
        }
        return rows;
    }

    /** Lines that stand beside each other become cells of one row. */
    private static List<List<String>> lines(Perception seen) {
        var rows = new ArrayList<List<String>>();
        for (Page page : seen.pages()) {
            TextLine last = null;
            for (TextLine line : page.lines()) {
                boolean beside = last != null
                        && line.box().x() > last.box().right()
                        && line.box().overlapY(last.box())
                                > 0.5 * Math.min(line.box().height(), last.box().height());
                if (beside) {
                    rows.getLast().add(line.text());
                } else {
                    rows.add(new ArrayList<>(List.of(line.text())));
                }
                last = line;
            }
        }
        return rows;
    }
}
