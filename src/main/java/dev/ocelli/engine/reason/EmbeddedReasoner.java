package dev.ocelli.engine.reason;

import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.catalog.schema.Shape.ObjectShape;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.core.perception.Place;
import dev.ocelli.engine.plan.Plan;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Fills a schema without a model: the schema is the query, the lexicon knows what fields can mean, the page decides.
 *
 * <p>Deterministic; safe for any thread. A value that the page does not speak for is left out rather than guessed.
 */
public final class EmbeddedReasoner implements Reasoner {
    private final LeafReader leaves;
    private final RowReader rows;
    private final GroupReader groups;

    /** Reads the lexicon from the program's own resources. */
    public EmbeddedReasoner() {
        var lexicon = Lexicon.load();
        this(new EmbeddedLeafReader(lexicon), new EmbeddedRowReader(lexicon), new GroupReader(lexicon));
    }

    EmbeddedReasoner(LeafReader leaves, RowReader rows, GroupReader groups) {
        this.leaves = leaves;
        this.rows = rows;
        this.groups = groups;
    }

    @Override
    public Draft reason(Plan plan, Perception perception) {
        var schema = JsonSchema.parse(plan.schema());
        if (!(schema.shape() instanceof ObjectShape root)) {
            throw new IllegalStateException("a checked schema describes an object");
        }
        var asked = SchemaFields.of(root, plan.instructions());
        var lists = rows.read(asked, perception);
        var single = outsideRows(leaves.read(asked.fields(), perception), lists.values());
        single.putAll(groups.read(asked.groups(), perception));
        return new SchemaFiller(schema).fill(new Readings(single, lists));
    }

    /**
     * The single values that were not read off the rows of a list: an amount that belongs to a line item is not the
     * document's discount, whatever words stand beside it.
     */
    private static Map<String, List<LeafReading>> outsideRows(
            Map<String, List<LeafReading>> single, Collection<List<Map<String, LeafReading>>> lists) {
        var taken = new HashSet<Place>();
        for (var rows : lists) {
            if (rows.size() > 1) {
                rows.forEach(row ->
                        row.values().forEach(r -> taken.addAll(r.reading().places())));
            }
        }
        var kept = new HashMap<String, List<LeafReading>>();
        single.forEach((pointer, readings) -> {
            var outside = readings.stream()
                    .filter(r -> r.reading().places().isEmpty()
                            || !r.reading().places().stream().allMatch(p -> inside(p, taken)))
                    .toList();
            kept.put(pointer, outside);
        });
        return kept;
    }

    private static boolean inside(Place place, Set<Place> taken) {
        return taken.stream().anyMatch(t -> t.page() == place.page() && t.box().containsCentreOf(place.box()));
    }
}
