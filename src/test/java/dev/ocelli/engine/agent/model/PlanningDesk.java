package dev.ocelli.engine.agent.model;

import dev.ocelli.EmbeddedPipeline;
import dev.ocelli.catalog.model.upstream.Backend;
import dev.ocelli.catalog.model.upstream.ChatModels;
import dev.ocelli.catalog.model.upstream.ModelSettings;
import dev.ocelli.catalog.model.upstream.ModelSettings.BackendSetting;
import dev.ocelli.catalog.model.upstream.ModelSettings.Route;
import dev.ocelli.catalog.skill.SkillVersion;
import dev.ocelli.catalog.tool.Material;
import dev.ocelli.catalog.tool.ToolResult;
import dev.ocelli.catalog.tool.Toolset;
import dev.ocelli.core.artifact.Namespace;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.engine.agent.AgentEvent;
import dev.ocelli.engine.agent.AgentLoop;
import dev.ocelli.engine.agent.AgentOutcome;
import dev.ocelli.engine.agent.AgentTask;
import dev.ocelli.engine.agent.AgentTask.Bounds;
import dev.ocelli.engine.agent.AgentTask.Speaker;
import dev.ocelli.engine.agent.AgentTask.Turn;
import dev.ocelli.engine.agent.AgentTask.Wanted;
import dev.ocelli.engine.agent.EngineRooms;
import dev.ocelli.engine.agent.Eyes;
import dev.ocelli.engine.agent.FilmCuts;
import dev.ocelli.engine.agent.FolderArtifacts;
import dev.ocelli.engine.agent.PlannerChoice;
import dev.ocelli.engine.agent.ScriptedTool;
import dev.ocelli.engine.agent.StepLog;
import dev.ocelli.engine.agent.Toolbox;
import dev.ocelli.engine.classify.Classifier;
import dev.ocelli.engine.request.Extraction;
import dev.ocelli.examples.ExampleDocuments;
import dev.ocelli.fake.ScriptedUpstream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** An agent with a scripted model behind it, two scripted tools and an invoice. */
abstract class PlanningDesk {
    @TempDir
    static Path folder;

    static EmbeddedPipeline pipeline;
    static Material invoice;

    final ScriptedUpstream upstream = ScriptedUpstream.start();
    final List<AgentEvent> events = new ArrayList<>();
    final ScriptedTool crop =
            ScriptedTool.of("crop", Toolset.IMAGE, (arguments, _) -> new ToolResult(arguments, "Cropped."));
    final ScriptedTool read = ScriptedTool.of("read_text", Toolset.CORE, (_, _) -> {
        throw new OcelliException(ErrorCode.INVALID_REQUEST, "There is no page 9; the file has 2.");
    });
    ModelSettings settings = routed(true, false);
    PlannerChoice otherwise = _ -> Optional.empty();

    @BeforeAll
    static void open() throws IOException {
        pipeline = EmbeddedPipeline.under(folder);
        Path file = folder.resolve("invoice.pdf");
        try (var sheet = ExampleDocuments.invoice()) {
            Files.write(file, sheet.pdf());
        }
        invoice = new Material("file_1", "invoice.pdf", file, new MediaType("application/pdf"), "1".repeat(64));
    }

    @AfterAll
    static void shut() {
        pipeline.close();
    }

    @AfterEach
    void close() {
        upstream.close();
    }

    ModelSettings routed(boolean nativeTools, boolean fallBack) {
        var patience = new Backend.Patience(
                Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(5), 0, 4);
        Backend plain = Backend.of("here", upstream.url(), "small", null);
        var backend = new Backend(plain.name(), plain.endpoint(), plain.abilities(), patience, plain.prices());
        return new ModelSettings(
                List.of(new BackendSetting(backend, "json_schema", nativeTools)),
                List.of(new Route(Route.ANY, List.of("here"), fallBack)));
    }

    AgentOutcome run(AgentTask task) {
        return run(task, StepLog.NONE);
    }

    AgentOutcome run(AgentTask task, StepLog log) {
        try (var models = new ChatModels(settings, InstantSource.system(), RandomGenerator.getDefault())) {
            var extraction = new Extraction(pipeline.stages());
            var tools = new Toolbox(List.of(crop, read));
            var planning = new ModelPlanning(
                    models::find,
                    new ModelPlanning.Rooms(tools, pipeline.formats(), extraction, otherwise, InstantSource.system()));
            var rooms = new EngineRooms(
                    extraction, new Classifier(), new FolderArtifacts(folder), Eyes.CLOSED, FilmCuts.NONE);
            return new AgentLoop(planning, tools, rooms, InstantSource.system()).run(task, log, events::add);
        }
    }

    static AgentTask words(String question) {
        return task(question, new Wanted("vlmrun-orion-1:auto", Optional.empty(), false, false), List.of());
    }

    static AgentTask task(String question, Wanted wanted, List<SkillVersion> skills) {
        return new AgentTask(
                new Namespace("p", Namespace.Owner.SESSION, "s"),
                List.of(new Turn(Speaker.USER, question, List.of("file_1"))),
                List.of(invoice),
                skills,
                wanted,
                new Bounds(Optional.empty(), 20, null, null, 0));
    }

    static Wanted fitting(boolean grounding) {
        ObjectNode schema = Json.object().put("type", "object");
        schema.putObject("properties").putObject("number").put("type", "string");
        schema.withObject("/properties").putObject("total").put("type", "number");
        schema.putArray("required").add("number").add("total");
        return new Wanted("vlmrun-orion-1:auto", Optional.of(schema), false, grounding);
    }

    String told() {
        var text = new StringBuilder();
        events.forEach(event -> {
            if (event instanceof AgentEvent.Text(String piece)) {
                text.append(piece);
            }
        });
        return text.toString();
    }
}
