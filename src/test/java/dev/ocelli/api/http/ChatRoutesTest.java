package dev.ocelli.api.http;

import static dev.ocelli.api.http.ChatDesk.body;
import static dev.ocelli.api.http.ChatDesk.content;
import static dev.ocelli.api.http.ChatDesk.say;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.catalog.model.chat.ChatReply.TokenUsage;
import dev.ocelli.catalog.tool.Material;
import dev.ocelli.catalog.tool.Toolset;
import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.file.Purpose;
import dev.ocelli.engine.agent.AgentAnswer;
import dev.ocelli.engine.agent.AgentEvent;
import dev.ocelli.engine.agent.AgentOutcome;
import dev.ocelli.engine.agent.AgentTask;
import dev.ocelli.engine.agent.AgentTask.Speaker;
import dev.ocelli.engine.agent.Move;
import dev.ocelli.fake.ScriptedAgent;
import java.io.ByteArrayInputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class ChatRoutesTest {
    private static final String TEXT_FILE = "data:text/plain;base64,"
            + Base64.getEncoder().encodeToString("Total: 12.00".getBytes(StandardCharsets.UTF_8));

    @TempDir
    Path folder;

    private ChatDesk desk;

    @BeforeEach
    void start() {
        desk = new ChatDesk(folder);
    }

    @AfterEach
    void stop() {
        desk.close();
    }

    private AgentTask asked() {
        return desk.agent.asked.getLast();
    }

    @Test
    void an_answer_has_everything_that_clients_read() throws Exception {
        desk.agent.thenSay("Here is img_a05b3c");
        JsonNode answer = desk.ask(body("Crop it").put("model", "vlmrun-orion-1:fast"));
        assertThat(answer.path("id").asString()).startsWith("chatcmpl-");
        assertThat(answer.path("object").asString()).isEqualTo("chat.completion");
        assertThat(answer.path("created").isIntegralNumber()).isTrue();
        assertThat(answer.path("model").asString()).isEqualTo("vlmrun-orion-1:fast");
        assertThat(answer.path("session_id").asString()).hasSize(36);
        assertThat(answer.at("/choices/0/message/role").asString()).isEqualTo("assistant");
        assertThat(content(answer)).isEqualTo("Here is img_a05b3c");
        assertThat(answer.at("/choices/0/finish_reason").asString()).isEqualTo("stop");
        JsonNode usage = answer.path("usage");
        assertThat(usage.path("total_tokens").asLong())
                .isEqualTo(usage.path("prompt_tokens").asLong()
                        + usage.path("completion_tokens").asLong());
        assertThat(usage.path("prompt_tokens").asLong()).isPositive();
        assertThat(usage.path("credits_used").isIntegralNumber()).isTrue();
    }

    @Test
    void a_stream_begins_with_the_role_and_says_the_session_everywhere() throws Exception {
        desk.agent.then((task, log, listener) -> {
            listener.accept(new AgentEvent.Progress("Reading page 1"));
            listener.accept(new AgentEvent.Text("Hel"));
            return ScriptedAgent.outcome("Hello", null);
        });
        List<JsonNode> chunks = desk.stream(body("Hi"));
        assertThat(chunks.getFirst().at("/choices/0/delta").toString())
                .isEqualTo("{\"role\":\"assistant\",\"content\":\"\"}");
        assertThat(chunks).allSatisfy(chunk -> {
            assertThat(chunk.path("session_id").asString()).hasSize(36);
            assertThat(chunk.path("object").asString()).isEqualTo("chat.completion.chunk");
            assertThat(chunk.path("id")).isEqualTo(chunks.getFirst().path("id"));
        });
        assertThat(text(chunks)).isEqualTo("Hello");
        assertThat(chunks.get(1).at("/choices/0/delta/reasoning_content").asString())
                .isEqualTo("Reading page 1\n");
        JsonNode last = chunks.getLast();
        assertThat(last.at("/choices/0/delta").isEmpty()).isTrue();
        assertThat(last.at("/choices/0/finish_reason").asString()).isEqualTo("stop");
        assertThat(last.at("/usage/credits_used").isIntegralNumber()).isTrue();
    }

    private static String text(List<JsonNode> chunks) {
        return chunks.stream()
                .map(chunk -> chunk.at("/choices/0/delta/content").asString(""))
                .collect(Collectors.joining());
    }

    @Test
    void usage_comes_apart_when_it_is_asked_for() throws Exception {
        ObjectNode body = body("Hi");
        body.putObject("stream_options").put("include_usage", true);
        List<JsonNode> chunks = desk.stream(body);
        assertThat(chunks.getLast().path("choices").size()).isZero();
        assertThat(chunks.getLast().at("/usage/total_tokens").isIntegralNumber())
                .isTrue();
        assertThat(chunks.get(chunks.size() - 2).path("usage").isNull()).isTrue();
        assertThat(chunks.get(chunks.size() - 2).at("/choices/0/finish_reason").asString())
                .isEqualTo("stop");
    }

    @Test
    void streamed_or_not_the_answer_is_the_same() throws Exception {
        for (boolean stream : new boolean[] {false, true}) {
            desk.agent.then((task, log, listener) -> {
                listener.accept(new AgentEvent.Text("Let me look."));
                listener.accept(new AgentEvent.StepStarted(0, "read_text", "{}"));
                listener.accept(new AgentEvent.Text("It is 12.00."));
                return ScriptedAgent.outcome("It is 12.00.", null);
            });
            String said = stream ? text(desk.stream(body("Total?"))) : content(desk.ask(body("Total?")));
            assertThat(said).isEqualTo("Let me look.\n\nIt is 12.00.");
        }
    }

    @Test
    void a_session_goes_on_and_is_not_told_twice() throws Exception {
        desk.agent.thenSay("Hello Ada");
        JsonNode first = desk.ask(body("I am Ada"));
        String session = first.path("session_id").asString();
        desk.ask(body("Who am I?").put("session_id", session));
        assertThat(asked().turns())
                .extracting(turn -> turn.speaker() + " " + turn.text())
                .containsExactly("USER I am Ada", "AGENT Hello Ada", "USER Who am I?");

        ObjectNode whole = body("I am Ada").put("session_id", session);
        say(say(say(whole, "assistant", "Hello Ada"), "user", "Who am I?"), "assistant", "You said: Who am I?");
        desk.ask(say(whole, "user", "Sure?"));
        assertThat(asked().turns()).hasSize(5);
        assertThat(asked().turns().getLast().text()).isEqualTo("Sure?");
    }

    @Test
    void the_same_question_again_is_a_new_turn() throws Exception {
        String session = desk.ask(body("Again?")).path("session_id").asString();
        desk.ask(body("Again?").put("session_id", session));
        assertThat(asked().turns()).hasSize(3);
    }

    @Test
    void another_projects_session_is_not_there() throws Exception {
        String session = desk.ask(body("Mine")).path("session_id").asString();
        assertThat(desk.post("key-b", body("Yours?").put("session_id", session)).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_turn_that_failed_is_no_part_of_the_conversation() throws Exception {
        desk.agent.then((task, log, listener) -> {
            throw new OcelliException(ErrorCode.UPSTREAM_FAILED, "The model is away.");
        });
        ObjectNode body = body("Hi").put("session_id", "s-1");
        var failed = desk.post("key-a", body);
        assertThat(failed.statusCode()).isEqualTo(502);
        desk.ask(body);
        assertThat(asked().turns()).hasSize(1);
        JsonNode log = desk.get("/v1/ui/completions?status=failed");
        assertThat(log.at("/0/error/message").asString()).isEqualTo("The model is away.");
    }

    @Test
    void a_failure_in_the_middle_of_a_stream_is_an_event() throws Exception {
        desk.agent.then((task, log, listener) -> {
            for (int i = 0; i < 100; i++) { // more than is handed over before the stream opens
                listener.accept(new AgentEvent.Text("piece "));
            }
            throw new OcelliException(ErrorCode.UPSTREAM_FAILED, "The model is away.");
        });
        var answer = desk.post("key-a", body("Hi").put("stream", true));
        assertThat(answer.statusCode()).isEqualTo(200);
        List<String> data =
                answer.body().lines().filter(line -> line.startsWith("data: ")).toList();
        JsonNode last = Json.parse(data.getLast().substring(6));
        assertThat(last.at("/error/message").asString()).isEqualTo("The model is away.");
        assertThat(last.at("/error/type").asString()).isEqualTo("api_error");
    }

    @Test
    void an_early_failure_of_a_stream_is_a_status() throws Exception {
        desk.agent.then((task, log, listener) -> {
            throw new OcelliException(ErrorCode.NEEDS_MODEL, "Plug one in.");
        });
        assertThat(desk.post("key-a", body("Hi").put("stream", true)).statusCode())
                .isEqualTo(400);
    }

    @Test
    void every_kind_of_part_brings_its_file() throws Exception {
        String id = desk.files
                .accept(desk.project(), "a.txt", Purpose.ASSISTANTS, new ByteArrayInputStream(new byte[] {65}))
                .id();
        String[] parts = {
            "{'type':'image_url','image_url':{'url':'DATA','detail':'low'}}",
            "{'type':'image_url','image_url':'DATA'}",
            "{'type':'video_url','video_url':{'url':'DATA'}}",
            "{'type':'audio_url','audio_url':{'url':'DATA'}}",
            "{'type':'file_url','file_url':{'url':'DATA'}}",
            "{'type':'document_url','document_url':{'url':'DATA'}}",
            "{'type':'input_file','file_id':'ID'}",
            "{'type':'input_file','file_url':'DATA'}",
            "{'type':'input_file','file_data':'DATA','filename':'x.txt'}",
            "{'type':'file','file':{'file_id':'ID'}}",
            "{'type':'file','file':{'file_data':'DATA','filename':'x.txt'}}",
            "{'type':'input_audio','input_audio':{'data':'QUJD','format':'wav'}}"
        };
        for (String part : parts) {
            ObjectNode body = Json.object();
            var content =
                    body.putArray("messages").addObject().put("role", "user").putArray("content");
            content.addObject().put("type", "text").put("text", "What is this?");
            content.add(Json.parse(
                    part.replace('\'', '"').replace("DATA", TEXT_FILE).replace("ID", id)));
            desk.ask(body);
            assertThat(asked().materials()).as(part).extracting(Material::name).containsExactly("file_1");
            assertThat(asked().turns().getLast().materials()).containsExactly("file_1");
            assertThat(asked().turns().getLast().text()).isEqualTo("What is this?");
        }
    }

    @Test
    void files_keep_their_names_through_a_session() throws Exception {
        ObjectNode body = Json.object();
        var content = body.putArray("messages").addObject().put("role", "user").putArray("content");
        content.addObject().put("type", "file_url").putObject("file_url").put("url", TEXT_FILE);
        String session = desk.ask(body).path("session_id").asString();
        ObjectNode next = Json.object().put("session_id", session);
        content = next.putArray("messages").addObject().put("role", "user").putArray("content");
        content.addObject().put("type", "text").put("text", "And this?");
        content.addObject().put("type", "file_url").putObject("file_url").put("url", "data:,other");
        desk.ask(next);
        assertThat(asked().materials()).extracting(Material::name).containsExactly("file_1", "file_2");
        assertThat(asked().turns().getFirst().materials()).containsExactly("file_1");
        assertThat(asked().turns().getLast().materials()).containsExactly("file_2");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'messages':[]} | 400 | messages",
                "{} | 400 | messages",
                "{'messages':[{'role':'wizard','content':'x'}]} | 400 | messages[0].role",
                "{'messages':[{'role':'user'}]} | 400 | messages[0].content",
                "{'messages':[{'role':'assistant','content':'x'}]} | 400 | messages[0].role",
                "{'messages':[{'role':'user','content':'x'}],'n':2} | 400 | n",
                "{'messages':[{'role':'user','content':'x'}],'model':'gpt-9'} | 404 | model",
                "{'messages':[{'role':'user','content':'x'}],'toolsets':['magic']} | 400 | toolsets[0]",
                "{'messages':[{'role':'user','content':'x'}],'skills':[{'skill_name':'none'}]} | 404 | skills[0].skill_name",
                "{'messages':[{'role':'user','content':'x'}],'skills':[{}]} | 400 | skills[0].skill_id",
                "{'messages':[{'role':'user','content':'x'}],'response_format':{'type':'xml'}} | 400 | response_format.type",
                "{'messages':[{'role':'user','content':'x'}],'response_format':{'type':'json_schema'}} | 400 | response_format.json_schema",
                "{'messages':[{'role':'user','content':'x'}],'session_id':'a b'} | 400 | session_id",
                "{'messages':[{'role':'user','content':[{'type':'input_file','file_id':'none'}]}]} | 404 | messages[0].content[0].file_id",
                "{'messages':[{'role':'user','content':[{'type':'image_url','image_url':{'url':'http://127.0.0.1/x'}}]}]} | 400 | messages[0].content[0].image_url.url",
                "{'messages':[{'role':'user','content':[{'type':'image_url','image_url':{'url':'img_abcdef'}}]}]} | 404 | messages[0].content[0].image_url.url",
                "{'messages':[{'role':'user','content':[{'type':'smell'}]}]} | 400 | messages[0].content[0].type",
                "{'messages':[{'role':'user','content':'x'}],'tools':[{'type':'function','function':{'name':'f'}}]} | 400 | tools",
                "{'messages':[{'role':'user','content':'x'}],'tools':[{'type':'function','function':{'name':'f'}}],'tool_choice':'required'} | 400 | tools",
                "{'messages':[{'role':'user','content':'x'}],'tools':[{'type':'function','function':{'name':'f'}}],'tool_choice':{'type':'function','function':{'name':'g'}}} | 400 | tool_choice.function.name",
                "{'messages':[{'role':'user','content':'x'}],'tool_choice':{'type':'function','function':{'name':'g'}}} | 400 | tool_choice.function.name",
                "{'messages':[{'role':'user','content':'x'}],'tool_choice':{'type':'allowed_tools'}} | 400 | tool_choice.type",
                "{'messages':[{'role':'user','content':'x'}],'tool_choice':'required'} | 400 | tool_choice",
                "{'messages':[{'role':'user','content':'x'}],'tool_choice':'maybe'} | 400 | tool_choice",
                "{'messages':[{'role':'user','content':'x'}],'temperature':9} | 400 | temperature"
            })
    void what_cannot_be_is_refused_with_its_field(String body, int status, String param) throws Exception {
        var answer = desk.post("key-a", (ObjectNode) Json.parse(body.replace('\'', '"')));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(TestServer.json(answer).at("/error/param").asString()).isEqualTo(param);
        assertThat(desk.agent.asked).isEmpty();
    }

    @Test
    void an_unknown_model_has_the_code_that_clients_know() throws Exception {
        var answer = desk.post("key-a", body("x").put("model", "gpt-9"));
        assertThat(TestServer.json(answer).at("/error/code").asString()).isEqualTo("model_not_found");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'type':'json_schema','json_schema':{'name':'t','strict':true,'schema':SCHEMA}}",
                "{'type':'json_schema','name':'t','schema':SCHEMA}",
                "{'type':'json_schema','json_schema':SCHEMA}",
                "{'type':'json_object','schema':SCHEMA}"
            })
    void a_schema_comes_in_any_of_its_shapes(String format) throws Exception {
        String schema = "{\"type\":\"object\",\"properties\":{\"total\":{\"type\":\"number\"}}}";
        ObjectNode body = body("Total?");
        body.set("response_format", Json.parse(format.replace('\'', '"').replace("SCHEMA", schema)));
        desk.agent.thenGive(Json.object().put("total", 12));
        assertThat(content(desk.ask(body))).isEqualTo("{\"total\":12}");
        assertThat(asked().wanted().schema().orElseThrow().toString()).isEqualTo(schema);
        assertThat(asked().wanted().json()).isTrue();
    }

    @Test
    void json_without_a_schema_is_any_object() throws Exception {
        ObjectNode body = body("Total?");
        body.putObject("response_format").put("type", "json_object");
        desk.agent.thenGive(Json.object().put("a", 1));
        assertThat(content(desk.ask(body))).isEqualTo("{\"a\":1}");
        assertThat(asked().wanted().schema()).isEmpty();
        assertThat(asked().wanted().json()).isTrue();
    }

    @Test
    void toolsets_are_handed_on_and_absent_ones_leave_the_choice() throws Exception {
        ObjectNode body = body("x");
        body.putArray("toolsets").add("document").add("image_gen");
        desk.ask(body);
        assertThat(asked().bounds().toolsets().orElseThrow())
                .containsExactlyInAnyOrder(Toolset.DOCUMENT, Toolset.IMAGE_GEN);
        desk.ask(body("x").putNull("toolsets"));
        assertThat(asked().bounds().toolsets()).isEmpty();
    }

    @Test
    void a_callers_tools_go_out_and_their_outputs_come_in() throws Exception {
        desk.model.set(true);
        ObjectNode body = body("Weather?");
        body.putArray("tools")
                .addObject()
                .put("type", "function")
                .putObject("function")
                .put("name", "weather");
        desk.agent.then((task, log, listener) -> new AgentOutcome(
                new AgentAnswer(
                        "",
                        null,
                        List.of(),
                        List.of(new Move.ToolCall(
                                "call_1", "weather", Json.object().put("city", "Oslo")))),
                List.of(),
                new TokenUsage(7, 3),
                AgentOutcome.End.ANSWERED));
        JsonNode answer = desk.ask(body);
        assertThat(answer.at("/choices/0/finish_reason").asString()).isEqualTo("tool_calls");
        assertThat(answer.at("/choices/0/message/content").isNull()).isTrue();
        assertThat(answer.at("/choices/0/message/tool_calls/0/function/arguments")
                        .asString())
                .isEqualTo("{\"city\":\"Oslo\"}");
        assertThat(answer.at("/usage/total_tokens").asLong()).isEqualTo(10);

        ObjectNode next =
                Json.object().put("session_id", answer.path("session_id").asString());
        next.putArray("messages")
                .addObject()
                .put("role", "tool")
                .put("tool_call_id", "call_1")
                .put("content", "Rain");
        desk.ask(next);
        assertThat(asked().turns())
                .extracting(AgentTask.Turn::speaker)
                .containsExactly(Speaker.USER, Speaker.AGENT, Speaker.TOOL);
        assertThat(asked().turns().get(1).calls()).hasSize(1);
        assertThat(asked().turns().getLast().answersCall()).isEqualTo("call_1");
    }

    @Test
    void a_callers_own_id_is_used_once() throws Exception {
        assertThat(desk.ask(body("x").put("id", "mine-1")).path("id").asString())
                .isEqualTo("mine-1");
        assertThat(desk.post("key-a", body("x").put("id", "mine-1")).statusCode())
                .isEqualTo(409);
    }

    @Test
    void models_are_listed_as_openai_lists_them() throws Exception {
        JsonNode list = desk.get("/v1/openai/models");
        assertThat(list.path("object").asString()).isEqualTo("list");
        assertThat(list.at("/data/0/id").asString()).isEqualTo("vlmrun-orion-1:auto");
        assertThat(desk.get("/v1/openai/models/vlmrun-orion-1:pro")
                        .path("object")
                        .asString())
                .isEqualTo("model");
        assertThat(desk.server
                        .send(desk.server.as("key-a", "/v1/openai/models/gpt-9"))
                        .statusCode())
                .isEqualTo(404);
    }

    @Test
    void older_names_of_models_and_the_older_path_work() throws Exception {
        desk.ask(body("x").put("model", "vlm-agent-1"));
        desk.ask(body("x").put("model", "vlmrun-orion-1"));
        var answer = desk.server.send(
                desk.server.as("key-a", "/v1/chat/completions").POST(BodyPublishers.ofString(Json.write(body("x")))));
        assertThat(answer.statusCode()).isEqualTo(200);
    }

    @Test
    void the_log_has_a_row_of_each_call_with_the_whole_chain() throws Exception {
        JsonNode first = desk.ask(body("One"));
        desk.stream(body("Two").put("session_id", first.path("session_id").asString()));
        JsonNode rows = desk.get("/v1/ui/completions");
        assertThat(rows).hasSize(2);
        assertThat(rows.at("/0/stream").asBoolean()).isTrue();
        assertThat(rows.at("/0/status").asString()).isEqualTo("completed");
        JsonNode detail = desk.get("/v1/ui/completions/" + rows.at("/0/id").asString());
        assertThat(detail.path("messages")).hasSize(4);
        assertThat(detail.at("/response/content").asString()).isEqualTo("You said: Two");
    }

    @Test
    void what_is_asked_in_the_browser_stands_in_the_history_and_not_in_the_log() throws Exception {
        String token = desk.server.sessions.signIn("key-a", Optional.empty());
        var asked = desk.server
                .to("/v1/openai/chat/completions")
                .header("Cookie", "ocelli_" + desk.server.server.port() + "=" + token)
                .header("X-Ocelli-Page", "1")
                .header("X-Client-Id", "python-sdk-0.9.2");
        var answer = desk.server.send(asked.POST(BodyPublishers.ofString(Json.write(body("From a page")))));
        assertThat(answer.statusCode()).isEqualTo(200);
        desk.ask(body("From a program"));
        assertThat(desk.get("/v1/ui/completions")).hasSize(1);
        assertThat(desk.get("/v1/ui/sessions?origin=all")).hasSize(2);
        assertThat(desk.get("/v1/ui/sessions?origin=browser").at("/0/title").asString())
                .isEqualTo("From a page");
    }

    @Test
    void sessions_are_listed_searched_renamed_and_deleted() throws Exception {
        String one = desk.ask(body("Invoices of May")).path("session_id").asString();
        desk.ask(body("Holiday pictures"));
        assertThat(desk.get("/v1/ui/sessions")).hasSize(2);
        assertThat(desk.get("/v1/ui/sessions?q=invoices").at("/0/id").asString())
                .isEqualTo(one);
        assertThat(desk.get("/v1/ui/sessions?origin=browser")).isEmpty();
        JsonNode opened = desk.get("/v1/ui/sessions/" + one);
        assertThat(opened.at("/messages/1/content").asString()).isEqualTo("You said: Invoices of May");
        var renamed = desk.server.send(desk.server
                .as("key-a", "/v1/ui/sessions/" + one)
                .method("PATCH", BodyPublishers.ofString("{\"title\":\"May\"}")));
        assertThat(TestServer.json(renamed).path("title").asString()).isEqualTo("May");
        var marked = desk.server.send(desk.server
                .as("key-a", "/v1/ui/sessions/" + one)
                .method("PATCH", BodyPublishers.ofString("{\"pinned\":true,\"choices\":{\"toolsets\":[\"image\"]}}")));
        assertThat(TestServer.json(marked).path("pinned").asBoolean()).isTrue();
        assertThat(desk.get("/v1/ui/sessions").at("/0/id").asString())
                .as("a pinned one stands first")
                .isEqualTo(one);
        assertThat(desk.get("/v1/ui/sessions/" + one).at("/choices/toolsets/0").asString())
                .isEqualTo("image");
        var nothing = desk.server.send(
                desk.server.as("key-a", "/v1/ui/sessions/" + one).method("PATCH", BodyPublishers.ofString("{}")));
        assertThat(nothing.statusCode()).isEqualTo(400);
        assertThat(desk.server
                        .send(desk.server.as("key-b", "/v1/ui/sessions/" + one))
                        .statusCode())
                .isEqualTo(404);
        desk.server.send(desk.server.as("key-a", "/v1/ui/sessions/" + one).DELETE());
        assertThat(desk.get("/v1/ui/sessions")).hasSize(1);
        assertThat(desk.post("key-a", body("x").put("session_id", one)).statusCode())
                .isEqualTo(404);
    }
}
