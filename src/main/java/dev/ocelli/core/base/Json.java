package dev.ocelli.core.base;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** The one JSON mapper and short names for its tree. */
public final class Json {
    /** Pictures come inside JSON as data URIs; the server's limit for a whole body is the same. */
    private static final int LONGEST_STRING = 64 << 20;

    /** Tolerates unknown fields, keeps key order, writes big decimals plainly. Safe for any thread. */
    public static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxStringLength(LONGEST_STRING)
                            .build())
                    .build())
            .build();

    private static final JsonMapper PRETTY =
            MAPPER.rebuild().enable(SerializationFeature.INDENT_OUTPUT).build();

    private static final JsonMapper FILES = MAPPER.rebuild()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .defaultPrettyPrinter(new DefaultPrettyPrinter(Separators.createDefaultInstance()
                            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                            .withObjectEmptySeparator("")
                            .withArrayEmptySeparator(""))
                    .withArrayIndenter(new DefaultIndenter("  ", "\n"))
                    .withObjectIndenter(new DefaultIndenter("  ", "\n")))
            .build();

    private Json() {}

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array() {
        return MAPPER.createArrayNode();
    }

    /** Reads a tree; fails with {@link ErrorCode#UNREADABLE_BODY} and the parser's place on broken text. */
    public static JsonNode parse(String text) {
        try {
            return MAPPER.readTree(text);
        } catch (JacksonException e) {
            throw new OcelliException(ErrorCode.UNREADABLE_BODY, null, "Not JSON: " + e.getOriginalMessage(), e);
        }
    }

    public static String write(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** Two spaces, for people. */
    public static String pretty(Object value) {
        return PRETTY.writeValueAsString(value);
    }

    /** As most programs write JSON files: two spaces, each entry of lists too on its own line, a line feed at the end. */
    public static String file(Object value) {
        return FILES.writeValueAsString(value) + "\n";
    }
}
