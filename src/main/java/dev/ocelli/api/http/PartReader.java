package dev.ocelli.api.http;

import dev.ocelli.core.artifact.ArtifactRefs;
import dev.ocelli.engine.chat.SentFile;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the content of a chat message: a text, or a list of parts. Liberal in the spelling of files: what a file is, its
 * content tells, not the kind of its part. Source: wire contract A, section 16.
 */
final class PartReader {
    private static final int MOST_PARTS = 200;

    private final StringBuilder text = new StringBuilder();
    private final List<SentFile> files = new ArrayList<>();

    private PartReader() {}

    /** What a message says and brings. */
    record Content(String text, List<SentFile> files) {
        Content {
            files = List.copyOf(files);
        }
    }

    /** Absent content is an empty text. */
    static Content read(Fields message) {
        if (!message.has("content")) {
            return new Content("", List.of());
        }
        if (message.isText("content")) {
            return new Content(Objects.requireNonNull(message.text("content")), List.of());
        }
        var reader = new PartReader();
        message.items("content", MOST_PARTS).forEach(reader::part);
        return new Content(reader.text.toString(), reader.files);
    }

    private void part(Fields part) {
        String type = Objects.requireNonNullElse(part.word("type"), "text");
        switch (type) {
            case "text", "input_text", "output_text" -> say(part, "text");
            case "refusal" -> say(part, "refusal");
            case "image_url", "video_url", "audio_url", "file_url", "document_url", "input_image", "input_video" ->
                files.add(address(part, type));
            case "input_file", "file" -> files.add(file(part.inside("file").orElse(part)));
            case "input_audio" -> files.add(audio(part));
            default ->
                throw part.refused(
                        "type",
                        "type is '" + type
                                + "'; expected text, image_url, video_url, audio_url, file_url, document_url,"
                                + " input_file, file or input_audio.");
        }
    }

    private void say(Fields part, String field) {
        @Nullable String words = part.text(field);
        if (words == null) {
            throw part.refused(field, part.path(field) + " is missing; expected a string.");
        }
        if (!text.isEmpty() && !words.isEmpty()) {
            text.append('\n');
        }
        text.append(words);
    }

    /** {@code {"image_url": {"url": …}}}, {@code {"image_url": "…"}} or {@code {"url": …}}. */
    private static SentFile address(Fields part, String type) {
        String field = type.startsWith("input_") ? type.substring("input_".length()) + "_url" : type;
        if (part.isText(field)) {
            return opened(Objects.requireNonNull(part.word(field)), "", part.path(field));
        }
        Fields inner = part.inside(field).orElse(part);
        @Nullable String url = inner.word("url", "file_url");
        if (url != null) {
            return opened(url, name(inner), inner.path("url"));
        }
        return file(inner);
    }

    /** {@code file_id}, {@code file_url} or {@code file_data}. */
    private static SentFile file(Fields file) {
        @Nullable String id = file.word("file_id", "fileId", "id");
        if (id != null) {
            return ArtifactRefs.isRef(id)
                    ? new SentFile.Made(id, file.path("file_id"))
                    : new SentFile.Stored(id, file.path("file_id"));
        }
        @Nullable
        String url = file.isText("file_url")
                ? file.word("file_url")
                : file.inside("file_url").map(inner -> inner.word("url")).orElse(file.word("url"));
        if (url != null) {
            return opened(url, name(file), file.path("file_url"));
        }
        @Nullable String data = file.word("file_data", "data");
        if (data == null) {
            throw file.refused("file_id", "The part has no file: give file_id, file_url or file_data.");
        }
        String address = data.regionMatches(true, 0, "data:", 0, 5) ? data : "data:;base64," + data;
        return new SentFile.Address(address, name(file), file.path("file_data"));
    }

    private static SentFile audio(Fields part) {
        Fields audio = part.inside("input_audio").orElse(part);
        @Nullable String data = audio.word("data", "url");
        if (data == null) {
            throw audio.refused("data", audio.path("data") + " is missing; expected a recording as base64 text.");
        }
        String format = Optional.ofNullable(audio.word("format")).orElse("wav").toLowerCase(Locale.ROOT);
        boolean address = data.matches("(?is)(?:data:|https?://).*");
        return new SentFile.Address(
                address ? data : "data:;base64," + data,
                address ? "" : "audio." + format.replaceAll("[^a-z0-9]", ""),
                audio.path("data"));
    }

    private static SentFile opened(String url, String name, String field) {
        return ArtifactRefs.isRef(url) ? new SentFile.Made(url, field) : new SentFile.Address(url, name, field);
    }

    private static String name(Fields file) {
        return Objects.requireNonNullElse(file.word("filename", "name"), "");
    }
}
