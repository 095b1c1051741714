package dev.ocelli.engine.ground;

import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.catalog.schema.Shape;
import dev.ocelli.catalog.schema.Shape.ObjectShape;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.engine.plan.Plan;
import dev.ocelli.engine.reason.Draft;
import java.util.function.Predicate;
import tools.jackson.databind.JsonNode;

/**
 * Checks every value of a draft against what was seen and says how it stands to the page.
 *
 * <p>The reasoner's word is never taken: a value counts as found only where its own words, number or date stand in the
 * perception. A value that stands somewhere else than the reasoner said gets that place and less confidence.
 */
public final class Grounder {
    private final PrintedDates dates = new PrintedDates(MonthNames.load());

    /**
     * Evidence for each leaf of the draft. What is not found and stands in the plan's own examples or instructions becomes
     * null, with {@code requireGrounding} all that is not found.
     */
    public Grounded ground(Plan plan, Draft draft, Perception perception) {
        Shape shape = JsonSchema.parse(plan.schema()).shape();
        var closed = new ClosedLeaves(shape);
        var index = new PrintIndex(perception, dates);
        var evidence = new LeafGrounding(draft, index, closed).all();
        if (draft.making().byModel() && shape instanceof ObjectShape root) {
            evidence = new ClaimedPrint(draft, root, index, evidence).settled();
        }
        var grounded = new Grounded(draft.value(), HeardPlaces.in(perception).settle(evidence));
        Predicate<JsonNode> removed = plan.options().requireGrounding() ? value -> true : BorrowedWords.of(plan)::has;
        return new UnverifiedRemoval(closed, removed).apply(grounded);
    }
}
