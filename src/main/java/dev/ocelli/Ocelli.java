package dev.ocelli;

import dev.ocelli.api.http.ArtifactRoutes;
import dev.ocelli.api.http.CallerWatch;
import dev.ocelli.api.http.DomainRoutes;
import dev.ocelli.api.http.ExecutionBodies;
import dev.ocelli.api.http.FeedbackRoutes;
import dev.ocelli.api.http.FileIntake;
import dev.ocelli.api.http.FileRoutes;
import dev.ocelli.api.http.Gateway;
import dev.ocelli.api.http.GenerateRoutes;
import dev.ocelli.api.http.HealthRoutes;
import dev.ocelli.api.http.HubRoutes;
import dev.ocelli.api.http.Metrics;
import dev.ocelli.api.http.ModelListRoutes;
import dev.ocelli.api.http.ModelMetrics;
import dev.ocelli.api.http.OpenApiRoutes;
import dev.ocelli.api.http.PredictionBodies;
import dev.ocelli.api.http.PredictionRoutes;
import dev.ocelli.api.http.Routes;
import dev.ocelli.api.http.SchemaDesk;
import dev.ocelli.api.http.Server;
import dev.ocelli.api.http.SkillIntake;
import dev.ocelli.api.http.SkillRoutes;
import dev.ocelli.api.http.SkillTestRoutes;
import dev.ocelli.api.http.TranscriptionRoutes;
import dev.ocelli.catalog.domain.Domains;
import dev.ocelli.catalog.model.upstream.ChatModels;
import dev.ocelli.catalog.skill.Skills;
import dev.ocelli.catalog.skill.StarterSkills;
import dev.ocelli.core.artifact.Artifacts;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.base.Secret;
import dev.ocelli.core.feedback.FeedbackTarget.Kind;
import dev.ocelli.core.feedback.Feedbacks;
import dev.ocelli.core.file.FileLinks;
import dev.ocelli.core.file.Files;
import dev.ocelli.core.file.HostResolver;
import dev.ocelli.core.file.PinnedHttp;
import dev.ocelli.core.file.UrlFetcher;
import dev.ocelli.core.file.UrlGate;
import dev.ocelli.core.identity.BrowserSessions;
import dev.ocelli.core.identity.Keys;
import dev.ocelli.core.identity.NewKey;
import dev.ocelli.core.job.JobSettings;
import dev.ocelli.core.job.LocalJobs;
import dev.ocelli.core.repeat.Repeats;
import dev.ocelli.core.store.Database;
import dev.ocelli.core.store.Secrets;
import dev.ocelli.core.webhook.Webhooks;
import dev.ocelli.engine.chat.ChatCompletions;
import dev.ocelli.engine.chat.PassedCalls;
import dev.ocelli.engine.evaluate.Evaluator;
import dev.ocelli.engine.evaluate.GraphTrial;
import dev.ocelli.engine.evaluate.SkillTests;
import dev.ocelli.engine.execution.Executions;
import dev.ocelli.engine.perceive.MemorySightCache;
import dev.ocelli.engine.plan.Planner;
import dev.ocelli.engine.plan.SkillLookup;
import dev.ocelli.engine.plan.StoredInputs;
import dev.ocelli.engine.propose.model.ModelSkillAuthor;
import dev.ocelli.engine.request.Extraction;
import dev.ocelli.engine.request.Predictions;
import dev.ocelli.engine.request.StoredFilmCache;
import dev.ocelli.engine.request.StoredHeardCache;
import dev.ocelli.engine.request.StoredSightCache;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One running Ocelli: every room built once, from the bottom floor up, and closed in the opposite order. */
public final class Ocelli implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Ocelli.class);

    /** The name of the secret that signs webhooks when none is configured. */
    public static final String WEBHOOK_SECRET = "webhooks";

    /** Of pages seen, for a second question about the same file; about 200 bytes each. */
    private static final int REMEMBERED_WORDS = 2_000_000;

    /** The project of what comes with Ocelli; it has no key. */
    private static final String OWN_PROJECT = "ocelli";

    /** The last opened first. */
    private final Deque<AutoCloseable> open;

    private final Optional<Server> server;
    private final Optional<NewKey> newKey;
    private final Optional<String> startCode;

    /** What a process does of the whole. */
    private enum Role {
        /** Answers HTTP and does the work. */
        SERVER,
        /** Does the work of a database that it shares. */
        WORKER
    }

    private Ocelli(Config config, Role role, Ids ids, InstantSource clock, Deque<AutoCloseable> open) {
        this.open = open;
        makeFolder(config.storage().data());

        // core
        Database database = closing(Database.open(
                role == Role.SERVER
                        ? config.storage().database()
                        : config.storage().sharedDatabase(),
                ids));
        Keys keys = new Keys(database, ids, clock);
        newKey = role == Role.SERVER ? keys.prepare(config.access().keys()) : Optional.empty();
        BrowserSessions browserSessions = new BrowserSessions(database, keys, ids, clock);
        startCode = newKey.map(key -> browserSessions.startCode(key.key().id()));

        Secrets secrets = new Secrets(database, ids);
        UrlGate urlGate = new UrlGate(config.access().privateTargets(), HostResolver.system());
        PinnedHttp http = closing(new PinnedHttp(urlGate, "Ocelli/" + version()));
        FileLinks links = new FileLinks(secrets.of("file links"), clock);
        long maxUpload = config.storage().maxUpload();
        UrlFetcher fetcher = new UrlFetcher(http, links, maxUpload);
        Path blobs = config.storage().data().resolve("files");
        Files files = new Files(database, blobs, maxUpload, fetcher, ids, clock);
        Artifacts artifacts = new Artifacts(database, config.storage().data().resolve("artifacts"), clock);
        Repeats repeats = new Repeats(database, clock);

        LocalJobs jobs = new LocalJobs(
                database, JobSettings.forMachine(Runtime.getRuntime().availableProcessors()), clock, ids);
        Secret webhookSecret = config.access().webhookSecret().orElseGet(() -> secrets.of(WEBHOOK_SECRET));
        Webhooks webhooks = new Webhooks(database, jobs, new Webhooks.Parts(http::post, clock, ids, webhookSecret));
        jobs.register(webhooks);

        // catalog and engine
        Metrics metrics = new Metrics();
        ChatModels chatModels = closing(
                new ChatModels(config.models(), new ModelMetrics(metrics), clock, RandomGenerator.getDefault()));
        EmbeddedPipeline pipeline = closing(EmbeddedPipeline.under(
                config.storage().data(),
                new EmbeddedPipeline.Memories(
                        new StoredSightCache(new MemorySightCache(REMEMBERED_WORDS), database, clock),
                        new StoredHeardCache(database, clock),
                        new StoredFilmCache(database, clock)),
                config.speech(),
                () -> chatModels.find("vlm-1")));
        Domains domains = pipeline.domains();
        Skills skills = new Skills(database, clock, ids);
        StarterSkills.read().publish(skills, keys.project(OWN_PROJECT));
        Planner planner = new Planner(
                domains,
                new StoredInputs(files, pipeline.formats()),
                SkillLookup.of(skills),
                chatModels.find("vlm-1").isPresent());
        Extraction extraction = new Extraction(pipeline.stages());
        Predictions predictions = new Predictions(
                new Predictions.Rooms(database, jobs, webhooks, planner, extraction),
                PredictionBodies::write,
                clock,
                ids);
        AgentRooms agentRooms = AgentRooms.of(pipeline, extraction, artifacts, chatModels, clock);
        EvaluationRooms evaluation = EvaluationRooms.of(
                database, jobs, skills, new Evaluator(extraction, new GraphTrial(agentRooms.loops())), clock, ids);
        SkillTests skillTests = evaluation.tests();
        ExecutionRooms executionRooms = ExecutionRooms.of(
                new ExecutionRooms.Ground(
                        database,
                        jobs,
                        webhooks,
                        files,
                        new StoredInputs(files, pipeline.formats()),
                        SkillLookup.of(skills)),
                agentRooms,
                clock,
                ids);
        Executions executions = executionRooms.executions();
        ChatRooms chat = closing(ChatRooms.of(
                new ChatCompletions.Rooms(
                        database,
                        files,
                        artifacts,
                        SkillLookup.of(skills),
                        agentRooms.loop()::run,
                        chatModels::plugged),
                clock,
                ids));
        Feedbacks feedbacks = new Feedbacks(
                database,
                Map.of(
                        Kind.REQUEST,
                        (project, id) -> predictions.exists(project, id) || executions.exists(project, id),
                        Kind.AGENT_EXECUTION,
                        executions::exists,
                        Kind.CHAT,
                        chat.log()::exists),
                clock,
                ids);
        closing(jobs).start();

        // api
        var desk = new SchemaDesk(domains, Domains.CATALOGUE_VERSION);
        List<Routes> routes = new ArrayList<>(List.of(
                new HealthRoutes(database, version()),
                new OpenApiRoutes(version()),
                new GenerateRoutes(predictions, FileIntake.into(files), urlGate),
                new TranscriptionRoutes(
                        pipeline.hearing().recordings(),
                        new TranscriptionRoutes.Settings(
                                config.storage().data().resolve("cache").resolve("uploads"), maxUpload)),
                new PredictionRoutes(
                        predictions,
                        (project, id) -> executions.find(project, id).map(ExecutionBodies::asPrediction)),
                new FeedbackRoutes(feedbacks),
                new ModelListRoutes(domains),
                new DomainRoutes(desk),
                new HubRoutes(desk),
                new SkillRoutes(
                        skills,
                        new SkillIntake(
                                skills,
                                files,
                                skillTests::submit,
                                new SkillIntake.Sources(
                                        chat.sessions()::draft,
                                        new ModelSkillAuthor(() -> chatModels.find("vlm-1"), clock))),
                        links,
                        config.http().publicUrl()),
                new SkillTestRoutes(skills, skillTests),
                new ArtifactRoutes(artifacts, links, namespace -> switch (namespace.owner()) {
                    case EXECUTION -> executions.exists(namespace.projectId(), namespace.id());
                    case SESSION ->
                        chat.sessions()
                                .find(namespace.projectId(), namespace.id())
                                .isPresent();
                }),
                new FileRoutes(
                        files,
                        links,
                        repeats,
                        new FileRoutes.Settings(config.http().publicUrl(), maxUpload))));
        var gateway = new Gateway(
                chatModels.passThrough(),
                config.models().limits(),
                closing(new CallerWatch()),
                closing(new PassedCalls(database, clock))::add,
                clock,
                ids);
        routes.addAll(executionRooms.routes(FileIntake.into(files), urlGate));
        routes.addAll(chat.routes(links, config.http().publicUrl(), gateway));
        routes.addAll(new ConsoleRooms(
                        config,
                        database,
                        keys,
                        browserSessions,
                        files,
                        artifacts,
                        skills,
                        evaluation,
                        feedbacks,
                        predictions,
                        executionRooms,
                        chat.log(),
                        chatModels,
                        pipeline,
                        clock)
                .routes());
        server = role == Role.WORKER
                ? Optional.empty()
                : Optional.of(closing(Server.start(
                        Server.Settings.of(config.http().host(), config.http().port()),
                        new Server.Doorkeepers(keys, browserSessions, repeats, metrics, Optional.of(gateway)),
                        ids,
                        routes)));
    }

    /** Starts everything and listens; a failure closes what had started and says why. */
    public static Ocelli start(Config config) {
        return start(config, Ids.random(), InstantSource.system());
    }

    /** The same with ids and clock of a test. */
    public static Ocelli start(Config config, Ids ids, InstantSource clock) {
        return start(config, Role.SERVER, ids, clock);
    }

    /** Starts everything but HTTP: accepted work is done, on a database that other processes share. */
    public static Ocelli startWorker(Config config) {
        return start(config, Role.WORKER, Ids.random(), InstantSource.system());
    }

    private static Ocelli start(Config config, Role role, Ids ids, InstantSource clock) {
        Deque<AutoCloseable> open = new ArrayDeque<>();
        try {
            return new Ocelli(config, role, ids, clock, open);
        } catch (RuntimeException e) {
            closeAll(open);
            throw e;
        }
    }

    /** The address of the API without {@code /v1}. */
    public URI url() {
        return server.orElseThrow(() -> new IllegalStateException("a worker has no address"))
                .url();
    }

    /** Every route that it answers, such as {@code GET /v1/files/{id}}; none of a worker. */
    public List<String> routes() {
        return server.map(Server::routes).orElse(List.of());
    }

    /** The key that this start generated, because there was none; it can be read here only. */
    public Optional<NewKey> newKey() {
        return newKey;
    }

    /** The address that signs a browser in, once and within an hour; only at the start that generated a key. */
    public Optional<URI> startLink() {
        return startCode.map(code -> URI.create(url() + "/#start=" + code));
    }

    /** The version of this build. */
    public static String version() {
        String version = Ocelli.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    private static void makeFolder(Path data) {
        try {
            java.nio.file.Files.createDirectories(data);
        } catch (IOException e) {
            throw new OcelliException(
                    ErrorCode.INVALID_REQUEST,
                    "data",
                    "The data folder " + data + " cannot be made: choose another with --data.",
                    e);
        }
    }

    private <T extends AutoCloseable> T closing(T part) {
        open.push(part);
        return part;
    }

    @Override
    public void close() {
        closeAll(open);
    }

    private static void closeAll(Deque<AutoCloseable> open) {
        while (!open.isEmpty()) {
            AutoCloseable part = open.pop();
            try {
                part.close();
            } catch (Exception e) { // the parts below must be closed all the same
                LOG.warn("{} did not close in good order", part.getClass().getSimpleName(), e);
            }
        }
    }
}
