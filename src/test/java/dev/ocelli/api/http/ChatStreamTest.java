package dev.ocelli.api.http;

import static dev.ocelli.api.http.ChatDesk.body;
import static dev.ocelli.api.http.ChatDesk.content;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.artifact.Artifacts;
import dev.ocelli.core.artifact.NewArtifact;
import dev.ocelli.core.base.Json;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.engine.agent.AgentEvent;
import dev.ocelli.engine.agent.AgentTask;
import dev.ocelli.fake.ScriptedAgent;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Callers that leave, turns that meet, and artifacts in answers. */
final class ChatStreamTest {
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

    private static void hold(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    @Test
    void only_our_own_pages_are_told_steps_as_they_begin() throws Exception {
        String token = desk.server.sessions.signIn("key-a", Optional.empty());
        String asked = Json.write(body("Hello").put("stream", true));
        var page = desk.server
                .to("/v1/openai/chat/completions")
                .header("Cookie", "ocelli_" + desk.server.server.port() + "=" + token)
                .header("X-Ocelli-Page", "1")
                .POST(BodyPublishers.ofString(asked));
        var program = desk.server.as("key-a", "/v1/openai/chat/completions").POST(BodyPublishers.ofString(asked));
        for (int i = 0; i < 2; i++) {
            desk.agent.then((task, log, listener) -> {
                listener.accept(new AgentEvent.StepStarted(0, "read_pages", "{}"));
                return ScriptedAgent.outcome("Read.", null);
            });
        }
        assertThat(desk.server.send(page).body())
                .contains("\"step\":{\"index\":0,\"name\":\"read_pages\",\"status\":\"running\"");
        assertThat(desk.server.send(program).body())
                .contains("Using read pages")
                .doesNotContain("\"step\"");
    }

    @Test
    void the_work_ends_when_its_caller_leaves_and_the_session_is_free() throws Exception {
        var ended = new CountDownLatch(1);
        desk.agent.then((task, log, listener) -> {
            listener.accept(new AgentEvent.Text("Once"));
            try {
                hold(new CountDownLatch(1));
            } finally {
                ended.countDown();
            }
            return ScriptedAgent.outcome("never", null);
        });
        leaveAfter("Once", body("Tell me a long story").put("stream", true).put("session_id", "s-1"));
        assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();

        desk.ask(body("Are you there?").put("session_id", "s-1"));
        assertThat(desk.agent.asked.getLast().turns()).hasSize(1);
        assertThat(desk.get("/v1/ui/completions?status=cancelled")).hasSize(1);
    }

    /** Sends a request, reads until a word comes, and closes the connection. */
    private void leaveAfter(String word, ObjectNode body) throws IOException {
        byte[] bytes = Json.write(body).getBytes(StandardCharsets.UTF_8);
        URI url = desk.server.server.url();
        try (var socket = new Socket(url.getHost(), url.getPort())) {
            String head = "POST /v1/openai/chat/completions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer key-a\r\n"
                    + "Content-Type: application/json\r\nContent-Length: " + bytes.length + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(bytes);
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            for (String line = in.readLine(); line != null && !line.contains(word); line = in.readLine()) {
                assertThat(line).doesNotContain("error");
            }
        }
    }

    @Test
    void a_quiet_answer_is_kept_alive_with_comments() throws Exception {
        var beaten = new CountDownLatch(1);
        desk.agent.then((task, log, listener) -> {
            hold(beaten);
            return ScriptedAgent.outcome("There", null);
        });
        byte[] bytes = Json.write(body("Hi").put("stream", true)).getBytes(StandardCharsets.UTF_8);
        URI url = desk.server.server.url();
        try (var socket = new Socket(url.getHost(), url.getPort())) {
            String head = "POST /v1/openai/chat/completions HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer key-a\r\n"
                    + "Connection: close\r\nContent-Length: " + bytes.length + "\r\n\r\n";
            socket.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
            socket.getOutputStream().write(bytes);
            var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
            String line = in.readLine();
            while (!":".equals(line)) {
                line = in.readLine();
            }
            beaten.countDown();
            while (line != null && !line.equals("data: [DONE]")) {
                line = in.readLine();
            }
            assertThat(line).isEqualTo("data: [DONE]");
        }
    }

    @Test
    void turns_of_one_session_are_answered_one_after_the_other() throws Exception {
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        desk.agent.then((task, log, listener) -> {
            begun.countDown();
            hold(mayEnd);
            return ScriptedAgent.outcome("First answer", null);
        });
        var first = new FutureTask<JsonNode>(() -> desk.ask(body("One").put("session_id", "s-2")));
        var second = new FutureTask<JsonNode>(() -> desk.ask(body("Two").put("session_id", "s-2")));
        Thread.ofVirtual().start(first);
        assertThat(begun.await(20, TimeUnit.SECONDS)).isTrue();
        Thread.ofVirtual().start(second);
        mayEnd.countDown();
        assertThat(content(first.get())).isEqualTo("First answer");
        assertThat(content(second.get())).isEqualTo("You said: Two");
        assertThat(desk.agent.asked.getLast().turns())
                .extracting(AgentTask.Turn::text)
                .containsExactly("One", "First answer", "Two");
    }

    private Artifact make(AgentTask task) {
        try {
            Path file = Files.writeString(folder.resolve("made.pdf"), "made");
            return desk.artifacts.keep(task.namespace(), new NewArtifact(MediaType.PDF, "made.pdf", file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void an_artifact_is_a_material_of_the_next_turn() throws Exception {
        desk.agent.then((task, log, listener) ->
                ScriptedAgent.outcome("Made " + make(task).id(), null));
        JsonNode answer = desk.ask(body("Redact it"));
        String ref = content(answer).substring("Made ".length());
        String session = answer.path("session_id").asString();
        assertThat(desk.server
                        .send(desk.server.as("key-a", "/v1/artifacts?session_id=" + session + "&object_id=" + ref))
                        .body())
                .isEqualTo("made");

        ObjectNode next = Json.object().put("session_id", session);
        var parts = next.putArray("messages").addObject().put("role", "user").putArray("content");
        parts.addObject().put("type", "document_url").putObject("document_url").put("url", ref);
        desk.ask(next);
        AgentTask task = desk.agent.asked.getLast();
        assertThat(task.materials()).extracting(material -> material.name()).containsExactly(ref);
        assertThat(task.turns().getLast().materials()).containsExactly(ref);
    }

    @Test
    void a_ref_is_written_as_the_schema_wants_it() throws Exception {
        desk.agent.then((task, log, listener) -> {
            String ref = make(task).id();
            ObjectNode json = Json.object().put("plain", ref).put("link", ref);
            json.put("boxed", ref);
            json.putArray("links").addObject().put("id", ref);
            return ScriptedAgent.outcome(json.toString(), json);
        });
        ObjectNode body = body("Redact it");
        body.putObject("response_format").put("type", "json_schema").set("schema", Json.parse("""
                {"type": "object", "$defs": {"Ref": {"type": "object", "properties": {"id": {"type": "string"}}}},
                 "properties": {"plain": {"type": "string"}, "link": {"type": "string", "format": "uri"},
                  "boxed": {"$ref": "#/$defs/Ref"},
                  "links": {"type": "array", "items": {"anyOf": [{"type": "string", "format": "uri"},
                                                                {"type": "null"}]}}}}"""));
        JsonNode json = Json.parse(content(desk.ask(body)));
        String ref = json.path("plain").asString();
        assertThat(ref).matches("doc_[0-9a-f]{6}");
        assertThat(json.path("boxed")).isEqualTo(Json.object().put("id", ref));
        String link = json.path("link").asString();
        assertThat(link).startsWith("http");
        assertThat(json.at("/links/0").asString()).startsWith("http");
        assertThat(desk.server
                        .send(desk.server.to(URI.create(link).getRawPath() + "?"
                                + URI.create(link).getRawQuery()))
                        .body())
                .isEqualTo("made");
        assertThat(Artifacts.linkId(desk.agent.asked.getLast().namespace(), ref))
                .hasSize(32);
    }
}
