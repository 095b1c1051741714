package dev.ocelli;

import dev.ocelli.catalog.domain.Domains;
import dev.ocelli.catalog.format.FormatLimits;
import dev.ocelli.catalog.format.Formats;
import dev.ocelli.catalog.model.Models;
import dev.ocelli.catalog.model.chat.ChatModel;
import dev.ocelli.catalog.model.speech.SpeechSettings;
import dev.ocelli.core.perception.Perception;
import dev.ocelli.engine.classify.model.ModelClassifier;
import dev.ocelli.engine.ground.Grounder;
import dev.ocelli.engine.pages.PageProducts;
import dev.ocelli.engine.perceive.MemorySightCache;
import dev.ocelli.engine.perceive.Perceiver;
import dev.ocelli.engine.perceive.Senses;
import dev.ocelli.engine.perceive.SightCache;
import dev.ocelli.engine.perceive.film.FilmCache;
import dev.ocelli.engine.perceive.hear.HeardCache;
import dev.ocelli.engine.perceive.hear.MemoryHeardCache;
import dev.ocelli.engine.perceive.see.PageSeer;
import dev.ocelli.engine.plan.Plan;
import dev.ocelli.engine.propose.SchemaProposer;
import dev.ocelli.engine.propose.model.ModelSchemaProposer;
import dev.ocelli.engine.reason.EmbeddedReasoner;
import dev.ocelli.engine.reason.Work;
import dev.ocelli.engine.reason.model.DrawnFrames;
import dev.ocelli.engine.reason.model.DrawnPages;
import dev.ocelli.engine.reason.model.ModelRecordings;
import dev.ocelli.engine.reason.model.ReasonerChoice;
import dev.ocelli.engine.request.Stages;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.databind.node.ObjectNode;

/**
 * The pipeline wired: what the server and the one-shot {@code extract} share. The embedded engine does all of it, but
 * for what a plugged-in model is routed to do. Closing frees the embedded models.
 */
public record EmbeddedPipeline(Domains domains, Formats formats, Models models, HearingRooms hearing, Stages stages)
        implements AutoCloseable {
    private static final int REMEMBERED_WORDS = 2_000_000;
    private static final int REMEMBERED_STRETCHES = 2_000;

    /** What was perceived before. */
    public record Memories(SightCache sights, HeardCache heard, FilmCache films) {
        /** First runs through films are not remembered. */
        public Memories(SightCache sights, HeardCache heard) {
            this(sights, heard, FilmCache.NONE);
        }

        /** In this process only. */
        public static Memories inMemory() {
            return new Memories(new MemorySightCache(REMEMBERED_WORDS), new MemoryHeardCache(REMEMBERED_STRETCHES));
        }
    }

    /** With models and own domains under {@code data}, remembering what was perceived in memory. */
    public static EmbeddedPipeline under(Path data) {
        return under(data, Memories.inMemory(), SpeechSettings.STANDARD, Optional::empty);
    }

    /** @param model the model that requests are routed to; empty: none is plugged in */
    public static EmbeddedPipeline under(
            Path data, Memories memories, SpeechSettings speech, Supplier<Optional<ChatModel>> model) {
        var domains = Domains.open(data.resolve("domains"));
        var formats = Formats.standard(FormatLimits.standard());
        var models = Models.under(data);
        var hearing = HearingRooms.of(
                new HearingRooms.Places(data.resolve("cache"), models.store(), new PageSeer(models::ocr)),
                speech,
                memories);
        var senses = new Senses(new Perceiver(formats::open, models::ocr, memories.sights()), hearing.recordings());
        var frames = new DrawnFrames(hearing.media().films(), new DrawnPages(formats));
        var stages = new Stages(
                senses::perceive,
                new ReasonerChoice(model, new EmbeddedReasoner(), frames, InstantSource.system()),
                new Grounder()::ground,
                making(new ModelRecordings(model, frames, InstantSource.system())),
                proposing(new ModelSchemaProposer(
                        model, new SchemaProposer(Domains.CATALOGUE_VERSION), InstantSource.system())),
                ranking(new ModelClassifier(model, InstantSource.system())));
        return new EmbeddedPipeline(domains, formats, models, hearing, stages);
    }

    private static Stages.Ranking ranking(ModelClassifier classifier) {
        return (kinds, perception) -> {
            var ranked = classifier.rank(kinds, perception);
            return new Stages.Ranked(ranked.verdict(), ranked.use());
        };
    }

    private static Stages.PageMaking making(ModelRecordings recordings) {
        return new Stages.PageMaking() {
            @Override
            public ObjectNode make(Plan plan, Perception perception) {
                return PageProducts.of(plan, perception);
            }

            @Override
            public Stages.Made made(Plan plan, Perception perception, Work work) {
                var told = recordings.tell(plan, perception, make(plan, perception), work);
                return new Stages.Made(told.response(), told.making());
            }
        };
    }

    private static Stages.SchemaProposing proposing(ModelSchemaProposer proposer) {
        return new Stages.SchemaProposing() {
            @Override
            public ObjectNode propose(Perception perception) {
                return proposer.propose(perception).response();
            }

            @Override
            public Stages.Proposed proposed(Perception perception) {
                var proposal = proposer.propose(perception);
                return new Stages.Proposed(proposal.response(), proposal.making());
            }
        };
    }

    @Override
    public void close() {
        hearing.close();
        models.close();
    }
}
