package dev.ocelli.engine.reason;

import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.catalog.schema.Shape.ObjectShape;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.engine.plan.Plan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Fills a schema without a model: the schema is the query, the lexicon knows what fields can mean, the page decides.
 *
 * <p>Deterministic; safe for any thread. A value that the page does not speak for is left out rather than guessed.
 */
public final class EmbeddedReasoner implements Reasoner {
    private final LeafReader leaves;
    private final RowReader rows;

    /** Reads the lexicon from the program's own resources. */
    public EmbeddedReasoner() {
        var lexicon = Lexicon.load();
        this(new EmbeddedLeafReader(lexicon), new EmbeddedRowReader(lexicon));
    }

    EmbeddedReasoner(LeafReader leaves, RowReader rows) {
        this.leaves = leaves;
        this.rows = rows;
    }

    @Override
    public Draft reason(Plan plan, Perception perception) {
        var schema = JsonSchema.parse(plan.schema());
        if (!(schema.shape() instanceof ObjectShape root)) {
            throw new IllegalStateException("a checked schema describes an object");
        }
        var asked = SchemaFields.of(root, plan.instructions());
        var lists = new HashMap<String, List<Map<String, LeafReading>>>();
        asked.rows().forEach(row -> lists.put(row.pointer(), rows.read(row, perception)));
        return new SchemaFiller(schema).fill(new Readings(leaves.read(asked.fields(), perception), lists));
    }
}
