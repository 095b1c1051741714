package dev.ocelli.catalog.model.upstream;

import dev.ocelli.core.base.Json;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** What a backend says when it refuses, in a length that fits a message. */
final class Refusal {
    private static final int MOST_CHARACTERS = 300;

    private Refusal() {}

    /** The message in an error body of any of the usual shapes; the body itself when it has none. */
    static String words(String body) {
        String found = body;
        try {
            JsonNode root = Json.MAPPER.readTree(body);
            JsonNode error = root.path("error");
            for (JsonNode place :
                    new JsonNode[] {error.path("message"), error, root.path("message"), root.path("detail")}) {
                if (place.isString()) {
                    found = place.stringValue();
                    break;
                }
            }
        } catch (JacksonException _) {
            found = body; // not JSON: a proxy's page, say
        }
        String line = found.replaceAll("\\s+", " ").strip();
        return line.length() <= MOST_CHARACTERS ? line : line.substring(0, MOST_CHARACTERS) + "…";
    }
}
