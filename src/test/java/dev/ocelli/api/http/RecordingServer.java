package dev.ocelli.api.http;

import dev.ocelli.catalog.domain.Domains;
import dev.ocelli.catalog.format.FormatLimits;
import dev.ocelli.catalog.format.Formats;
import dev.ocelli.catalog.format.Media;
import dev.ocelli.catalog.model.OcrModel;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.Secret;
import dev.ocelli.core.file.AllowedTargets;
import dev.ocelli.core.file.FileLinks;
import dev.ocelli.core.file.Files;
import dev.ocelli.core.file.HostResolver;
import dev.ocelli.core.file.PinnedHttp;
import dev.ocelli.core.file.UrlFetcher;
import dev.ocelli.core.file.UrlGate;
import dev.ocelli.core.identity.BrowserSessions;
import dev.ocelli.core.identity.Keys;
import dev.ocelli.core.job.JobSettings;
import dev.ocelli.core.job.LocalJobs;
import dev.ocelli.core.perception.TextLine;
import dev.ocelli.core.repeat.Repeats;
import dev.ocelli.core.store.TestDatabase;
import dev.ocelli.core.webhook.Webhooks;
import dev.ocelli.engine.ground.Grounder;
import dev.ocelli.engine.pages.PageProducts;
import dev.ocelli.engine.perceive.MemorySightCache;
import dev.ocelli.engine.perceive.Perceiver;
import dev.ocelli.engine.perceive.RecordingPerceiver;
import dev.ocelli.engine.perceive.Senses;
import dev.ocelli.engine.perceive.film.FilmCache;
import dev.ocelli.engine.perceive.film.Watching;
import dev.ocelli.engine.perceive.hear.Hearing;
import dev.ocelli.engine.perceive.hear.MemoryHeardCache;
import dev.ocelli.engine.perceive.see.PageSeer;
import dev.ocelli.engine.plan.Planner;
import dev.ocelli.engine.plan.SkillLookup;
import dev.ocelli.engine.plan.StoredInputs;
import dev.ocelli.engine.reason.EmbeddedReasoner;
import dev.ocelli.engine.request.Extraction;
import dev.ocelli.engine.request.Predictions;
import dev.ocelli.engine.request.Stages;
import dev.ocelli.fake.LoudVoices;
import dev.ocelli.fake.ScriptedSpeech;
import java.awt.image.BufferedImage;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * The real server for recordings: files, jobs, ffmpeg and routes as they are, with a model that hears "Stretch N." in
 * everything and one that reads nothing.
 */
final class RecordingServer implements AutoCloseable {
    private static final Path CACHE = Path.of(System.getProperty("user.home"), ".cache", "ocelli");
    private static final long MOST_UPLOAD = 50_000_000;

    private final TestDatabase database = TestDatabase.create();
    private final PinnedHttp http = new PinnedHttp(new UrlGate(AllowedTargets.NONE, HostResolver.system()), "test");
    private final LocalJobs jobs =
            new LocalJobs(database.database(), JobSettings.forMachine(2), InstantSource.system(), Ids.random());
    private final Server server;
    private final Caller caller;

    RecordingServer(Path folder) {
        InstantSource clock = InstantSource.system();
        Ids ids = Ids.random();
        var links = new FileLinks(new Secret("test"), clock);
        var fetcher = new UrlFetcher(http, links, MOST_UPLOAD);
        var files = new Files(database.database(), folder, MOST_UPLOAD, fetcher, ids, clock);
        var webhooks = new Webhooks(
                database.database(),
                jobs,
                new Webhooks.Parts((url, headers, body, limit) -> 200, clock, ids, new Secret("s")));
        jobs.register(webhooks);
        var formats = Formats.standard(FormatLimits.standard());
        var inputs = new StoredInputs(files, formats);
        var planner = new Planner(Domains.open(Path.of("target/no-domains")), inputs, SkillLookup.NONE, false);
        var rooms =
                new Predictions.Rooms(database.database(), jobs, webhooks, planner, new Extraction(stages(formats)));
        var predictions = new Predictions(rooms, PredictionBodies::write, clock, ids);
        jobs.start();
        var keys = new Keys(database.database(), ids, clock);
        var repeats = new Repeats(database.database(), clock);
        server = Server.start(
                Server.Settings.of("127.0.0.1", 0),
                new Server.Doorkeepers(
                        keys, new BrowserSessions(database.database(), keys, ids, clock), repeats, new Metrics()),
                ids,
                List.of(
                        new FileRoutes(files, links, repeats, new FileRoutes.Settings(Optional.empty(), MOST_UPLOAD)),
                        new GenerateRoutes(
                                predictions,
                                FileIntake.into(files),
                                new UrlGate(AllowedTargets.NONE, HostResolver.system())),
                        new PredictionRoutes(predictions, PredictionRoutes.Others.NONE)));
        caller = new Caller(server.url(), keys.create("one", "test").secret());
    }

    private static Stages stages(Formats formats) {
        var speech = new ScriptedSpeech();
        var media = Media.standard(FormatLimits.standard(), CACHE);
        var ears = new Hearing.Ears(speech::name, () -> speech, LoudVoices::new);
        var hearing = new Hearing(media, ears, new MemoryHeardCache(100));
        var watching = new Watching(
                media.films(),
                new PageSeer(Blind::new),
                new Watching.Memories(new MemorySightCache(1000), FilmCache.NONE));
        var senses = new Senses(
                new Perceiver(formats::open, Blind::new, new MemorySightCache(1000)),
                new RecordingPerceiver(media, hearing, watching));
        return new Stages(
                senses::perceive,
                new EmbeddedReasoner(),
                new Grounder()::ground,
                PageProducts::of,
                perception -> Json.object());
    }

    /** Reads nothing anywhere. */
    private static final class Blind implements OcrModel {
        @Override
        public String name() {
            return "blind";
        }

        @Override
        public List<TextLine> read(BufferedImage picture) {
            return List.of();
        }

        @Override
        public int turnOf(BufferedImage picture) {
            return 0;
        }
    }

    Caller caller() {
        return caller;
    }

    @Override
    public void close() {
        server.close();
        jobs.close();
        http.close();
        database.close();
    }
}
