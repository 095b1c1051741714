package dev.ocelli.catalog.model.upstream;

import dev.ocelli.core.base.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** A request body as it came, of which only the place of the model's name is known. */
public final class RawQuestion {
    private final byte[] body;
    private final String model;
    private final int from;
    private final int to;

    private RawQuestion(byte[] body, String model, int from, int to) {
        this.body = body;
        this.model = model;
        this.from = from;
        this.to = to;
    }

    /** Reads as far as the member {@code model} of the outermost object; empty when there is none, or no JSON. */
    public static Optional<RawQuestion> of(byte[] body) {
        try (JsonParser parser = Json.MAPPER.createParser(body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                return Optional.empty();
            }
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                boolean wanted = parser.currentName().equals("model");
                JsonToken value = parser.nextToken();
                if (wanted && value == JsonToken.VALUE_STRING) {
                    int from = (int) parser.currentTokenLocation().getByteOffset();
                    String model = parser.getString();
                    int to = (int) parser.currentLocation().getByteOffset();
                    return Optional.of(new RawQuestion(body, model, from, to));
                }
                parser.skipChildren();
            }
        } catch (JacksonException _) {
            return Optional.empty(); // whoever reads it whole says what is wrong
        }
        return Optional.empty();
    }

    public String model() {
        return model;
    }

    /** The same bytes with another model's name. */
    byte[] withModel(String other) {
        if (other.equals(model)) {
            return body;
        }
        var changed = new ByteArrayOutputStream(body.length + other.length());
        changed.write(body, 0, from);
        changed.writeBytes(Json.write(other).getBytes(StandardCharsets.UTF_8));
        changed.write(body, to, body.length - to);
        return changed.toByteArray();
    }
}
