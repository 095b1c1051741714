package dev.ocelli;

import dev.ocelli.api.http.AgentPageRoutes;
import dev.ocelli.api.http.CorrectionRoutes;
import dev.ocelli.api.http.ExecutionListRoutes;
import dev.ocelli.api.http.FileListRoutes;
import dev.ocelli.api.http.KeyRoutes;
import dev.ocelli.api.http.ModelConsoleRoutes;
import dev.ocelli.api.http.OverviewRoutes;
import dev.ocelli.api.http.PageRoutes;
import dev.ocelli.api.http.RequestListRoutes;
import dev.ocelli.api.http.Routes;
import dev.ocelli.api.http.SampleRoutes;
import dev.ocelli.api.http.SessionRoutes;
import dev.ocelli.api.http.SkillEditorRoutes;
import dev.ocelli.api.http.SkillShelfRoutes;
import dev.ocelli.api.http.SkillTuningRoutes;
import dev.ocelli.api.http.SystemRoutes;
import dev.ocelli.api.http.UiRoutes;
import dev.ocelli.api.wire.FindingBody;
import dev.ocelli.catalog.model.upstream.ChatModels;
import dev.ocelli.catalog.skill.Skills;
import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.artifact.Artifacts;
import dev.ocelli.core.feedback.Feedbacks;
import dev.ocelli.core.file.Files;
import dev.ocelli.core.identity.BrowserSessions;
import dev.ocelli.core.identity.Keys;
import dev.ocelli.core.store.Database;
import dev.ocelli.engine.chat.CompletionLog;
import dev.ocelli.engine.chat.TurnRecord;
import dev.ocelli.engine.evaluate.Corrections;
import dev.ocelli.engine.plan.Plan.Input;
import dev.ocelli.engine.plan.SkillLookup;
import dev.ocelli.engine.plan.StoredInputs;
import dev.ocelli.engine.request.JobStatus;
import dev.ocelli.engine.request.PageViews;
import dev.ocelli.engine.request.PastRun;
import dev.ocelli.engine.request.Predictions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

/** The browser's side wired: pages, sign-in, and what the console asks for beside the public API. */
record ConsoleRooms(
        Config config,
        Database database,
        Keys keys,
        BrowserSessions sessions,
        Files files,
        Artifacts artifacts,
        Skills skills,
        EvaluationRooms evaluation,
        Feedbacks feedbacks,
        Predictions predictions,
        ExecutionRooms executionRooms,
        CompletionLog completions,
        ChatModels chatModels,
        EmbeddedPipeline pipeline,
        InstantSource clock) {
    private static final int DATABASE_PATIENCE_SECONDS = 2;
    private static final int COVER_SIDE = 480;

    List<Routes> routes() {
        var views = new PageViews(pipeline.formats(), pipeline.stages().sight());
        var inputs = new StoredInputs(files, pipeline.formats());
        return List.of(
                new UiRoutes(Ocelli.version()),
                new SessionRoutes(sessions),
                new PageRoutes(views, inputs::findAccepted, (namespace, id) -> {
                    Artifact artifact = artifacts.get(namespace, id);
                    return new Input(artifacts.path(artifact), artifact.type(), artifact.filename());
                }),
                new RequestListRoutes(predictions, files, SkillLookup.of(skills)),
                new ExecutionListRoutes(executionRooms.executions(), files, artifacts),
                new FileListRoutes(files),
                new OverviewRoutes(
                        List.of(
                                new OverviewRoutes.Source("requests", predictions::since),
                                new OverviewRoutes.Source("executions", executionRooms.executions()::since),
                                new OverviewRoutes.Source("completions", this::calls)),
                        clock),
                new ModelConsoleRoutes(config.models(), chatModels, predictions, clock),
                new SampleRoutes(
                        files,
                        (file, type) -> PageRoutes.jpeg(views.cover(new Input(file, type, "sample"), COVER_SIDE))),
                new KeyRoutes(keys),
                new SkillEditorRoutes(skills, files, evaluation.tests()::submit),
                new SkillShelfRoutes(skills, files, executionRooms.agents()),
                new SkillTuningRoutes(skills, evaluation.tunings()),
                new CorrectionRoutes(new Corrections(
                        new Corrections.Rooms(feedbacks, predictions, files, skills, evaluation.tests()))),
                new AgentPageRoutes(executionRooms.agents(), executionRooms.executions()),
                new SystemRoutes(this::findings, () -> pipeline.models().report()));
    }

    private List<PastRun> calls(String projectId, Instant since, int most) {
        return completions.since(projectId, since, most).stream()
                .map(one -> new PastRun(
                        one.id(), one.model(), status(one.status()), one.createdAt(), one.millis(), one.credits()))
                .toList();
    }

    /** A call that its caller left was not answered. */
    private static JobStatus status(TurnRecord.Status status) {
        return switch (status) {
            case RUNNING -> JobStatus.RUNNING;
            case COMPLETED -> JobStatus.COMPLETED;
            case FAILED, CANCELLED -> JobStatus.FAILED;
        };
    }

    private List<FindingBody> findings() {
        boolean given = config.storage().databaseUrl().isPresent();
        var all = new ArrayList<>(Doctor.findings(
                config.storage().data(),
                Doctor.database(database.answers(DATABASE_PATIENCE_SECONDS), given),
                pipeline.models().report()));
        all.addAll(Doctor.backends(config.models()));
        return all;
    }
}
