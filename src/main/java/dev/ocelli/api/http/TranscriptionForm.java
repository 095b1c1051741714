package dev.ocelli.api.http;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The multipart form of a transcription, its file received into a folder; {@link #close} deletes it. */
final class TranscriptionForm implements AutoCloseable {
    private static final int MOST_FIELD_BYTES = 64 << 10;
    private static final int MOST_FIELDS = 100;

    private final Path folder;
    private final long mostBytes;
    private @Nullable Path file;
    private String filename = "";
    private String model = "";
    private String language = "";
    private String prompt = "";
    private TranscriptFormats format = TranscriptFormats.JSON;
    private final Set<String> granularities = new HashSet<>();

    private TranscriptionForm(Path folder, long mostBytes) {
        this.folder = folder;
        this.mostBytes = mostBytes;
    }

    /**
     * @param folder for the file while it is heard
     * @param mostBytes of the file
     */
    static TranscriptionForm read(MultipartBody body, Path folder, long mostBytes) {
        var form = new TranscriptionForm(folder, mostBytes);
        try {
            int fields = 0;
            for (Optional<MultipartBody.Part> part = body.next(); part.isPresent(); part = body.next()) {
                if (++fields > MOST_FIELDS) {
                    throw refused("file", "The form has more than " + MOST_FIELDS + " fields.");
                }
                form.take(part.get());
            }
            form.check();
            return form;
        } catch (IOException e) {
            form.close();
            throw new OcelliException(ErrorCode.INVALID_REQUEST, "file", "The multipart body is cut off.", e);
        } catch (RuntimeException e) {
            form.close();
            throw e;
        }
    }

    private void take(MultipartBody.Part part) throws IOException {
        switch (part.name()) {
            case "file" -> receive(part);
            case "model" -> model = text(part);
            case "language" -> language = language(text(part));
            case "prompt" -> prompt = text(part);
            case "response_format" -> format = format(text(part));
            case "timestamp_granularities[]", "timestamp_granularities" -> granularities.add(granularity(text(part)));
            case "stream" -> {
                if (text(part).equalsIgnoreCase("true")) {
                    throw refused("stream", "stream is not spoken here; leave it out.");
                }
            }
            default -> {} // temperature, chunking_strategy and the like: this server knows better
        }
    }

    private void receive(MultipartBody.Part part) throws IOException {
        if (file != null) {
            throw refused("file", "The form has several parts named 'file'; send one at a time.");
        }
        filename = part.filename();
        Files.createDirectories(folder);
        Path target = Files.createTempFile(folder, "heard-", ".part");
        file = target;
        try (OutputStream out = Files.newOutputStream(target)) {
            InputStream in = part.content();
            byte[] buffer = new byte[1 << 16];
            long total = 0;
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                total += read;
                if (total > mostBytes) {
                    throw new OcelliException(
                            ErrorCode.TOO_LARGE,
                            "file",
                            "The file is larger than the " + mostBytes + " bytes that this server takes"
                                    + " (OCELLI_MAX_UPLOAD).");
                }
                out.write(buffer, 0, read);
            }
        }
    }

    private static String text(MultipartBody.Part part) throws IOException {
        String text = new String(part.content().readNBytes(MOST_FIELD_BYTES), StandardCharsets.UTF_8);
        if (part.content().read() >= 0) {
            throw refused(part.name(), part.name() + " has more than " + MOST_FIELD_BYTES + " bytes.");
        }
        return text.strip();
    }

    private static String language(String text) {
        String code = text.toLowerCase(Locale.ROOT);
        if (!code.isEmpty() && !Arrays.asList(Locale.getISOLanguages()).contains(code)) {
            throw refused("language", "language is '" + text + "'; expected an ISO 639-1 code such as en.");
        }
        return code;
    }

    private static TranscriptFormats format(String text) {
        return Arrays.stream(TranscriptFormats.values())
                .filter(format -> format.name().equalsIgnoreCase(text))
                .findFirst()
                .orElseThrow(() -> refused(
                        "response_format",
                        "response_format is '" + text + "'; expected json, text, srt, verbose_json or vtt."));
    }

    private static String granularity(String text) {
        if (!Set.of("word", "segment").contains(text)) {
            throw refused(
                    "timestamp_granularities",
                    "timestamp_granularities holds '" + text + "'; expected word and segment.");
        }
        return text;
    }

    private void check() {
        if (file == null) {
            throw refused("file", "The form has no part named 'file'.");
        }
        if (model.isEmpty()) {
            throw refused("model", "The form names no model; send whisper-1.");
        }
    }

    private static OcelliException refused(String field, String message) {
        return new OcelliException(ErrorCode.INVALID_REQUEST, field, message);
    }

    Path file() {
        return java.util.Objects.requireNonNull(file);
    }

    /** As its owner calls it; may be empty. */
    String filename() {
        return filename;
    }

    /** ISO 639-1; empty: to be found out. */
    String language() {
        return language;
    }

    String prompt() {
        return prompt;
    }

    TranscriptFormats format() {
        return format;
    }

    /** What times are asked for; segments when nothing is said. */
    Set<String> granularities() {
        return granularities.isEmpty() ? Set.of("segment") : Set.copyOf(granularities);
    }

    @Override
    public void close() {
        if (file != null) {
            try {
                Files.deleteIfExists(file);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
