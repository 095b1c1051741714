package dev.ocelli.fake;

import dev.ocelli.core.base.Json;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * One request that a {@link ScriptedUpstream} received.
 *
 * @param headers by name in lower case
 */
public record Asked(String method, String path, Map<String, String> headers, String body) {
    public Asked {
        headers = Map.copyOf(headers);
    }

    public JsonNode json() {
        return Json.parse(body);
    }

    public boolean stream() {
        return !body.isEmpty() && json().path("stream").asBoolean(false);
    }

    /** The text of a message, its parts joined; negative places count from the end. */
    public String message(int place) {
        JsonNode messages = json().path("messages");
        JsonNode content =
                messages.get(place < 0 ? messages.size() + place : place).path("content");
        if (!content.isArray()) {
            return content.asString("");
        }
        var text = new StringBuilder();
        content.forEach(part -> text.append(part.path("text").asString("")));
        return text.toString();
    }
}
