package dev.ocelli.api.http;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The files of a generate body: exactly one of {@code file_id}, {@code url} and {@code images}. */
final class InputReader {
    private static final int MOST_IMAGES = 100;
    private static final Duration LONGEST_FETCH = Duration.ofSeconds(45);
    private static final Set<ErrorCode> FILE_FAULTS =
            EnumSet.of(ErrorCode.INVALID_FILE, ErrorCode.UNSUPPORTED_FILE, ErrorCode.ENCRYPTED_FILE);
    private static final Pattern DATA_URI =
            Pattern.compile("data:([a-z0-9.+/-]*)(;[a-z0-9=._-]+)*;base64,", Pattern.CASE_INSENSITIVE);

    private final @Nullable String fileId;
    private final @Nullable String url;
    private final List<Image> images;

    private InputReader(@Nullable String fileId, @Nullable String url, List<Image> images) {
        this.fileId = fileId;
        this.url = url;
        this.images = images;
    }

    /** A picture in the body: its bytes, or where it is. */
    private sealed interface Image {
        record Bytes(String name, InputStream content) implements Image {}

        record Address(String url) implements Image {}
    }

    /** Checks which inputs are there and decodes pictures; stores and fetches nothing. */
    static InputReader of(Fields body) {
        String fileId = body.word("file_id", "fileId");
        String url = body.word("url");
        List<String> given = body.texts("images", MOST_IMAGES);
        int kinds = (fileId == null ? 0 : 1) + (url == null ? 0 : 1) + (given.isEmpty() ? 0 : 1);
        if (kinds != 1) {
            throw body.refused(
                    given.isEmpty() ? "file_id" : "images",
                    kinds == 0
                            ? "The request has no file: give file_id (from POST /v1/files), url or images."
                            : "The request has several inputs: give only one of file_id, url and images.");
        }
        var images = new ArrayList<Image>();
        for (int i = 0; i < given.size(); i++) {
            images.add(image(body, given.get(i), i));
        }
        return new InputReader(fileId, url, images);
    }

    private static Image image(Fields body, String text, int index) {
        String field = "images[" + index + "]";
        if (text.regionMatches(true, 0, "http://", 0, 7) || text.regionMatches(true, 0, "https://", 0, 8)) {
            return new Image.Address(text.strip());
        }
        var head = DATA_URI.matcher(text);
        if (!head.lookingAt()) {
            throw body.refused(field, field + " is neither a data URI (data:image/jpeg;base64,…) nor a web address.");
        }
        try {
            byte[] bytes = Base64.getMimeDecoder().decode(text.substring(head.end()));
            if (bytes.length == 0) {
                throw body.refused(field, field + " is a data URI without content.");
            }
            return new Image.Bytes("image-" + (index + 1) + ending(head.group(1)), new ByteArrayInputStream(bytes));
        } catch (IllegalArgumentException e) {
            throw body.refused(field, field + " is a data URI whose base64 part is broken.");
        }
    }

    private static String ending(String mediaType) {
        return switch (mediaType.toLowerCase(Locale.ROOT)) {
            case "image/jpeg", "image/jpg" -> ".jpg";
            case "image/png" -> ".png";
            case "image/webp" -> ".webp";
            case "image/gif" -> ".gif";
            case "image/bmp" -> ".bmp";
            case "image/tiff" -> ".tiff";
            case "application/pdf" -> ".pdf";
            default -> "";
        };
    }

    /** Stores or fetches what is not a file of the project yet; gives the ids in order. */
    List<String> intoFiles(String projectId, FileIntake intake) {
        if (fileId != null) {
            return List.of(fileId);
        }
        if (url != null) {
            return List.of(fetch(projectId, intake, url, "url"));
        }
        var ids = new ArrayList<String>();
        long end = System.nanoTime() + LONGEST_FETCH.toNanos();
        for (int i = 0; i < images.size(); i++) {
            if (System.nanoTime() > end) {
                throw new OcelliException(
                        ErrorCode.FETCH_FAILED,
                        "images[" + i + "]",
                        "The pictures before this one took more than " + LONGEST_FETCH.toSeconds()
                                + " seconds to fetch; upload them with POST /v1/files or send fewer at a time.");
            }
            ids.add(
                    switch (images.get(i)) {
                        case Image.Address(var address) -> fetch(projectId, intake, address, "images[" + i + "]");
                        case Image.Bytes(var name, var content) ->
                            in("images[" + i + "]", () -> intake.store(projectId, name, content));
                    });
        }
        return ids;
    }

    private static String fetch(String projectId, FileIntake intake, String address, String field) {
        return in(field, () -> intake.fetch(projectId, address));
    }

    private static String in(String field, Supplier<String> file) {
        try {
            return file.get();
        } catch (OcelliException e) {
            throw e.at(field);
        }
    }

    /** An error about the file, which inner rooms know by its id only, with the field by which it came. */
    static OcelliException named(Fields body, OcelliException error) {
        boolean aboutFile = error.param().map("file_id"::equals).orElse(FILE_FAULTS.contains(error.code()));
        boolean byId = body.has("file_id") || body.has("fileId");
        String field = byId ? "file_id" : body.has("url") ? "url" : body.has("images") ? "images" : "file_id";
        return aboutFile ? error.at(field) : error;
    }
}
