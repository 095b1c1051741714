package dev.ocelli.core.artifact;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.store.Blobs;
import dev.ocelli.core.store.Database;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * What sessions and executions have made. The bytes stand on disk before the row that names them, and a row never
 * changes, so an id that was once given out always opens the same bytes. Any thread.
 */
public final class Artifacts {
    private static final long MOST_BYTES = 8L << 30;
    private static final int MOST_NAME = 200;
    private static final int DIGITS = 6;

    private final ArtifactRepository rows;
    private final Blobs blobs;
    private final InstantSource clock;

    /** @param folder where the bytes are kept */
    public Artifacts(Database database, Path folder, InstantSource clock) {
        this.rows = new ArtifactRepository(database.jdbi());
        this.blobs = new Blobs(folder, MOST_BYTES);
        this.clock = clock;
        blobs.clean(clock);
    }

    /**
     * Keeps a copy of what was made. The same bytes under the same filename are the same artifact of a namespace,
     * however often they are kept.
     */
    public Artifact keep(Namespace namespace, NewArtifact made) {
        try (InputStream in = Files.newInputStream(made.content());
                Blobs.Arrived arrived = blobs.receive(in)) {
            blobs.keep(arrived);
            String filename = plain(made.filename());
            String digits = hash(arrived.sha256() + "\n" + filename);
            for (int from = 0; from + DIGITS <= digits.length(); from++) {
                String id = made.kind().prefix() + "_" + digits.substring(from, from + DIGITS);
                var wish = new Artifact(id, made.kind(), made.type(), filename, arrived.bytes(), arrived.sha256());
                Artifact standing = rows.insertOrFind(namespace, wish, linkId(namespace, id), clock.instant());
                if (standing.sha256().equals(wish.sha256())
                        && standing.filename().equals(filename)) {
                    return standing;
                }
            }
            throw new IllegalStateException("no free artifact id in " + namespace.id());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + made.content(), e);
        }
    }

    /** The artifact with this id; {@link ErrorCode#NOT_FOUND} (param {@code object_id}) when there is none. */
    public Artifact get(Namespace namespace, String id) {
        return find(namespace, id)
                .orElseThrow(() -> new OcelliException(
                        ErrorCode.NOT_FOUND,
                        "object_id",
                        "There is no artifact '" + id + "' in " + words(namespace)
                                + "; GET /v1/artifacts/list tells which there are."));
    }

    public Optional<Artifact> find(Namespace namespace, String id) {
        return rows.find(namespace, id);
    }

    /** The artifact that was made last under this name; {@link ErrorCode#NOT_FOUND} (param {@code filename}). */
    public Artifact getByFilename(Namespace namespace, String filename) {
        return findByFilename(namespace, filename)
                .orElseThrow(() -> new OcelliException(
                        ErrorCode.NOT_FOUND,
                        "filename",
                        "There is no artifact named '" + filename + "' in " + words(namespace)
                                + "; GET /v1/artifacts/list tells which there are."));
    }

    public Optional<Artifact> findByFilename(Namespace namespace, String filename) {
        return rows.findByFilename(namespace, filename);
    }

    /** All artifacts of a namespace in order of making. */
    public List<Artifact> list(Namespace namespace) {
        return rows.list(namespace);
    }

    /** Takes the rows of a namespace away, for an owner whose id nobody gets again. */
    public void forget(Namespace namespace) {
        rows.forget(namespace);
    }

    /** The artifact's bytes; never write there. */
    public Path path(Artifact artifact) {
        return blobs.path(artifact.sha256());
    }

    /** What names an artifact in links that open without a key: 32 hex digits. */
    public static String linkId(Namespace namespace, String id) {
        return hash(namespace.projectId() + "\n" + namespace.owner() + "\n" + namespace.id() + "\n" + id)
                .substring(0, 32);
    }

    /** An artifact of any project, for whoever holds a signed link to it. */
    public Optional<Artifact> findLinked(String linkId) {
        return rows.findLinked(linkId);
    }

    private static String words(Namespace namespace) {
        return switch (namespace.owner()) {
            case SESSION -> "session '" + namespace.id() + "'";
            case EXECUTION -> "execution '" + namespace.id() + "'";
        };
    }

    private static String plain(String filename) {
        String name = filename.replaceAll("^.*[/\\\\]", "")
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        return name.matches("\\.*")
                ? "artifact"
                : name.length() > MOST_NAME ? name.substring(name.length() - MOST_NAME) : name;
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
