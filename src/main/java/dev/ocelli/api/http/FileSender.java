package dev.ocelli.api.http;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.MediaType;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.file.StoredFile;
import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends strangers' bytes from our address: never run, never guessed at, shown in place only where that is harmless. One
 * byte range is honoured (RFC 9110 section 14), so that players can jump; several ranges give the whole file.
 */
final class FileSender {
    private static final Pattern RANGE = Pattern.compile("bytes=([0-9]{0,18})-([0-9]{0,18})");

    private FileSender() {}

    /** What is sent: its name for people, its type, and its size in bytes. */
    record Sent(String filename, MediaType mediaType, long bytes) {
        static Sent of(StoredFile file) {
            return new Sent(file.filename(), file.mediaType(), file.bytes());
        }
    }

    /** Both ends are inside the file. */
    private record Range(long first, long last) {}

    static void send(Context context, Sent file, Path bytes) throws IOException {
        MediaType type = file.mediaType();
        boolean harmless = type.equals(MediaType.PDF)
                || (type.isImage() && !type.value().contains("svg"))
                || type.isAudio()
                || type.isVideo();
        String name = URLEncoder.encode(file.filename(), StandardCharsets.UTF_8).replace("+", "%20");
        // The server would add a charset, which binary files do not have and some clients do not expect.
        context.res().setCharacterEncoding((String) null);
        context.contentType(type.value());
        context.header("Content-Disposition", (harmless ? "inline" : "attachment") + "; filename*=UTF-8''" + name);
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Content-Security-Policy", "default-src 'none'; sandbox");
        context.header("Cache-Control", "private, max-age=3600");
        context.header("Accept-Ranges", "bytes");
        String asked = context.header("Range");
        Matcher range = RANGE.matcher(asked == null ? "" : asked);
        if (!range.matches() || (range.group(1).isEmpty() && range.group(2).isEmpty())) {
            copy(context, bytes, new Range(0, file.bytes() - 1));
            return;
        }
        Optional<Range> part = part(range.group(1), range.group(2), file.bytes());
        if (part.isEmpty()) {
            context.header("Content-Range", "bytes */" + file.bytes());
            throw new OcelliException(
                    ErrorCode.RANGE_NOT_SATISFIABLE,
                    "Range",
                    "The range '" + asked + "' is outside of the file, which has " + file.bytes() + " bytes.");
        }
        context.status(206);
        context.header(
                "Content-Range",
                "bytes " + part.get().first() + "-" + part.get().last() + "/" + file.bytes());
        copy(context, bytes, part.get());
    }

    private static Optional<Range> part(String first, String last, long size) {
        if (first.isEmpty()) {
            long count = Long.parseLong(last);
            return count == 0 ? Optional.empty() : Optional.of(new Range(Math.max(0, size - count), size - 1));
        }
        long from = Long.parseLong(first);
        long to = last.isEmpty() ? size - 1 : Math.min(size - 1, Long.parseLong(last));
        return from > to ? Optional.empty() : Optional.of(new Range(from, to));
    }

    private static void copy(Context context, Path bytes, Range range) throws IOException {
        long left = range.last() - range.first() + 1;
        context.res().setContentLengthLong(left);
        var out = context.res().getOutputStream();
        byte[] buffer = new byte[64 << 10];
        try (InputStream in = Files.newInputStream(bytes)) {
            in.skipNBytes(range.first());
            while (left > 0) {
                int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
                if (read < 0) {
                    throw new IOException("file " + bytes.getFileName() + " is shorter than its row says");
                }
                out.write(buffer, 0, read);
                left -= read;
            }
        }
    }
}
