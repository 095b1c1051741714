package dev.ocelli.core.file;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.store.Blobs;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Brings the bytes behind a URL that a caller named: http, https, data. */
public final class UrlFetcher {
    private static final int MOST_REDIRECTS = 5;
    /** All redirects together; callers give a request up after 120 seconds and need some of them for the work. */
    private static final Duration LIMIT = Duration.ofSeconds(45);

    private static final Pattern DISPOSITION_NAME =
            Pattern.compile("filename\\*?=(?:UTF-8'')?\"?([^\";]+)\"?", Pattern.CASE_INSENSITIVE);

    private final PinnedHttp http;
    private final FileLinks links;
    private final long mostBytes;

    /** @param mostBytes the largest file that is taken */
    public UrlFetcher(PinnedHttp http, FileLinks links, long mostBytes) {
        this.http = http;
        this.links = links;
        this.mostBytes = mostBytes;
    }

    /** Takes a file's name, perhaps empty, and its bytes. */
    @FunctionalInterface
    interface Taker {
        StoredFile take(String name, InputStream in);
    }

    /** The id behind one of this server's own links, so that they work although private addresses are refused. */
    Optional<String> ownFile(String url) {
        if (isData(url)) {
            return Optional.empty();
        }
        try {
            return links.ownFile(UrlGate.parse(url));
        } catch (OcelliException e) {
            throw UrlGate.refused(e.getMessage());
        }
    }

    StoredFile fetch(String url, Taker taker) {
        if (isData(url)) {
            byte[] bytes = decode(url);
            return taker.take("", new ByteArrayInputStream(bytes));
        }
        URI next = UrlGate.parse(url);
        long end = System.nanoTime() + LIMIT.toNanos();
        for (int hop = 0; hop <= MOST_REDIRECTS; hop++) {
            URI asked = next;
            Duration left = Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
            Step step = http.get(asked, left, answer -> step(asked, answer, taker));
            switch (step) {
                case Step.Done(var file) -> {
                    return file;
                }
                case Step.Moved(var target) -> next = target;
            }
        }
        throw failed("The URL redirects more than " + MOST_REDIRECTS + " times.");
    }

    private sealed interface Step {
        record Done(StoredFile file) implements Step {}

        record Moved(URI target) implements Step {}
    }

    private Step step(URI asked, PinnedHttp.Answer answer, Taker taker) {
        String location = answer.header("location");
        if (answer.status() >= 300 && answer.status() < 400 && location != null) {
            return new Step.Moved(redirect(asked, location));
        }
        if (answer.status() != 200) {
            throw failed("The URL at " + asked.getHost() + " answered " + answer.status() + "; expected 200.");
        }
        if (answer.length() > mostBytes) {
            throw Blobs.tooLarge(mostBytes).at("url");
        }
        try {
            return new Step.Done(taker.take(name(asked, answer), answer.body()));
        } catch (OcelliException e) {
            throw e.at("url");
        }
    }

    private static URI redirect(URI from, String location) {
        try {
            return UrlGate.parse(from.resolve(location.replace(" ", "%20")).toString());
        } catch (IllegalArgumentException e) {
            throw failed("The URL redirects to something that is no URL.");
        }
    }

    private static String name(URI url, PinnedHttp.Answer answer) {
        String disposition = answer.header("content-disposition");
        if (disposition != null) {
            Matcher named = DISPOSITION_NAME.matcher(disposition);
            if (named.find()) {
                return decoded(named.group(1));
            }
        }
        String path = url.getRawPath() == null ? "" : url.getRawPath();
        return decoded(path.substring(path.lastIndexOf('/') + 1));
    }

    private static String decoded(String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return text;
        }
    }

    private static boolean isData(String url) {
        return url.regionMatches(true, 0, "data:", 0, 5);
    }

    /** RFC 2397; line breaks and both base64 alphabets are tolerated. */
    private byte[] decode(String url) {
        int comma = url.indexOf(',');
        if (comma < 0) {
            throw UrlGate.refused("The data URL has no comma; expected data:image/png;base64,….");
        }
        boolean base64 = url.substring(0, comma).toLowerCase(Locale.ROOT).endsWith(";base64");
        String text = url.substring(comma + 1);
        if (text.length() / 4 * 3L > mostBytes) {
            throw Blobs.tooLarge(mostBytes).at("url");
        }
        try {
            return base64
                    ? Base64.getMimeDecoder()
                            .decode(text.replace('-', '+').replace('_', '/').replace("%3D", "="))
                    : URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.ISO_8859_1)
                            .getBytes(StandardCharsets.ISO_8859_1);
        } catch (IllegalArgumentException e) {
            throw UrlGate.refused("The data URL's text is not readable base64.");
        }
    }

    private static OcelliException failed(String message) {
        return new OcelliException(ErrorCode.FETCH_FAILED, "url", message);
    }
}
