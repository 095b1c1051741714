package dev.ocelli.engine.reason.model;

import dev.ocelli.catalog.model.chat.ChatModel;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.engine.plan.Plan;
import dev.ocelli.engine.plan.Plan.Product;
import dev.ocelli.engine.reason.Draft.Making;
import dev.ocelli.engine.reason.Draft.ModelUse;
import dev.ocelli.engine.reason.Work;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a plugged-in model adds to the transcript of a recording: what its pictures show, if it sees, and a summary in its
 * own words. Without a model the transcript stays as it is. Safe for any thread.
 */
public final class ModelRecordings {
    private final Supplier<Optional<ChatModel>> route;
    private final FramePictures frames;
    private final InstantSource clock;

    /** @param route asked for each recording; empty: no model is plugged in */
    public ModelRecordings(Supplier<Optional<ChatModel>> route, FramePictures frames, InstantSource clock) {
        this.route = route;
        this.frames = frames;
        this.clock = clock;
    }

    /** A transcript and how it came about. */
    public record Told(ObjectNode response, Making making) {}

    /**
     * @param made the embedded engine's transcript: {@code segments} and, for {@link Product#TRANSCRIPT_SUMMARY}, {@code
     *     summary}; it is changed
     * @throws OcelliException {@code UPSTREAM_FAILED} and {@code RATE_LIMITED} as {@link ChatModel#answer}, where the route
     *     does not let the embedded engine stand in
     */
    public Told tell(Plan plan, Perception perception, ObjectNode made, Work work) {
        Optional<ChatModel> plugged = route.get();
        if (plugged.isEmpty() || !plan.product().isOfRecording()) {
            return new Told(made, Making.EMBEDDED);
        }
        ChatModel model = plugged.get();
        var asker = new Asker(model, work, plan.options().thinking(), clock);
        var notes = new ArrayList<String>();
        try {
            look(plan, perception, made, new Telling(model, asker, notes));
            if (plan.product() == Product.TRANSCRIPT_SUMMARY) {
                new SpokenSummary(plan, asker, model.abilities()).write(made, notes);
            }
        } catch (OcelliException e) {
            if (!model.embeddedMayStandIn() || !isUpstream(e)) {
                throw e;
            }
            notes.add("Written by the embedded engine, because the model could not be had: " + e.getMessage());
        }
        return new Told(made, making(asker, notes));
    }

    private record Telling(ChatModel model, Asker asker, List<String> notes) {}

    private void look(Plan plan, Perception perception, ObjectNode made, Telling telling) {
        boolean film = perception
                .recording()
                .filter(recording -> !recording.shots().isEmpty())
                .isPresent();
        if (!film) {
            return;
        }
        if (!telling.model().abilities().seesPictures()) {
            telling.notes().add("The model sees no pictures: video.content holds written words only.");
            return;
        }
        new FrameLooks(plan, telling.asker(), telling.model().abilities(), frames).write(made, telling.notes());
    }

    private static boolean isUpstream(OcelliException e) {
        return switch (e.code()) {
            case UPSTREAM_FAILED, RATE_LIMITED, OVERLOADED -> true;
            default -> e.code() == ErrorCode.INTERNAL;
        };
    }

    private static Making making(Asker asker, List<String> notes) {
        ModelUse use = asker.use();
        return use.calls() == 0
                ? new Making(Making.EMBEDDED.engine(), notes, Set.of(), use)
                : new Making("model " + asker.backend(), notes, Set.of(), use);
    }
}
