package dev.ocelli.engine.agent.model;

import dev.ocelli.core.base.OcelliException;
import dev.ocelli.engine.agent.Step;
import java.util.List;

/** The model did not lead to a move. Never leaves this room. */
final class ModelFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient List<Step> steps;
    private final OcelliException reason;

    /** @param steps the model calls of this move, the failed one too if there is one */
    ModelFailure(List<Step> steps, OcelliException reason) {
        super(reason);
        this.steps = List.copyOf(steps);
        this.reason = reason;
    }

    List<Step> steps() {
        return steps;
    }

    OcelliException reason() {
        return reason;
    }
}
