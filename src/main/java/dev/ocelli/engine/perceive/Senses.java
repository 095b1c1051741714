package dev.ocelli.engine.perceive;

import dev.ocelli.catalog.format.Media;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.engine.plan.Plan;

/** Sees pages and hears recordings, as the plan's file is the one or the other. */
public record Senses(Perceiver pages, RecordingPerceiver recordings) {

    /** @throws dev.ocelli.core.base.OcelliException as {@link Perceiver#perceive} and {@link RecordingPerceiver#perceive} */
    public Perception perceive(Plan plan, PerceiveProgress progress) {
        return Media.holds(plan.input().type()) ? recordings.perceive(plan, progress) : pages.perceive(plan, progress);
    }
}
