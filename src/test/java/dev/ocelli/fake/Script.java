package dev.ocelli.fake;

import dev.ocelli.catalog.model.chat.ToolRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What a {@link ScriptedUpstream} does with one request. */
public sealed interface Script {
    /** Answers with words, streamed in pieces of about {@code pieceLength} letters when that was asked for. */
    record Says(String text, int pieceLength, Duration pause, String finish) implements Script {}

    /** Asks for tools, with words before them. */
    record Calls(String text, List<ToolRequest> calls) implements Script {
        public Calls {
            calls = List.copyOf(calls);
        }
    }

    /** Answers with this status and body. */
    record Status(int status, Map<String, String> headers, String body) implements Script {
        public Status {
            headers = Map.copyOf(headers);
        }
    }

    /** Reads the request and stays silent, without even a head. */
    record Hang() implements Script {}

    /** Sends the head, then stays silent. */
    record HangAfterHead() implements Script {}

    /** Sends the head and half of the answer, then closes the connection. */
    record Cut(String text) implements Script {}

    /** Closes the connection without a word. */
    record Slam() implements Script {}

    /** Sends the answer byte by byte with this pause between. */
    record Drip(String text, Duration pause) implements Script {}

    /** An answer whose text holds bytes that are no UTF-8. */
    record BrokenLetters() implements Script {}

    /** An answer with status 200 and this as its body, or as the data of one event when a stream was asked for. */
    record Body(String json) implements Script {}

    static Script says(String text) {
        return new Says(text, 8, Duration.ZERO, "stop");
    }

    static Script calls(String name, String arguments) {
        return new Calls("", List.of(new ToolRequest("call_" + name, name, arguments)));
    }

    static Script status(int status, String message) {
        return new Status(status, Map.of(), "{\"error\":{\"message\":\"" + message + "\"}}");
    }
}
