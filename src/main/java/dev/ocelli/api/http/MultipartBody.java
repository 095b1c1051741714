package dev.ocelli.api.http;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads {@code multipart/form-data} (RFC 7578) part by part as it arrives, so that a file goes to its place on disk
 * without a second copy. A part's stream must be read to its end before the next part is asked for.
 */
final class MultipartBody {
    private static final Pattern BOUNDARY =
            Pattern.compile(";\\s*boundary=(?:\"([^\"]{1,200})\"|([^;\\s]{1,200}))", Pattern.CASE_INSENSITIVE);
    /** Possessive, so that a long name is walked without a stack as deep as it is long. */
    private static final String QUOTED = "\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"";

    private static final Pattern NAME = Pattern.compile("(?:;|^)\\s*name=" + QUOTED);
    private static final Pattern FILENAME = Pattern.compile(";\\s*filename=" + QUOTED);
    private static final Pattern ENCODED_FILENAME = Pattern.compile(";\\s*filename\\*=UTF-8''([^;\\s]+)");
    private static final int MOST_HEADER_BYTES = 16 << 10;
    private static final int BUFFER = 64 << 10;

    private final InputStream in;
    private final byte[] delimiter;
    private final byte[] buffer = new byte[BUFFER];
    private int start;
    private int end;

    private MultipartBody(InputStream in, String boundary) {
        this.in = in;
        this.delimiter = ("\r\n--" + boundary).getBytes(StandardCharsets.ISO_8859_1);
        buffer[0] = '\r'; // so that the first boundary, which has no line before it, is found like the others
        buffer[1] = '\n';
        end = 2;
    }

    /** Fails with {@link ErrorCode#INVALID_REQUEST} when the content type is not multipart with a boundary. */
    static MultipartBody of(InputStream in, String contentType) {
        Matcher matcher = BOUNDARY.matcher(contentType);
        if (!contentType.regionMatches(true, 0, "multipart/form-data", 0, 19) || !matcher.find()) {
            throw new OcelliException(
                    ErrorCode.INVALID_REQUEST,
                    "file",
                    "Expected multipart/form-data with one part named 'file'; got '" + contentType + "'.");
        }
        return new MultipartBody(in, matcher.group(1) != null ? matcher.group(1) : matcher.group(2));
    }

    /** One part; {@code filename} is empty text where none was sent. */
    record Part(String name, String filename, InputStream content) {}

    /** The next part, or empty after the last. Fails with {@link ErrorCode#INVALID_REQUEST} on a broken body. */
    Optional<Part> next() {
        try {
            new Content().transferTo(java.io.OutputStream.nullOutputStream());
            start += delimiter.length;
            if (fill(2) < 2) {
                throw new EOFException();
            }
            if (buffer[start] == '-' && buffer[start + 1] == '-') {
                return Optional.empty();
            }
            String headers = headers();
            String disposition = headers.lines()
                    .filter(line -> line.regionMatches(true, 0, "content-disposition:", 0, 20))
                    .findFirst()
                    .orElse("");
            return Optional.of(new Part(quoted(NAME, disposition), filename(disposition), new Content()));
        } catch (IOException e) {
            throw new OcelliException(ErrorCode.INVALID_REQUEST, "file", "The multipart body is cut off.", e);
        }
    }

    private String headers() throws IOException {
        var text = new ByteArrayOutputStream();
        int lineEnds = 0; // how much of CR LF CR LF has been seen in a row
        while (lineEnds < 4) {
            if (text.size() > MOST_HEADER_BYTES || fill(1) < 1) {
                throw new EOFException();
            }
            int next = buffer[start++];
            text.write(next);
            boolean fits = next == (lineEnds % 2 == 0 ? '\r' : '\n');
            lineEnds = fits ? lineEnds + 1 : next == '\r' ? 1 : 0;
        }
        return text.toString(StandardCharsets.UTF_8);
    }

    private static String filename(String disposition) {
        Matcher encoded = ENCODED_FILENAME.matcher(disposition);
        if (encoded.find()) {
            try {
                return URLDecoder.decode(encoded.group(1).replace("+", "%2B"), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                return "";
            }
        }
        return quoted(FILENAME, disposition);
    }

    private static String quoted(Pattern pattern, String text) {
        Matcher matcher = pattern.matcher(text);
        return matcher.find() ? matcher.group(1).replaceAll("\\\\(.)", "$1").replace("%22", "\"") : "";
    }

    /** Tries to have at least {@code wanted} bytes in the buffer; gives how many there are. */
    private int fill(int wanted) throws IOException {
        if (end - start >= wanted) {
            return end - start;
        }
        System.arraycopy(buffer, start, buffer, 0, end - start);
        end -= start;
        start = 0;
        while (end < wanted) {
            int read = in.read(buffer, end, buffer.length - end);
            if (read < 0) {
                break;
            }
            end += read;
        }
        return end - start;
    }

    /** Where the delimiter begins in the buffer, or where it might begin with what has arrived, or the end. */
    private int boundaryOrEnd() {
        for (int i = start; i < end; i++) {
            int matched = 0;
            while (matched < delimiter.length && i + matched < end && buffer[i + matched] == delimiter[matched]) {
                matched++;
            }
            if (matched == delimiter.length || i + matched == end) {
                return i;
            }
        }
        return end;
    }

    /** The bytes up to the next boundary; a body that ends without one fails instead of giving half a file. */
    private final class Content extends InputStream {
        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] target, int offset, int length) throws IOException {
            if (length == 0) {
                return 0;
            }
            if (fill(delimiter.length) < delimiter.length) {
                throw new EOFException("no closing boundary");
            }
            int stop = boundaryOrEnd();
            if (stop == start) {
                if (fill(delimiter.length) >= delimiter.length && startsWithDelimiter()) {
                    return -1;
                }
                stop = start + 1; // looked like a boundary at the buffer's edge and is none
            }
            int count = Math.min(length, stop - start);
            System.arraycopy(buffer, start, target, offset, count);
            start += count;
            return count;
        }

        private boolean startsWithDelimiter() {
            for (int i = 0; i < delimiter.length; i++) {
                if (buffer[start + i] != delimiter[i]) {
                    return false;
                }
            }
            return true;
        }
    }
}
