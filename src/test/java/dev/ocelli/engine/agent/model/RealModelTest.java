package dev.ocelli.engine.agent.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.EmbeddedPipeline;
import dev.ocelli.catalog.model.chat.AnswerShape;
import dev.ocelli.catalog.model.chat.ChatListener;
import dev.ocelli.catalog.model.chat.ChatMessage;
import dev.ocelli.catalog.model.chat.ChatMessage.Role;
import dev.ocelli.catalog.model.chat.ChatModel;
import dev.ocelli.catalog.model.chat.ChatModel.Abilities;
import dev.ocelli.catalog.model.chat.ChatQuery;
import dev.ocelli.catalog.model.chat.ChatReply;
import dev.ocelli.catalog.model.upstream.Backend;
import dev.ocelli.catalog.model.upstream.ChatModels;
import dev.ocelli.catalog.model.upstream.ModelSettings;
import dev.ocelli.catalog.schema.JsonSchema;
import dev.ocelli.catalog.tool.Material;
import dev.ocelli.catalog.tool.ToolResult;
import dev.ocelli.catalog.tool.Toolset;
import dev.ocelli.core.artifact.Namespace;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.engine.agent.AgentLoop;
import dev.ocelli.engine.agent.AgentOutcome;
import dev.ocelli.engine.agent.AgentTask;
import dev.ocelli.engine.agent.AgentTask.Bounds;
import dev.ocelli.engine.agent.AgentTask.Speaker;
import dev.ocelli.engine.agent.AgentTask.Turn;
import dev.ocelli.engine.agent.AgentTask.Wanted;
import dev.ocelli.engine.agent.EngineRooms;
import dev.ocelli.engine.agent.Eyes;
import dev.ocelli.engine.agent.FolderArtifacts;
import dev.ocelli.engine.agent.ScriptedTool;
import dev.ocelli.engine.agent.StepLog;
import dev.ocelli.engine.agent.Toolbox;
import dev.ocelli.engine.classify.Classifier;
import dev.ocelli.engine.request.Extraction;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;

/** Against a real, weak model that invents values: run by {@code bench/realmodel/run}. */
@Tag("realmodel")
final class RealModelTest {
    private static final String NOTE = """
            Harbour Bakery
            Delivery note LN-40718
            Total 118.40 EUR
            """;

    @TempDir
    private Path folder;

    private final ChatModels models =
            new ChatModels(ModelSettings.of(backend()), InstantSource.system(), RandomGenerator.getDefault());
    private final ChatModel model = models.find("vlm-1").orElseThrow();

    private static Backend backend() {
        String url = Objects.requireNonNull(System.getenv("OCELLI_TEST_MODEL_URL"), "OCELLI_TEST_MODEL_URL");
        Backend plain = Backend.of("weak", URI.create(url), "gemma", null);
        var patience = new Backend.Patience(
                Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofMinutes(2), Duration.ofMinutes(8), 0, 1);
        return new Backend(plain.name(), plain.endpoint(), new Abilities(0, 8192, 160), patience, plain.prices());
    }

    @AfterEach
    void close() {
        models.close();
    }

    private static ObjectNode schema(String... fields) {
        ObjectNode schema = Json.object().put("type", "object").put("additionalProperties", false);
        ObjectNode properties = schema.putObject("properties");
        for (String field : fields) {
            properties.putObject(field).put("type", "string").put("maxLength", 24);
            schema.withArray("/required").add(field);
        }
        return schema;
    }

    private static ChatQuery ask(String words, AnswerShape shape, int tokens) {
        return new ChatQuery(
                List.of(ChatMessage.of(Role.USER, words)),
                List.of(),
                shape,
                new ChatQuery.Sampling(tokens, 0.0, null, 1L));
    }

    @Test
    void its_answer_is_held_to_the_schema() {
        ObjectNode schema = schema("number", "total");
        ChatReply reply = model.answer(
                ask(NOTE + "\nGive number and total.", new AnswerShape.Fitting("note", schema), 120),
                ChatListener.NONE);
        assertThat(JsonSchema.parse(schema).validate(Json.parse(reply.text().strip())))
                .isEmpty();
        assertThat(reply.usage().prompt()).isPositive();
    }

