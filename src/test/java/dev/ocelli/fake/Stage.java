package dev.ocelli.fake;

import dev.ocelli.core.base.Json;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Plays one script on one connection. */
final class Stage {
    private final OutputStream out;
    private final Asked request;

    Stage(OutputStream out, Asked request) {
        this.out = out;
        this.request = request;
    }

    /** Whether the answer was whole and the connection is good for another. */
    boolean play(Script script) throws IOException {
        switch (script) {
            case Script.Says says -> {
                if (request.stream()) {
                    events(chunks(says), says.pause());
                } else {
                    json(200, Map.of(), Json.write(whole(says.text(), Json.array(), says.finish())));
                }
            }
            case Script.Calls calls -> calls(calls);
            case Script.Status(int status, var headers, String body) -> json(status, headers, body);
            case Script.Body(String body) -> {
                if (request.stream()) {
                    events(List.of(body), Duration.ZERO);
                } else {
                    json(200, Map.of(), body);
                }
            }
            case Script.BrokenLetters() -> brokenLetters();
            case Script.Drip(String text, Duration pause) -> drip(text, pause);
            case Script.Cut(String text) -> {
                cut(text);
                return false;
            }
            case Script.HangAfterHead() -> {
                head(200, type(), "Transfer-Encoding: chunked");
                return false;
            }
            case Script.Hang(), Script.Slam() -> {
                return false;
            }
        }
        return true;
    }

    private String type() {
        return request.stream() ? "text/event-stream" : "application/json";
    }

    private void head(int status, String type, String... more) throws IOException {
        var text = new StringBuilder("HTTP/1.1 " + status + " Said\r\nContent-Type: " + type + "\r\n");
        for (String line : more) {
            text.append(line).append("\r\n");
        }
        write(text.append("\r\n").toString());
    }

    private void json(int status, Map<String, String> headers, String body) throws IOException {
        List<String> lines = new ArrayList<>();
        headers.forEach((name, value) -> lines.add(name + ": " + value));
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        lines.add("Content-Length: " + bytes.length);
        head(status, "application/json", lines.toArray(String[]::new));
        out.write(bytes);
        out.flush();
    }

    private void events(List<String> events, Duration pause) throws IOException {
        head(200, "text/event-stream", "Transfer-Encoding: chunked");
        for (String event : events) {
            piece(("data: " + event + "\n\n").getBytes(StandardCharsets.UTF_8));
            rest(pause);
        }
        piece("data: [DONE]\n\n".getBytes(StandardCharsets.UTF_8));
        write("0\r\n\r\n");
    }

    private void piece(byte[] bytes) throws IOException {
        write(Integer.toHexString(bytes.length) + "\r\n");
        out.write(bytes);
        write("\r\n");
    }

    private void write(String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
        out.flush();
    }

    private static void rest(Duration pause) {
        if (pause.isZero()) {
            return;
        }
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void calls(Script.Calls script) throws IOException {
        ArrayNode calls = Json.array();
        for (int i = 0; i < script.calls().size(); i++) {
            var call = script.calls().get(i);
            ObjectNode node =
                    calls.addObject().put("index", i).put("id", call.id()).put("type", "function");
            node.putObject("function").put("name", call.name()).put("arguments", call.arguments());
        }
        if (!request.stream()) {
            json(200, Map.of(), Json.write(whole(script.text(), calls, "tool_calls")));
            return;
        }
        ObjectNode delta = Json.object().put("role", "assistant").put("content", script.text());
        delta.set("tool_calls", calls);
        events(
                List.of(Json.write(chunk(delta, null)), Json.write(chunk(Json.object(), "tool_calls")), usage(1)),
                Duration.ZERO);
    }

    private static List<String> chunks(Script.Says says) {
        List<String> events = new ArrayList<>();
        events.add(Json.write(chunk(Json.object().put("role", "assistant").put("content", ""), null)));
        int pieces = 0;
        for (int at = 0; at < says.text().length(); pieces++) {
            int end = Math.min(says.text().length(), at + says.pieceLength());
            if (end < says.text().length()
                    && Character.isLowSurrogate(says.text().charAt(end))) {
                end++;
            }
            events.add(Json.write(chunk(Json.object().put("content", says.text().substring(at, end)), null)));
            at = end;
        }
        events.add(Json.write(chunk(Json.object(), says.finish())));
        events.add(usage(pieces));
        return events;
    }

    private static String usage(int pieces) {
        ObjectNode node = frame("chat.completion.chunk");
        node.putArray("choices");
        count(node, pieces);
        return Json.write(node);
    }

    private static void count(ObjectNode node, int pieces) {
        node.putObject("usage")
                .put("prompt_tokens", 10)
                .put("completion_tokens", pieces)
                .put("total_tokens", 10 + pieces);
    }

    private static ObjectNode frame(String object) {
        return Json.object()
                .put("id", "chatcmpl-scripted")
                .put("object", object)
                .put("created", 1)
                .put("model", "scripted");
    }

    private static ObjectNode chunk(ObjectNode delta, @org.jspecify.annotations.Nullable String finish) {
        ObjectNode node = frame("chat.completion.chunk");
        ObjectNode choice = node.putArray("choices").addObject().put("index", 0);
        choice.set("delta", delta);
        choice.put("finish_reason", finish);
        return node;
    }

    private static ObjectNode whole(String text, ArrayNode calls, String finish) {
        ObjectNode node = frame("chat.completion");
        ObjectNode choice = node.putArray("choices").addObject().put("index", 0);
        ObjectNode message =
                choice.putObject("message").put("role", "assistant").put("content", text);
        if (!calls.isEmpty()) {
            message.set("tool_calls", calls);
        }
        choice.put("finish_reason", finish);
        count(node, Math.max(1, text.length() / 4));
        return node;
    }

    private byte[] answer(String text) {
        String body = request.stream()
                ? "data: " + Json.write(chunk(Json.object().put("content", text), "stop")) + "\n\ndata: [DONE]\n\n"
                : Json.write(whole(text, Json.array(), "stop"));
        return body.getBytes(StandardCharsets.UTF_8);
    }

    private void cut(String text) throws IOException {
        head(200, type(), "Transfer-Encoding: chunked");
        if (request.stream()) { // some pieces come whole
            List<String> whole =
                    chunks(new Script.Says(text.substring(0, text.length() / 2), 8, Duration.ZERO, "stop"));
            for (String event : whole.subList(0, whole.size() - 2)) {
                piece(("data: " + event + "\n\n").getBytes(StandardCharsets.UTF_8));
            }
        }
        byte[] bytes = answer(text);
        piece(java.util.Arrays.copyOf(bytes, bytes.length / 2));
    }

    private void drip(String text, Duration pause) throws IOException {
        byte[] bytes = answer(text);
        head(200, type(), "Content-Length: " + bytes.length);
        for (byte each : bytes) {
            out.write(each);
            out.flush();
            rest(pause);
        }
    }

    private void brokenLetters() throws IOException {
        byte[] bytes = answer("caf_ ou lait");
        for (int i = 0; i < bytes.length; i++) {
            if (bytes[i] == '_' && bytes[i - 1] == 'f') {
                bytes[i] = (byte) 0xE9;
            }
        }
        head(200, type(), "Content-Length: " + bytes.length);
        out.write(bytes);
        out.flush();
    }
}
