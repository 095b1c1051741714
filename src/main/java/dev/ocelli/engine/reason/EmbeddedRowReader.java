package dev.ocelli.engine.reason;

import dev.ocelli.core.perception.Perception;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Reads lists of objects without a model: rows under column heads; without heads, item lines with an amount at the
 * right edge when the list asks for such.
 */
final class EmbeddedRowReader implements RowReader {
    private static final Set<String> OF_ITEMS = Set.of("amount", "unit_price", "quantity");

    private final Lexicon lexicon;
    private final List<ColumnConcept> columns = ColumnConcept.load();
    private final Recognisers recognisers;
    private final TableStops stops;

    EmbeddedRowReader(Lexicon lexicon) {
        this.lexicon = lexicon;
        this.recognisers = new Recognisers(lexicon);
        this.stops = new TableStops(lexicon, recognisers);
    }

    @Override
    public List<Map<String, LeafReading>> read(RowSpec rows, Perception perception) {
        var scene = Scene.of(perception);
        var fields = RowField.of(rows, columns, new KindGuess(lexicon));
        var cells = cells(scene, fields);
        var reader = new CellReader(fields, recognisers, new Values(Traits.of(scene, recognisers, lexicon)));
        return cells.stream().map(reader::read).filter(r -> telling(r, fields)).toList();
    }

    private List<RowCells> cells(Scene scene, List<RowField> fields) {
        var heads = new TableHeadFinder(scene, columns, fields).all();
        var under = new TableRowReader(scene, stops, recognisers).read(TableHeadFinder.asked(heads), heads);
        boolean items = fields.stream().anyMatch(f -> f.key().equals("description"))
                && fields.stream().anyMatch(f -> OF_ITEMS.contains(f.key()));
        return under.isEmpty() && items ? new LineItemReader(scene, stops, recognisers, lexicon).read() : under;
    }

    /** One value makes no element, unless the list asks for one only. */
    private static boolean telling(Map<String, LeafReading> row, List<RowField> fields) {
        var keys = fields.stream()
                .filter(f -> row.containsKey(f.pointer()))
                .map(RowField::key)
                .collect(Collectors.toSet());
        return keys.size() >= Math.min(2, fields.size());
    }
}
