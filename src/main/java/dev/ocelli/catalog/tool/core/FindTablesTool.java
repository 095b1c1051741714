package dev.ocelli.catalog.tool.core;

import dev.ocelli.catalog.tool.Arguments;
import dev.ocelli.catalog.tool.Counted;
import dev.ocelli.catalog.tool.Outputs;
import dev.ocelli.catalog.tool.Parameters;
import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolContext;
import dev.ocelli.catalog.tool.ToolDescription;
import dev.ocelli.catalog.tool.ToolDescription.Need;
import dev.ocelli.catalog.tool.ToolResult;
import dev.ocelli.catalog.tool.Toolset;
import dev.ocelli.catalog.tool.picture.PictureFiles;
import dev.ocelli.catalog.tool.picture.Pictures;
import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.perception.Page;
import dev.ocelli.core.perception.Table;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.databind.node.ObjectNode;

/** {@code find_tables}: the tables of a document as rows of cells, on wish each as a CSV file. */
public final class FindTablesTool implements Tool {
    private static final MediaType CSV = new MediaType("text/csv");
    private static final int MOST_SAVED = 50;

    private static final ToolDescription DESCRIPTION = new ToolDescription(
            "find_tables",
            Toolset.CORE,
            "Finds the tables of a document and gives each as rows of cells with its page and box; header_rows says how many"
                    + " rows at the top are heads. With save, each is also kept as a CSV file.",
            new Parameters()
                    .file()
                    .pages()
                    .flag("save", "keep each table as a CSV file too; false when left out")
                    .schema(),
            Need.NOTHING);

    /** A table with its page, counted from 0, and its rows of cell texts. */
    private record Placed(int page, Table table, List<List<String>> rows) {}

    @Override
    public ToolDescription description() {
        return DESCRIPTION;
    }

    @Override
    public ToolResult call(ObjectNode arguments, ToolContext context) {
        var given = Arguments.of(arguments, DESCRIPTION);
        boolean save = given.flag("save", false);
        var asked = given.findPages("pages");
        var material = given.file(context);
        var placed = new ArrayList<Placed>();
        for (Page page : context.see(material, asked).pages()) {
            page.parts().tables().forEach(table -> placed.add(new Placed(page.index(), table, rows(table))));
        }
        var output = Json.object().put("file", material.name());
        var tables = output.putArray("tables");
        var kept = new ArrayList<Artifact>();
        for (Placed one : placed) {
            var node = tables.addObject().put("number", tables.size());
            write(node, one);
            if (save && kept.size() < MOST_SAVED) {
                String name = PictureFiles.stem(material) + "-table-" + tables.size() + ".csv";
                kept.add(Pictures.keep(csv(one.rows()).getBytes(StandardCharsets.UTF_8), CSV, name, context));
                Outputs.artifact(node.putObject("artifact"), kept.getLast());
            }
        }
        return new ToolResult(output, "Found " + Counted.of(tables.size(), "table") + ".", kept);
    }

    private static void write(ObjectNode node, Placed one) {
        Outputs.box(Outputs.page(node, one.page()), one.table().box());
        node.put("header_rows", one.table().headerRows());
        var rows = node.putArray("rows");
        for (List<String> row : one.rows()) {
            var cells = rows.addArray();
            row.forEach(cells::add);
        }
    }

    /** Texts by row and column; a cell over several columns or rows stands in the first, the others are empty. */
    private static List<List<String>> rows(Table table) {
        var grid = new String[table.rows()][table.columns()];
        for (String[] row : grid) {
            Arrays.fill(row, "");
        }
        table.cells().forEach(cell -> grid[cell.row()][cell.column()] = cell.text());
        return Arrays.stream(grid).map(List::of).toList();
    }

    private static String csv(List<List<String>> rows) {
        return rows.stream()
                .map(row -> row.stream().map(FindTablesTool::quoted).collect(Collectors.joining(",")))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
    }

    private static String quoted(String cell) {
        boolean plain = cell.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
