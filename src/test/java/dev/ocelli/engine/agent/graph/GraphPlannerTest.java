package dev.ocelli.engine.agent.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.catalog.model.chat.ChatReply.TokenUsage;
import dev.ocelli.catalog.skill.SkillVersion;
import dev.ocelli.catalog.skill.StarterSkills;
import dev.ocelli.catalog.tool.Material;
import dev.ocelli.catalog.tool.Parameters;
import dev.ocelli.catalog.tool.Tool;
import dev.ocelli.catalog.tool.ToolContext;
import dev.ocelli.catalog.tool.ToolDescription;
import dev.ocelli.catalog.tool.ToolResult;
import dev.ocelli.catalog.tool.Toolset;
import dev.ocelli.core.artifact.Namespace;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.engine.agent.AgentPlanner;
import dev.ocelli.engine.agent.AgentTask;
import dev.ocelli.engine.agent.AgentTask.Bounds;
import dev.ocelli.engine.agent.AgentTask.Speaker;
import dev.ocelli.engine.agent.AgentTask.Turn;
import dev.ocelli.engine.agent.AgentTask.Wanted;
import dev.ocelli.engine.agent.Move;
import dev.ocelli.engine.agent.Step;
import dev.ocelli.engine.agent.StepLog;
import dev.ocelli.engine.agent.Toolbox;
import dev.ocelli.engine.agent.ask.AskReader;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;

final class GraphPlannerTest {
    private static final SkillVersion SKILL =
            StarterSkills.read().find("document-package").orElseThrow();
    private static final GraphChoice CHOICE = new GraphChoice(
            new Toolbox(List.of(
                    tool("split_document", new Parameters().file()),
                    tool("classify_document", new Parameters().file().pages().texts("categories", "kinds", 50)),
                    tool(
                            "extract",
                            new Parameters()
                                    .file()
                                    .pages()
                                    .object("schema", "s")
                                    .text("instructions", "i")),
                    tool("find_tables", new Parameters().file().pages().flag("save", "csv")),
                    tool("redact_document", new Parameters().file().texts("categories", "c", 50)))),
            AskReader.load());

    private static Tool tool(String name, Parameters parameters) {
        var description = new ToolDescription(
                name, Toolset.DOCUMENT, "does " + name, parameters.schema(), ToolDescription.Need.NOTHING);
        return new Tool() {
            @Override
            public ToolDescription description() {
                return description;
            }

            @Override
            public ToolResult call(ObjectNode arguments, ToolContext context) {
                throw new IllegalStateException("planning calls no tools");
            }
        };
    }

    private static AgentTask task(Namespace.Owner owner) {
        var file = new Material("file_1", "package.pdf", Path.of("package.pdf"), MediaType.PDF, "00");
        var wanted = new Wanted("m", SKILL.bundle().schema().map(schema -> schema.root()), false, true);
        return new AgentTask(
                new Namespace("p", owner, "11111111-1111-1111-1111-111111111111"),
                List.of(new Turn(Speaker.USER, "", List.of("file_1"))),
                List.of(file),
                List.of(SKILL),
                wanted,
                new Bounds(Optional.empty(), 100, null, null, 0));
    }

    /** Answers every call as the tools would and gives the whole run. */
    private static List<Step> run(AgentTask task, List<Step> done, List<Move.ToolCall> asked) {
        AgentPlanner planner = CHOICE.choose(task).orElseThrow();
        var steps = new ArrayList<>(done);
        while (planner.next(task, steps, StepLog.NONE, event -> {}) instanceof Move.Call call) {
            for (Move.ToolCall one : call.calls()) {
                asked.add(one);
                steps.add(step(steps.size(), one));
            }
        }
        return steps;
    }

    private static Step step(int index, Move.ToolCall call) {
        var trace = new Step.Trace("", List.of(), "", Instant.EPOCH, 1, TokenUsage.NONE);
        return new Step(index, call.id(), call.tool(), call.arguments(), output(call), null, trace);
    }

