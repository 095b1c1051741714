package dev.ocelli.api.http;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.engine.execution.ExecutionInput;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The inputs of an execution in all their spellings: wire contract A, section 14. An object from names to message parts,
 * lists of them, web addresses, text or any JSON; a bare list; the older {@code urls} and {@code file_ids}.
 */
final class ExecutionInputReader {
    private static final int MOST = 500;
    private static final Duration LONGEST_FETCH = Duration.ofSeconds(45);
    private static final Pattern ADDRESS = Pattern.compile("(?i)https?://\\S+");
    private static final Pattern DATA_URI =
            Pattern.compile("data:([a-z0-9.+/-]*)(;[a-z0-9=._-]+)*;base64,", Pattern.CASE_INSENSITIVE);

    /** Parts that carry an address, and the key that holds it; further keys are other clients' spellings. */
    private static final Map<String, List<String>> ADDRESSED = Map.of(
            "image_url", List.of("image_url", "url"),
            "video_url", List.of("video_url", "url"),
            "audio_url", List.of("audio_url", "url"),
            "file_url", List.of("file_url", "url"),
            "document_url", List.of("document_url", "url"),
            "input_image", List.of("image_url", "file_url", "url"),
            "url", List.of("url"));

    private final List<Pending> pending = new ArrayList<>();

    private ExecutionInputReader() {}

    /** An input that is not stored yet, with its path in the request. */
    private sealed interface Pending {
        record Ready(ExecutionInput input) implements Pending {}

        record Address(String name, String field, String url) implements Pending {}

        @SuppressWarnings("ArrayRecordComponent") // never compared
        record Bytes(String name, String field, String filename, byte[] content) implements Pending {
            @Override
            public String toString() {
                return "Bytes[" + field + "]";
            }
        }
    }

    /** Reads and checks; stores and fetches nothing. */
    static ExecutionInputReader of(Fields body) {
        var reader = new ExecutionInputReader();
        @Nullable JsonNode inputs = body.any("inputs");
        switch (inputs) {
            case null -> {}
            case ObjectNode object ->
                object.properties().forEach(p -> reader.value(p.getKey(), "inputs." + p.getKey(), p.getValue()));
            case ArrayNode list -> reader.list("input", "inputs", list);
            default ->
                throw body.refused(
                        "inputs", "inputs is neither a JSON object from names to inputs nor a list of them.");
        }
        reader.legacy(body);
        if (reader.pending.size() > MOST) {
            throw body.refused("inputs", "The request has more than " + MOST + " inputs.");
        }
        return reader;
    }

    private void legacy(Fields body) {
        List<String> urls = body.texts("urls", MOST);
        for (int i = 0; i < urls.size(); i++) {
            address("urls", "urls[" + i + "]", urls.get(i));
        }
        body.texts("file_ids", MOST).forEach(id -> file("file", id));
        @Nullable String fileId = body.word("file_id");
        if (fileId != null) {
            file("file", fileId);
        }
        @Nullable String url = body.word("url");
        if (url != null) {
            address("url", "url", url);
        }
    }

    private void value(String name, String field, JsonNode value) {
        if (value.isNull()) {
            return;
        }
        if (value.isString()) {
            text(name, field, value.stringValue());
        } else if (value instanceof ArrayNode list) {
            list(name, field, list);
        } else if (value instanceof ObjectNode object && (isPart(object) || isFile(object))) {
            part(name, field, object);
        } else if (value instanceof ObjectNode object && isUrls(name, object)) {
            object.properties().forEach(p -> value(p.getKey(), field + "." + p.getKey(), p.getValue()));
        } else {
            ready(new ExecutionInput.ValueInput(name, value));
        }
    }

    private static boolean isPart(ObjectNode object) {
        String type = object.path("type").asString("");
        return ADDRESSED.containsKey(type)
                || List.of("text", "input_text", "input_file", "file").contains(type);
    }

    /** A file without saying so: nothing but an id or an address. */
    private static boolean isFile(ObjectNode object) {
        return object.size() == 1
                && List.of("file_id", "url", "file_url", "image_url", "video_url", "audio_url", "document_url")
                        .contains(object.propertyNames().iterator().next());
    }

    /** {@code "urls": {"front": "https://…"}}, as workflow tools send it. */
    private static boolean isUrls(String name, ObjectNode object) {
        return name.equals("urls")
                && object.values().stream()
                        .allMatch(value -> value.isString()
                                && ADDRESS.matcher(value.stringValue().strip()).matches());
    }

    /** A list of parts and addresses is several inputs; any other list is one value. */
    private void list(String name, String field, ArrayNode list) {
        boolean several = !list.isEmpty()
                && list.valueStream()
                        .allMatch(item -> item instanceof ObjectNode object
                                ? isPart(object) || isFile(object)
                                : item.isString() && isAddress(item.stringValue()));
        if (!several) {
            ready(new ExecutionInput.ValueInput(name, list));
            return;
        }
        for (int i = 0; i < list.size(); i++) {
            value(name, field + "[" + i + "]", list.get(i));
        }
    }

