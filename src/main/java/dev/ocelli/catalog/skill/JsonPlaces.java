package dev.ocelli.catalog.skill;

import dev.ocelli.core.base.Json;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.TokenStreamLocation;

/** Where each value of a JSON text stands; keys are JSON Pointers. */
final class JsonPlaces {
    private final Map<String, TextPlace> places = new HashMap<>();

    private JsonPlaces() {}

    /** @param text JSON that was parsed before; throws as Jackson does for anything else */
    static JsonPlaces of(String text) {
        var found = new JsonPlaces();
        try (JsonParser parser = Json.MAPPER.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                String pointer = parser.streamReadContext().pathAsPointer().toString();
                found.places.putIfAbsent(pointer, place(parser.currentTokenLocation()));
            }
        }
        return found;
    }

    static TextPlace place(TokenStreamLocation location) {
        return new TextPlace(Math.max(1, location.getLineNr()), Math.max(1, location.getColumnNr()));
    }

    /** The place of a value, or of the nearest one around it that is there. */
    TextPlace at(String pointer) {
        for (String part = pointer; !part.isEmpty(); part = part.substring(0, part.lastIndexOf('/'))) {
            TextPlace place = places.get(part);
            if (place != null) {
                return place;
            }
        }
        return TextPlace.START;
    }
}
