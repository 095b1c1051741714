package dev.ocelli.engine.agent.model;

import dev.ocelli.catalog.format.Formats;
import dev.ocelli.catalog.model.chat.ChatModel;
import dev.ocelli.engine.agent.AgentPlanner;
import dev.ocelli.engine.agent.AgentTask;
import dev.ocelli.engine.agent.PlannerChoice;
import dev.ocelli.engine.agent.Toolbox;
import dev.ocelli.engine.request.Extraction;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/** Plans with the model that is routed for the task's name; empty where none is. Any thread. */
public final class ModelPlanning implements PlannerChoice {
    private final Function<String, Optional<ChatModel>> models;
    private final Rooms rooms;

    /**
     * What planning with a model needs.
     *
     * @param otherwise plans when the model cannot be had and its route allows it
     */
    public record Rooms(
            Toolbox tools, Formats formats, Extraction extraction, PlannerChoice otherwise, InstantSource clock) {}

    /** @param models by the names that tasks carry */
    public ModelPlanning(Function<String, Optional<ChatModel>> models, Rooms rooms) {
        this.models = models;
        this.rooms = rooms;
    }

    @Override
    public Optional<AgentPlanner> choose(AgentTask task) {
        return models.apply(task.wanted().model()).map(model -> {
            var desk = new Desk(rooms.formats(), rooms.extraction());
            var planner =
                    new ModelPlanner(model, Offer.of(rooms.tools(), task, model.abilities()), desk, rooms.clock());
            return model.embeddedMayStandIn()
                    ? rooms.otherwise()
                            .choose(task)
                            .<AgentPlanner>map(other -> new StandIn(planner, other))
                            .orElse(planner)
                    : planner;
        });
    }
}
