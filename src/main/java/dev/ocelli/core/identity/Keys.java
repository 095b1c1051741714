package dev.ocelli.core.identity;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.store.Database;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** API keys and the projects they belong to. Only SHA-256 hashes of keys are stored. */
public final class Keys {
    /** The project of keys that name none. */
    public static final String DEFAULT_PROJECT = "default";

    private static final int SECRET_BYTES = 24;
    private static final Duration USE_RESOLUTION = Duration.ofMinutes(1);

    /** So long a key may still open that another process revoked; saves a query for each request. */
    private static final Duration REMEMBERED = Duration.ofSeconds(1);

    private static final int MOST_REMEMBERED = 1000;

    /** By the hash of the secret. */
    private final Map<String, Opened> opened = new ConcurrentHashMap<>();

    private final KeyRepository rows;
    private final Ids ids;
    private final InstantSource clock;

    public Keys(Database database, Ids ids, InstantSource clock) {
        this.rows = new KeyRepository(database.jdbi());
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Whose key this is; empty for an unknown or revoked one. A key that opened is not looked up again for {@link
     * #REMEMBERED}; one that this instance revokes is forgotten at once.
     */
    public Optional<Identity> identify(String secret) {
        String hash = hash(secret);
        Instant now = clock.instant();
        return remembered(hash, now).or(() -> looked(hash, now));
    }

    private Optional<Identity> looked(String hash, Instant now) {
        return rows.findActive(hash)
                .filter(found -> MessageDigest.isEqual(bytes(found.hash()), bytes(hash)))
                .map(found -> {
                    if (found.lastUsedAt()
                            .filter(last -> last.plus(USE_RESOLUTION).isAfter(now))
                            .isEmpty()) {
                        rows.used(found.identity().keyId(), now);
                    }
                    if (opened.size() >= MOST_REMEMBERED) {
                        opened.clear();
                    }
                    opened.put(hash, new Opened(found.identity(), now.plus(REMEMBERED)));
                    return found.identity();
                });
    }

    /** The same as far as it is known without asking the database; empty says nothing. Does not wait. */
    public Optional<Identity> remembered(String secret) {
        return remembered(hash(secret), clock.instant());
    }

    private Optional<Identity> remembered(String hash, Instant now) {
        return Optional.ofNullable(opened.get(hash))
                .filter(known -> now.isBefore(known.until()))
                .map(Opened::identity);
    }

    private record Opened(Identity identity, Instant until) {}

    /**
     * Makes the configured keys, and only those of that origin, valid. Gives a generated key when afterwards no key at
     * all would open: its secret must be shown now or is lost.
     */
    public Optional<NewKey> prepare(List<ConfiguredKey> configured) {
        Instant now = clock.instant();
        opened.clear();
        rows.revokeConfiguredExcept(
                configured.stream().map(key -> hash(key.secret())).toList(), now);
        configured.forEach(key -> admit(key, now));
        return rows.list().stream().allMatch(key -> key.status().isRevoked())
                ? Optional.of(make(DEFAULT_PROJECT, "first key", ApiKey.Origin.GENERATED))
                : Optional.empty();
    }

    private void admit(ConfiguredKey configured, Instant now) {
        String projectId = rows.project(configured.project(), ids.next(), now);
        var key = new KeyRepository.Row(
                ids.next(), projectId, "configured", hash(configured.secret()), ending(configured.secret()), now);
        if (!rows.admit(key).equals(projectId)) {
            throw new OcelliException(
                    ErrorCode.INVALID_REQUEST,
                    "api_key",
                    "A key of OCELLI_API_KEY for project '" + configured.project()
                            + "' already belongs to another project; give each project its own key.");
        }
    }

    /** The id of the project of that name, which is made when it does not exist. */
    public String project(String name) {
        return rows.project(name, ids.next(), clock.instant());
    }

    /** Makes a key for the project of that name, which is made when it does not exist. */
    public NewKey create(String project, String name) {
        return make(project, name, ApiKey.Origin.CREATED);
    }

    private NewKey make(String project, String name, ApiKey.Origin origin) {
        Instant now = clock.instant();
        String secret = "ocelli_" + ids.token(SECRET_BYTES);
        String projectId = rows.project(project, ids.next(), now);
        String id = ids.next();
        rows.insert(new KeyRepository.Row(id, projectId, name, hash(secret), ending(secret), now), origin);
        return new NewKey(get(id), secret);
    }

    /** All keys, newest first, revoked ones too. */
    public List<ApiKey> list() {
        return rows.list();
    }

    /** The key stops opening at once. Fails with {@link ErrorCode#NOT_FOUND} for an unknown id. */
    public ApiKey revoke(String id) {
        ApiKey key = get(id);
        if (key.status().origin() == ApiKey.Origin.CONFIGURED && !key.status().isRevoked()) {
            throw new OcelliException(
                    ErrorCode.CONFLICT,
                    "id",
                    "Key " + id + " stands in OCELLI_API_KEY: take it out there and start Ocelli again.");
        }
        rows.revoke(id, clock.instant());
        opened.clear();
        return get(id);
    }

    private ApiKey get(String id) {
        return rows.list().stream()
                .filter(key -> key.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new OcelliException(
                        ErrorCode.NOT_FOUND, "id", "No API key has the id '" + id + "'; see ocelli keys list."));
    }

    private static String ending(String secret) {
        return secret.length() < 12 ? "" : secret.substring(secret.length() - 4);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String hash(String secret) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(secret)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