    @Test
    void its_stream_is_its_answer() {
        List<String> pieces = new ArrayList<>();
        ChatReply reply = model.answer(ask("Count from one to ten.", AnswerShape.FREE, 24), pieces::add);
        assertThat(String.join("", pieces)).isEqualTo(reply.text());
        assertThat(pieces).hasSizeGreaterThan(3);
    }

    @Test
    void a_caller_that_leaves_frees_it() throws InterruptedException {
        List<String> pieces = new ArrayList<>();
        Thread caller = Thread.ofVirtual().start(() -> {
            try {
                model.answer(ask("Tell a very long story.", AnswerShape.FREE, 4000), piece -> {
                    pieces.add(piece);
                    if (pieces.size() == 5) {
                        Thread.currentThread().interrupt();
                    }
                });
            } catch (OcelliException _) {
                return; // as it should
            }
        });
        caller.join();
        assertThat(pieces).hasSizeLessThan(50);
        ChatReply next = model.answer(
                ask("Say yes.", AnswerShape.FREE, 3)
                        .by(InstantSource.system().instant().plusSeconds(120)),
                ChatListener.NONE);
        assertThat(next.usage().completion()).isPositive();
    }

    /** A form that nothing in the note has: whatever comes is made up. */
    private static void shaped(ObjectNode schema, String field, String pattern) {
        schema.withObject("/properties/" + field).put("pattern", pattern);
    }

    @Test
    void what_it_invents_is_unverified_and_its_bad_json_is_mended() throws IOException {
        Path file = folder.resolve("note.txt");
        Files.writeString(file, NOTE);
        var material = new Material("file_1", "note.txt", file, new MediaType("text/plain"), "2".repeat(64));
        ObjectNode schema = schema("delivery_note_number", "driver_name", "licence_plate", "telephone");
        shaped(schema, "driver_name", "^[A-Z][a-z]{2,8} [A-Z][a-z]{2,8}$");
        shaped(schema, "licence_plate", "^[A-Z]{3}-[0-9]{4}$");
        shaped(schema, "telephone", "^\\+[0-9]{2} [0-9]{3} [0-9]{5}$");
        var task = new AgentTask(
                new Namespace("p", Namespace.Owner.SESSION, "s"),
                List.of(new Turn(Speaker.USER, "Fill in every field.", List.of("file_1"))),
                List.of(material),
                List.of(),
                new Wanted("vlm-1", Optional.of(schema), false, true),
                new Bounds(Optional.empty(), 20, null, 150, 0));
        AgentOutcome outcome = run(task);
        ObjectNode json = Objects.requireNonNull(outcome.answer().json());
        System.out.println("the weak model said: " + json);
        int invented = 0;
        for (String field : List.of("delivery_note_number", "driver_name", "licence_plate", "telephone")) {
            String value = json.path(field).asString("");
            String status = json.path(field + "_metadata").path("status").asString("");
            boolean printed = !value.isBlank() && NOTE.contains(value.strip());
            if (!printed && !value.isBlank()) {
                invented++;
                assertThat(status).as("%s = %s", field, value).isNotEqualTo("exact");
                boolean spelt = NOTE.replaceAll("[^A-Za-z0-9]", "")
                        .toLowerCase(java.util.Locale.ROOT)
                        .contains(value.replaceAll("[^A-Za-z0-9]", "").toLowerCase(java.util.Locale.ROOT));
                assertThat(status).as("%s = %s", field, value).isEqualTo(spelt ? "normalised" : "unverified");
            }
        }
        assertThat(invented).isGreaterThanOrEqualTo(3);
        System.out.println(invented + " of 4 values are not printed; model calls: "
                + outcome.steps().size());
    }

    private AgentOutcome run(AgentTask task) {
        try (var pipeline = EmbeddedPipeline.under(folder)) {
            var extraction = new Extraction(pipeline.stages());
            var tools = new Toolbox(List.of(ScriptedTool.of(
                    "list_inputs",
                    Toolset.CORE,
                    (_, _) -> new ToolResult(Json.object().put("files", 1), "Listed."))));
            var planning = new ModelPlanning(
                    models::find,
                    new ModelPlanning.Rooms(
                            tools, pipeline.formats(), extraction, _ -> Optional.empty(), InstantSource.system()));
            var rooms = new EngineRooms(extraction, new Classifier(), new FolderArtifacts(folder), Eyes.CLOSED);
            return new AgentLoop(planning, tools, rooms, InstantSource.system()).run(task, StepLog.NONE, _ -> {});
        }
    }
}
