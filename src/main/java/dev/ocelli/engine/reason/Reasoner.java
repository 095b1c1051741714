package dev.ocelli.engine.reason;

import dev.ocelli.core.perception.Perception;
import dev.ocelli.engine.plan.Plan;

/** Fills the plan's schema from what was seen. Embedded and model reasoners are two of these. */
public interface Reasoner {
    Draft reason(Plan plan, Perception perception);
}
