package dev.ocelli.engine.reason;

import dev.ocelli.core.perception.Perception;
import dev.ocelli.engine.plan.Plan;

/** Fills the plan's schema from what was seen. Embedded and model reasoners are two of these. */
public interface Reasoner {
    Draft reason(Plan plan, Perception perception);

    /** The same as part of longer work; a reasoner that takes its time overrides this one. */
    default Draft reason(Plan plan, Perception perception, Work work) {
        return reason(plan, perception);
    }

    /** Whether reading takes long, so that a request with a limit must leave time for it. */
    default boolean takesTime() {
        return false;
    }
}