    private static boolean isAddress(String text) {
        return ADDRESS.matcher(text.strip()).matches() || DATA_URI.matcher(text).lookingAt();
    }

    private void text(String name, String field, String text) {
        if (isAddress(text)) {
            address(name, field, text);
        } else if (!text.isBlank()) {
            ready(new ExecutionInput.TextInput(name, text));
        }
    }

    private void part(String name, String field, ObjectNode object) {
        Fields part = Fields.at(object, field + ".");
        String type = object.path("type").asString("");
        if (type.equals("text") || type.equals("input_text")) {
            @Nullable String text = part.text("text");
            if (text == null) {
                throw part.refused("text", field + " is a text part without text.");
            }
            ready(new ExecutionInput.TextInput(name, text));
            return;
        }
        @Nullable String fileId = fileId(part);
        if (fileId != null) {
            file(name, fileId);
            return;
        }
        @Nullable String url = url(part, ADDRESSED.getOrDefault(type, List.of("file_url", "file_data", "url")));
        if (url == null) {
            throw part.refused("url", field + " names no file: give file_id (from POST /v1/files) or an address.");
        }
        address(name, field, url);
    }

    private static @Nullable String fileId(Fields part) {
        @Nullable String flat = part.word("file_id", "fileId");
        return flat == null && part.any("file") instanceof ObjectNode
                ? part.inside("file").map(file -> file.word("file_id")).orElse(null)
                : flat;
    }

    /** The address under the first of these keys, plain or as {@code {"url": …}}. */
    private static @Nullable String url(Fields part, List<String> keys) {
        var all = new ArrayList<>(keys);
        all.addAll(List.of("image_url", "video_url", "audio_url", "file_url", "document_url", "file", "url"));
        for (String key : all) {
            @Nullable JsonNode value = part.any(key);
            if (value != null && value.isString() && !value.stringValue().isBlank()) {
                return value.stringValue();
            }
            if (value instanceof ObjectNode inner) {
                JsonNode url = inner.path(inner.has("url") ? "url" : "file_data");
                if (url.isString()) {
                    return url.stringValue();
                }
            }
        }
        return null;
    }

    private void file(String name, String id) {
        ready(new ExecutionInput.FileInput(name, id));
    }

    private void ready(ExecutionInput input) {
        pending.add(new Pending.Ready(input));
    }

    private void address(String name, String field, String text) {
        Matcher head = DATA_URI.matcher(text);
        if (!head.lookingAt()) {
            if (!ADDRESS.matcher(text.strip()).matches()) {
                throw new OcelliException(
                        ErrorCode.INVALID_REQUEST,
                        field,
                        field + " is neither a web address (https://…) nor a data URI (data:image/jpeg;base64,…).");
            }
            pending.add(new Pending.Address(name, field, text.strip()));
            return;
        }
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(text.substring(head.end()));
            String ending = head.group(1).replaceFirst("^.*/", "").toLowerCase(Locale.ROOT);
            String filename = name + (ending.matches("[a-z0-9]{2,5}") ? "." + ending.replace("jpeg", "jpg") : "");
            pending.add(new Pending.Bytes(name, field, filename, bytes));
        } catch (IllegalArgumentException e) {
            throw new OcelliException(
                    ErrorCode.INVALID_REQUEST, field, field + " is a data URI whose base64 part is broken.", e);
        }
    }

    /** Stores or fetches what is not a file of the project yet; gives the inputs in order. */
    List<ExecutionInput> intoFiles(String projectId, FileIntake intake) {
        var inputs = new ArrayList<ExecutionInput>();
        long end = System.nanoTime() + LONGEST_FETCH.toNanos();
        for (Pending one : pending) {
            inputs.add(
                    switch (one) {
                        case Pending.Ready(var input) -> input;
                        case Pending.Address(var name, var field, var url) ->
                            new ExecutionInput.FileInput(name, fetch(projectId, intake, url, field, end));
                        case Pending.Bytes(var name, var field, var filename, var content) ->
                            new ExecutionInput.FileInput(name, store(projectId, intake, filename, content, field));
                    });
        }
        return inputs;
    }

    private static String store(String projectId, FileIntake intake, String filename, byte[] content, String field) {
        try {
            return intake.store(projectId, filename, new ByteArrayInputStream(content));
        } catch (OcelliException e) {
            throw e.at(field);
        }
    }

    private static String fetch(String projectId, FileIntake intake, String url, String field, long end) {
        if (System.nanoTime() > end) {
            throw new OcelliException(
                    ErrorCode.FETCH_FAILED,
                    field,
                    "The inputs before this one took more than " + LONGEST_FETCH.toSeconds()
                            + " seconds to fetch; upload them with POST /v1/files or send fewer at a time.");
        }
        try {
            return intake.fetch(projectId, url);
        } catch (OcelliException e) {
            throw e.at(field);
        }
    }
}
