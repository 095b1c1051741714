package dev.ocelli.engine.reason.model;

import dev.ocelli.catalog.model.chat.ChatModel;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.engine.plan.Plan;
import dev.ocelli.engine.reason.Draft;
import dev.ocelli.engine.reason.Draft.Making;
import dev.ocelli.engine.reason.Reasoner;
import dev.ocelli.engine.reason.Work;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The model that requests are routed to, if there is one, else the embedded engine. Where the route allows it, the
 * embedded engine also stands in for a model that cannot be had, and the draft says so.
 */
public final class ReasonerChoice implements Reasoner {
    private static final Logger LOG = LoggerFactory.getLogger(ReasonerChoice.class);

    private final Supplier<Optional<ChatModel>> route;
    private final Reasoner embedded;
    private final PagePictures pictures;
    private final InstantSource clock;

    /** @param route asked for each document; empty: no model is plugged in */
    public ReasonerChoice(
            Supplier<Optional<ChatModel>> route, Reasoner embedded, PagePictures pictures, InstantSource clock) {
        this.route = route;
        this.embedded = embedded;
        this.pictures = pictures;
        this.clock = clock;
    }

    @Override
    public boolean takesTime() {
        return route.get().isPresent();
    }

    @Override
    public Draft reason(Plan plan, Perception perception) {
        return reason(plan, perception, Work.ALONE);
    }

    @Override
    public Draft reason(Plan plan, Perception perception, Work work) {
        Optional<ChatModel> model = route.get();
        if (model.isEmpty()) {
            return embedded.reason(plan, perception, work);
        }
        try {
            return new ModelReasoner(model.get(), embedded, pictures, clock).reason(plan, perception, work);
        } catch (OcelliException e) {
            boolean standIn = model.get().embeddedMayStandIn()
                    && !plan.options().thinking().aboutPictures();
            if (!standIn || !upstream(e)) {
                throw e;
            }
            LOG.warn("the embedded engine stands in for {}: {}", model.get().name(), e.getMessage());
            return standIn(embedded.reason(plan, perception, work), e);
        }
    }

    private static boolean upstream(OcelliException e) {
        return switch (e.code()) {
            case UPSTREAM_FAILED, RATE_LIMITED, OVERLOADED -> true;
            default -> false;
        };
    }

    private static Draft standIn(Draft draft, OcelliException reason) {
        String note = "Read by the embedded engine, because the model could not be had: " + reason.getMessage();
        var making =
                new Making("embedded", List.of(note), Set.of(), draft.making().use());
        return new Draft(draft.value(), draft.readings(), making);
    }
}
