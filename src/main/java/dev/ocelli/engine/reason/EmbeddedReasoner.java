package dev.ocelli.engine.reason;

import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.catalog.schema.Shape;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.engine.plan.Plan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Fills a schema without a model: the schema is the query, the page's words and their places are the answer. */
public final class EmbeddedReasoner implements Reasoner {
    private final LeafReader leaves;
    private final RowReader rows;

    private EmbeddedReasoner(LeafReader leaves, RowReader rows) {
        this.leaves = leaves;
        this.rows = rows;
    }

    /** With the lexicon that ships with Ocelli; loading takes a moment, so one instance serves all requests. */
    public static EmbeddedReasoner withLexicon() {
        Lexicon lexicon = Lexicon.load();
        return new EmbeddedReasoner(new EmbeddedLeafReader(lexicon), new EmbeddedRowReader(lexicon));
    }

    @Override
    public Draft reason(Plan plan, Perception perception) {
        var schema = JsonSchema.parse(plan.schema());
        if (!(schema.shape() instanceof Shape.ObjectShape root)) {
            throw new IllegalStateException("a checked schema describes an object");
        }
        var asked = SchemaFields.of(root, plan.instructions());
        Map<String, List<Map<String, LeafReading>>> lists = new HashMap<>();
        for (RowSpec list : asked.rows()) {
            lists.put(list.pointer(), rows.read(list, perception));
        }
        return new SchemaFiller(schema).fill(new Readings(leaves.read(asked.fields(), perception), lists));
    }
}
