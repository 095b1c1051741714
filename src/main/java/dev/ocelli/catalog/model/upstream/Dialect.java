package dev.ocelli.catalog.model.upstream;

import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/**
 * Which parts of the protocol a backend takes, as far as is known. It begins with the best and steps down when the
 * backend refuses a request over one part; the step is remembered as long as the process runs.
 *
 * @param shaping how a shaped answer is asked for
 * @param tools whether tools are offered natively
 * @param newLimitName {@code max_completion_tokens} instead of {@code max_tokens}
 * @param without optional fields that the backend does not take
 */
record Dialect(Shaping shaping, boolean tools, boolean newLimitName, Set<String> without) {
    static final Dialect BEST = new Dialect(Shaping.JSON_SCHEMA, true, false, Set.of());

    private static final Set<String> OPTIONAL = Set.of("temperature", "top_p", "seed", "stream_options");

    Dialect {
        without = Set.copyOf(without);
    }

    /** Ways to ask for JSON, best first. */
    enum Shaping {
        /** {@code response_format} of type {@code json_schema}: OpenAI, vLLM, LM Studio, newer llama.cpp and Ollama. */
        JSON_SCHEMA,
        /** {@code response_format} of type {@code json_object} with the schema beside it: llama.cpp turns it to a grammar. */
        GRAMMAR,
        /** {@code response_format} of type {@code json_object}: JSON, but any. */
        JSON_OBJECT,
        /** Nothing: the words of the question alone. */
        WORDS;

        static Optional<Shaping> ofName(String name) {
            for (Shaping each : values()) {
                if (each.name().toLowerCase(Locale.ROOT).equals(name)) {
                    return Optional.of(each);
                }
            }
            return Optional.empty();
        }

        boolean holdsToSchema() {
            return this == JSON_SCHEMA || this == GRAMMAR;
        }

        Shaping next() {
            return switch (this) {
                case JSON_SCHEMA -> GRAMMAR;
                case GRAMMAR -> JSON_OBJECT;
                case JSON_OBJECT, WORDS -> WORDS;
            };
        }
    }

    /**
     * What to try after a refusal: the next lower dialect for what the request used and the words complain of; empty when
     * nothing of the sort is to blame.
     */
    Optional<Dialect> after(int status, String words, ObjectNode request) {
        if (status != 400 && status != 404 && status != 415 && status != 422 && status != 501 && status != 500) {
            return Optional.empty();
        }
        String said = words.toLowerCase(Locale.ROOT);
        if (request.has("tool_choice") && says(said, "tool_choice", "tool choice")) {
            return Optional.of(leaving("tool_choice"));
        }
        if (request.has("tools") && says(said, "tool", "function call", "jinja")) {
            return Optional.of(new Dialect(shaping, false, newLimitName, without));
        }
        if (request.has("response_format")
                && says(
                        said,
                        "response_format",
                        "json_schema",
                        "json_object",
                        "schema",
                        "grammar",
                        "guided",
                        "structured")) {
            return Optional.of(new Dialect(shaping.next(), tools, newLimitName, without));
        }
        if (request.has("max_tokens") && says(said, "max_completion_tokens")) {
            return Optional.of(new Dialect(shaping, tools, true, without));
        }
        return OPTIONAL.stream()
                .filter(field -> request.has(field) && said.contains(field))
                .findFirst()
                .map(this::leaving);
    }

    private Dialect leaving(String field) {
        var more = new HashSet<>(without);
        more.add(field);
        return new Dialect(shaping, tools, newLimitName, more);
    }

    private static boolean says(String words, String... cues) {
        for (String cue : cues) {
            if (words.contains(cue)) {
                return true;
            }
        }
        return false;
    }
}
