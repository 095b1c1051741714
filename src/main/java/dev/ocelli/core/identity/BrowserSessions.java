package dev.ocelli.core.identity;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.store.Database;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * People signed in with a browser. A session stands for one or more API keys, one of them active; it ends with its last
 * key. Only SHA-256 hashes of tokens and codes are stored.
 */
public final class BrowserSessions {
    public static final Duration LIFE = Duration.ofDays(30);
    private static final Duration CODE_LIFE = Duration.ofHours(1);
    private static final int TOKEN_BYTES = 32;

    private final BrowserSessionRepository rows;
    private final Keys keys;
    private final Ids ids;
    private final InstantSource clock;

    public BrowserSessions(Database database, Keys keys, Ids ids, InstantSource clock) {
        this.rows = new BrowserSessionRepository(database.jdbi());
        this.keys = keys;
        this.ids = ids;
        this.clock = clock;
    }

    /** A project that a session may look at. */
    public record Project(String id, String name, boolean active) {}

    /**
     * Signs in with an API key, which becomes the active one. Gives the token to show from now on: a new one, also when
     * an earlier session is carried on.
     *
     * @param earlier the token of a session whose other projects stay at hand
     * @throws OcelliException {@code INVALID_API_KEY}
     */
    public String signIn(String apiKey, Optional<String> earlier) {
        Identity identity = keys.identify(apiKey)
                .orElseThrow(() -> new OcelliException(
                        ErrorCode.INVALID_API_KEY,
                        "api_key",
                        "The API key is not known or was revoked; ocelli keys list shows the valid ones."));
        return begin(identity.keyId(), earlier);
    }

    /** A code that signs in once, within an hour, for the bearer of this key. */
    public String startCode(String keyId) {
        String code = ids.token(TOKEN_BYTES);
        rows.keepCode(Keys.hash(code), keyId, clock.instant().plus(CODE_LIFE));
        return code;
    }

    /** Signs in with a code of {@link #startCode}. @throws OcelliException {@code INVALID_API_KEY} */
    public String redeem(String code, Optional<String> earlier) {
        String keyId = rows.takeCode(Keys.hash(code), clock.instant())
                .orElseThrow(() -> new OcelliException(
                        ErrorCode.INVALID_API_KEY,
                        "start",
                        "The link was used already or has run out. Sign in with an API key; ocelli keys create makes"
                                + " one."));
        return begin(keyId, earlier);
    }

    private String begin(String keyId, Optional<String> earlier) {
        String token = ids.token(TOKEN_BYTES);
        Instant now = clock.instant();
        rows.begin(Keys.hash(token), keyId, now.plus(LIFE), earlier.map(Keys::hash), now);
        return token;
    }

    /** Who a token stands for: the active key; empty when it has run out or the key was revoked. */
    public Optional<Identity> identify(String token) {
        return rows.active(Keys.hash(token), clock.instant());
    }

    /** The projects of a session's valid keys, by name. */
    public List<Project> projects(String token) {
        return rows.projects(Keys.hash(token), clock.instant());
    }

    /** Makes another project of the session the active one. @throws OcelliException {@code NOT_FOUND} */
    public void activate(String token, String projectId) {
        if (!rows.activate(Keys.hash(token), projectId)) {
            throw new OcelliException(
                    ErrorCode.NOT_FOUND, "project_id", "You are not signed in to a project '" + projectId + "'.");
        }
    }

    public void end(String token) {
        rows.end(Keys.hash(token));
    }
}
