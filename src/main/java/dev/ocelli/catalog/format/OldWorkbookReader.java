package dev.ocelli.catalog.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.poi.hssf.usermodel.HSSFWorkbook;
import org.apache.poi.poifs.filesystem.POIFSFileSystem;
import org.apache.poi.ss.usermodel.Cell;
import org.apache.poi.ss.usermodel.DataFormatter;
import org.apache.poi.ss.usermodel.Row;

/** Excel files of the years 1997 to 2003 (XLS). */
final class OldWorkbookReader implements OfficeReader {
    @Override
    public List<Sheet> read(Path file, Paper paper) throws IOException {
        try (var container = new POIFSFileSystem(file.toFile(), true);
                var workbook = new HSSFWorkbook(container)) {
            var format = new DataFormatter();
            format.setUseCachedValuesForFormulaCells(true);
            List<Sheet> pages = new ArrayList<>();
            for (var sheet : workbook) {
                var rows = new CellRows();
                for (Row row : sheet) {
                    rows.startRow(row.getRowNum());
                    for (Cell cell : row) {
                        rows.cell(cell.getColumnIndex(), format.formatCellValue(cell));
                    }
                    rows.endRow();
                }
                pages.addAll(WorkbookReader.layOut(rows, paper));
            }
            return pages.isEmpty() ? paper.layOut(List.of()) : pages;
        }
    }
}
