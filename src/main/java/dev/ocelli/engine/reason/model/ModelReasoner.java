package dev.ocelli.engine.reason.model;

import dev.ocelli.catalog.model.chat.ChatModel;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.engine.plan.Plan;
import dev.ocelli.engine.reason.Draft;
import dev.ocelli.engine.reason.Reasoner;
import dev.ocelli.engine.reason.Work;
import java.time.InstantSource;

/**
 * Fills a schema by asking a model about the document, stretch by stretch, with the embedded engine as second opinion.
 *
 * <p>However little a model can see and say at a time, the result is whole: the document is shown in stretches, wide
 * schemas are asked for branch by branch, lists in rounds until no entry is missing. Every answer is checked against
 * the schema and sent back until it fits. What could not be read is named in the draft's notes. Safe for any thread.
 */
public final class ModelReasoner implements Reasoner {
    private final ChatModel model;
    private final Reasoner embedded;
    private final PagePictures pictures;
    private final InstantSource clock;

    /**
     * @param embedded gives the second opinion
     * @param pictures draws pages for models that see
     */
    public ModelReasoner(ChatModel model, Reasoner embedded, PagePictures pictures, InstantSource clock) {
        this.model = model;
        this.embedded = embedded;
        this.pictures = pictures;
        this.clock = clock;
    }

    @Override
    public Draft reason(Plan plan, Perception perception) {
        return reason(plan, perception, Work.ALONE);
    }

    /**
     * @throws dev.ocelli.core.base.OcelliException {@code UPSTREAM_FAILED} and {@code RATE_LIMITED} as
     *     {@link ChatModel#answer}; {@code UPSTREAM_FAILED} also when none of the model's answers could be used
     */
    @Override
    public Draft reason(Plan plan, Perception perception, Work work) {
        Draft other = embedded.reason(plan, perception);
        var asker = new Asker(model, work, plan.options().thinking(), clock);
        return new DocumentReading(
                        new DocumentReading.Matter(plan, perception, other), asker, model.abilities(), pictures)
                .draft(work.progress());
    }
}
