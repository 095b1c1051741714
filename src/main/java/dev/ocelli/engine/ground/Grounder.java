package dev.ocelli.engine.ground;

import dev.ocelli.catalog.schema.JsonSchema;
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
        var closed = new ClosedLeaves(JsonSchema.parse(plan.schema()).shape());
        var evidence = new LeafGrounding(draft, new PrintIndex(perception, dates), closed).all();
        var grounded = new Grounded(draft.value(), HeardPlaces.in(perception).settle(evidence));
        Predicate<JsonNode> removed = plan.options().requireGrounding() ? value -> true : BorrowedWords.of(plan)::has;
        return new UnverifiedRemoval(closed, removed).apply(grounded);
    }
}
