package dev.ocelli;

import dev.ocelli.catalog.domain.Domains;
import dev.ocelli.catalog.format.FormatLimits;
import dev.ocelli.catalog.format.Formats;
import dev.ocelli.catalog.model.Models;
import dev.ocelli.engine.ground.Grounder;
import dev.ocelli.engine.pages.PageProducts;
import dev.ocelli.engine.perceive.MemorySightCache;
import dev.ocelli.engine.perceive.Perceiver;
import dev.ocelli.engine.perceive.SightCache;
import dev.ocelli.engine.propose.SchemaProposer;
import dev.ocelli.engine.reason.EmbeddedReasoner;
import dev.ocelli.engine.request.Stages;
import java.nio.file.Path;

/** The embedded engine wired: what the server and the one-shot {@code extract} share. Closing frees the models. */
public record EmbeddedPipeline(Domains domains, Formats formats, Models models, Stages stages)
        implements AutoCloseable {
    private static final int REMEMBERED_WORDS = 2_000_000;

    /** With models and own domains under {@code data}, remembering what was seen in memory. */
    public static EmbeddedPipeline under(Path data) {
        return under(data, new MemorySightCache(REMEMBERED_WORDS));
    }

    public static EmbeddedPipeline under(Path data, SightCache cache) {
        var domains = Domains.open(data.resolve("domains"));
        var formats = Formats.standard(FormatLimits.standard());
        var models = Models.under(data);
        var perceiver = new Perceiver(formats::open, models::ocr, cache);
        var stages = new Stages(
                perceiver::perceive,
                new EmbeddedReasoner(),
                new Grounder()::ground,
                PageProducts::of,
                new SchemaProposer(Domains.CATALOGUE_VERSION)::propose);
        return new EmbeddedPipeline(domains, formats, models, stages);
    }

    @Override
    public void close() {
        models.close();
    }
}
