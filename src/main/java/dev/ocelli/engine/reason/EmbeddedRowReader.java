package dev.ocelli.engine.reason;

import dev.ocelli.core.perception.Perception;
import java.util.ArrayList;
import java.util.HashMap;
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
    private final CareerWords careers = CareerWords.load();

    EmbeddedRowReader(Lexicon lexicon) {
        this.lexicon = lexicon;
        this.recognisers = new Recognisers(lexicon);
        this.stops = TableStops.of(lexicon, recognisers);
    }

    @Override
    public Map<String, List<Map<String, LeafReading>>> read(SchemaFields asked, Perception perception) {
        if (asked.rows().isEmpty()) {
            return Map.of();
        }
        var scene = Scene.of(perception);
        var values = new Values(Traits.of(scene, recognisers, lexicon));
        var lists = lists(asked, scene);
        var shares = TableShares.of(lists);
        var stopping = stops.with(asked.fields());
        var heads = lists.stream().flatMap(l -> l.heads().stream()).toList();
        var duties = new SpokenDuties(scene, recognisers, values, lexicon);
        var reader = new TableRowReader(scene, stopping, recognisers);
        var read = new HashMap<String, List<Map<String, LeafReading>>>();
        boolean items = shares.values().stream().allMatch(List::isEmpty);
        for (TableShares.Claim list : lists) {
            var cells = reader.read(shares.getOrDefault(list.pointer(), List.of()), heads);
            if (items && ofItems(list.fields())) {
                cells = new LineItemReader(scene, stopping, recognisers, lexicon).read();
                items = false;
            }
            var elements = new CellReader(list.fields(), recognisers, values);
            var printed = cells.stream()
                    .map(elements::read)
                    .filter(r -> telling(r, list.fields()))
                    .toList();
            read.put(list.pointer(), printed.isEmpty() ? duties.read(list.fields()) : printed);
        }
        underHeadings(asked, scene, values, read);
        return read;
    }

    /** Lists that no table serves and that ask for no amounts may stand under headings of their own. */
    private void underHeadings(
            SchemaFields asked, Scene scene, Values values, Map<String, List<Map<String, LeafReading>>> read) {
        var names = asked.rows().stream().map(ListNames::of).toList();
        var sections = new SectionReader(
                new Sections(scene, names), careers, lexicon.months(), new EntryReader(careers, values));
        var open = asked.rows().stream()
                .filter(list -> read.getOrDefault(list.pointer(), List.of()).isEmpty())
                .filter(list -> RowField.of(list, columns, new KindGuess(lexicon)).stream()
                        .noneMatch(f -> f.meaning().kind() == Kind.MONEY))
                .toList();
        read.putAll(sections.read(open));
    }

    private List<TableShares.Claim> lists(SchemaFields asked, Scene scene) {
        var names = asked.rows().stream().map(ListNames::of).toList();
        var lists = new ArrayList<TableShares.Claim>();
        for (int i = 0; i < names.size(); i++) {
            var others = new ArrayList<>(names);
            var own = others.remove(i);
            var list = asked.rows().get(i);
            var fields = RowField.of(list, columns, new KindGuess(lexicon));
            var heads = new TableHeadFinder(scene, columns, fields, own, others).all();
            lists.add(new TableShares.Claim(list.pointer(), fields, heads));
        }
        return lists;
    }

    private static boolean ofItems(List<RowField> fields) {
        return fields.stream().anyMatch(f -> f.key().equals("description"))
                && fields.stream().anyMatch(f -> OF_ITEMS.contains(f.key()));
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