    private static ObjectNode output(Move.ToolCall call) {
        return (ObjectNode) Json.parse(
                switch (call.tool()) {
                    case "split_document" -> """
                        {"documents": [{"pages": [1, 2], "kind": "invoice"}, {"pages": [3], "kind": "id_card"},
                                       {"pages": [4], "kind": "leaflet"}, {"pages": [5], "kind": "invoice"}]}""";
                    case "classify_document" -> "{\"category\": \"\", \"confidence\": 0}";
                    case "extract" ->
                        call.arguments().path("pages").size() == 2
                                ? "{\"data\": {\"invoice_number\": \"A\", \"total\": 10.5}}"
                                : "{\"data\": {\"invoice_number\": \"B\", \"total\": 2.25, \"surname\": \"X\"}}";
                    default -> "{}";
                });
    }

    @Test
    void documents_move_along_the_edges_of_their_kind() {
        var asked = new ArrayList<Move.ToolCall>();
        run(task(Namespace.Owner.EXECUTION), List.of(), asked);
        assertThat(asked)
                .extracting(Move.ToolCall::id)
                .containsExactly("Split#1", "Sort#1", "ReadInvoice#1", "ReadInvoice#2", "ReadIdCard#1", "Redact#1");
        assertThat(asked.get(1).arguments().path("categories").toString()).contains("invoice", "id card", "letter");
        assertThat(asked.get(1).arguments().path("pages").toString())
                .as("the one whose kind no edge has")
                .isEqualTo("[4]");
        assertThat(asked.get(2).arguments().path("schema").path("properties").has("invoice_number"))
                .isTrue();
        assertThat(asked.getLast().arguments().path("file").stringValue()).isEqualTo("file_1");
        assertThat(asked.getLast().arguments().path("categories").toString()).contains("name", "id_number", "address");
    }

    @Test
    void a_walk_that_is_begun_again_asks_for_nothing_twice() {
        AgentTask task = task(Namespace.Owner.EXECUTION);
        List<Step> whole = run(task, List.of(), new ArrayList<>());
        for (int known = 0; known < whole.size(); known++) {
            var asked = new ArrayList<Move.ToolCall>();
            run(task, whole.subList(0, known), asked);
            assertThat(asked)
                    .extracting(Move.ToolCall::id)
                    .containsExactlyElementsOf(whole.subList(known, whole.size()).stream()
                            .map(Step::id)
                            .toList());
        }
    }

    @Test
    void the_answer_fits_the_schema_and_adds_up() {
        AgentTask task = task(Namespace.Owner.EXECUTION);
        List<Step> steps = run(task, List.of(), new ArrayList<>());
        var answer = (Move.Answer) CHOICE.choose(task).orElseThrow().next(task, steps, StepLog.NONE, event -> {});
        ObjectNode json = answer.answer().json();
        assertThat(SKILL.bundle().schema().orElseThrow().validate(json)).isEmpty();
        assertThat(json.path("invoice_total").decimalValue()).isEqualByComparingTo("12.75");
        assertThat(json.path("documents").size()).isEqualTo(4);
        assertThat(json.path("documents").get(0).path("last_page").intValue()).isEqualTo(2);
        assertThat(json.path("letters").size()).isZero();
    }

    @Test
    void the_path_is_told_and_drawn() {
        AgentTask task = task(Namespace.Owner.EXECUTION);
        GraphTrace trace =
                CHOICE.trace(task, run(task, List.of(), new ArrayList<>())).orElseThrow();
        var drawing = new GraphDrawing(trace);
        assertThat(drawing.path()).containsExactly("Split", "Sort", "ReadInvoice", "ReadIdCard", "Redact", "Answer");
        assertThat(trace.visited("ReadLetter")).isFalse();
        assertThat(drawing.mermaid()).startsWith("stateDiagram-v2").contains("class Split,Sort,ReadInvoice");
        assertThat(drawing.svg()).startsWith("<svg").contains("not entered").endsWith("</svg>");
    }

    @Test
    void conversations_are_left_to_others() {
        assertThat(CHOICE.choose(task(Namespace.Owner.SESSION))).isEmpty();
    }
}
