package dev.ocelli.engine.request;

import dev.ocelli.core.perception.Perception;
import dev.ocelli.engine.ground.Grounded;
import dev.ocelli.engine.ground.WireJson;
import dev.ocelli.engine.perceive.PerceiveProgress;
import dev.ocelli.engine.plan.Plan;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The flow of a request: see the pages, fill the schema, check each value against the page. Touches no database. */
public final class Extraction {
    private final Stages stages;

    public Extraction(Stages stages) {
        this.stages = stages;
    }

    /**
     * What was made.
     *
     * @param pages how many pages were read
     * @param notes what a reader should know, in plain words, such as pages that could not be read
     */
    public record Result(ObjectNode response, int pages, List<String> notes) {
        public Result {
            notes = List.copyOf(notes);
        }
    }

    /**
     * How far to go.
     *
     * @param time for seeing pages; at its end the pages seen so far are used, and a note says so
     */
    public record Effort(Optional<Duration> time, PerceiveProgress progress) {
        public static final Effort ALL = new Effort(Optional.empty(), PerceiveProgress.NONE);
    }

    public Result run(Plan plan, Effort effort) {
        Perception perception = perceive(plan, effort);
        ObjectNode response = switch (plan.product()) {
            case EXTRACT -> written(plan, extract(plan, perception));
            case MARKDOWN, OCR, LAYOUT -> stages.pages().make(plan, perception);
        };
        return result(response, perception);
    }

    /** A schema for documents like the plan's, as the wire's SchemaResponse. */
    public Result proposeSchema(Plan plan, Effort effort) {
        Perception perception = perceive(plan, effort);
        return result(stages.proposing().propose(perception), perception);
    }

    /** What is on the pages that the plan asks for. */
    public Perception perceive(Plan plan, Effort effort) {
        return new Sighting(stages.sight(), plan, effort).perceive();
    }

    /** The plan's schema filled from what was seen, each leaf with its evidence. */
    public Grounded extract(Plan plan, Perception perception) {
        return stages.grounding().ground(plan, stages.reasoner().reason(plan, perception), perception);
    }

    private static ObjectNode written(Plan plan, Grounded grounded) {
        return WireJson.write(
                grounded, plan.options().grounding(), plan.options().confidence());
    }

    private static Result result(ObjectNode response, Perception perception) {
        return new Result(response, perception.pages().size(), perception.warnings());
    }
}
