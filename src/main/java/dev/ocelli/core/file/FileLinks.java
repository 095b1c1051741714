package dev.ocelli.core.file;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.base.Secret;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Links that open one file for a time without a key: to read it ({@code public_url}), to send its bytes, or to read the
 * zip of a skill or an artifact.
 *
 * <p>{@code /v1/files/{public|put}/{id}/{name}?expires=SECONDS&sig=HEX}, where the signature is HMAC-SHA256 over the
 * verb, the id and the time. The name is for people and programs that look at endings; it is not signed.
 */
public final class FileLinks {
    private static final Pattern PATH = Pattern.compile("/v1/files/public/([0-9a-zA-Z-]{1,64})(?:/[^/]*)?/?");
    private static final Pattern EXPIRES = Pattern.compile("(?:^|&)expires=([0-9]{1,12})(?:&|$)");
    private static final Pattern SIGNATURE = Pattern.compile("(?:^|&)sig=([0-9a-f]{64})(?:&|$)");

    private final Secret secret;
    private final InstantSource clock;

    public FileLinks(Secret secret, InstantSource clock) {
        this.secret = secret;
        this.clock = clock;
    }

    /** What a link lets its bearer do. */
    public enum Verb {
        /** Read a file. */
        PUBLIC("public", "/v1/files/public/"),
        /** Send a file's bytes. */
        PUT("put", "/v1/files/put/"),
        /** Read a skill's zip. */
        SKILL("skill", "/v1/skills/public/"),
        /** Read an artifact. */
        ARTIFACT("artifact", "/v1/artifacts/public/");

        private final String word;
        private final String folder;

        Verb(String word, String folder) {
            this.word = word;
            this.folder = folder;
        }
    }

    /** @param server scheme, host and port, without a slash at the end */
    public String sign(String server, Verb verb, String id, String filename, Duration life) {
        long expires = clock.instant().plus(life).getEpochSecond();
        String name = URLEncoder.encode(filename, StandardCharsets.UTF_8).replace("+", "%20");
        return server + verb.folder + id + "/" + name + "?expires=" + expires + "&sig=" + signature(verb, id, expires);
    }

    /** Fails with {@link ErrorCode#PERMISSION_DENIED} for a link that is not ours, was changed, or has run out. */
    public void verify(Verb verb, String id, String query) {
        Matcher expires = EXPIRES.matcher(query);
        Matcher signature = SIGNATURE.matcher(query);
        if (!expires.find() || !signature.find()) {
            throw denied("The link has no signature.");
        }
        long until = Long.parseLong(expires.group(1));
        byte[] right = signature(verb, id, until).getBytes(StandardCharsets.US_ASCII);
        if (!MessageDigest.isEqual(right, signature.group(1).getBytes(StandardCharsets.US_ASCII))) {
            throw denied("The link's signature is wrong.");
        }
        if (Instant.ofEpochSecond(until).isBefore(clock.instant())) {
            throw denied("The link has run out; ask for the file again to get a new one.");
        }
    }

    private static OcelliException denied(String message) {
        return new OcelliException(ErrorCode.PERMISSION_DENIED, message);
    }

    /** The id of the file that a URL of ours opens, whatever host it names; empty for all other URLs. */
    Optional<String> ownFile(URI url) {
        Matcher path = PATH.matcher(url.getRawPath() == null ? "" : url.getRawPath());
        String query = url.getRawQuery();
        if (!path.matches() || query == null || !isOurs(path.group(1), query)) {
            return Optional.empty();
        }
        verify(Verb.PUBLIC, path.group(1), query);
        return Optional.of(path.group(1));
    }

    /** Signed by us, though perhaps run out: other servers may use paths like ours. */
    private boolean isOurs(String id, String query) {
        Matcher expires = EXPIRES.matcher(query);
        Matcher signature = SIGNATURE.matcher(query);
        return expires.find()
                && signature.find()
                && signature(Verb.PUBLIC, id, Long.parseLong(expires.group(1))).equals(signature.group(1));
    }

    private String signature(Verb verb, String id, long expires) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.value().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            byte[] text = (verb.word + "\n" + id + "\n" + expires).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(mac.doFinal(text));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has HmacSHA256", e);
        }
    }
}
