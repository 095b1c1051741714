package dev.ocelli.core.file;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.Ids;
import dev.ocelli.core.base.OcelliException;
import dev.ocelli.core.store.Blobs;
import dev.ocelli.core.store.Database;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/**
 * The files of every project: uploaded, sent by link, or fetched from a URL.
 *
 * <p>The same bytes are one file of a project, whatever they are called. A file that its owner deletes is gone for
 * callers at once; work that was accepted with it still finds it by {@link #forWork}.
 */
public final class Files {
    private final FileRepository rows;
    private final FileListRepository lists;
    private final Blobs blobs;
    private final UrlFetcher fetcher;
    private final ContentSniffer sniffer = new ContentSniffer();
    private final Ids ids;
    private final InstantSource clock;

    /**
     * @param folder where the bytes are kept; half-received ones of an earlier life are deleted now
     * @param maxUpload bytes
     */
    public Files(Database database, Path folder, long maxUpload, UrlFetcher fetcher, Ids ids, InstantSource clock) {
        this.rows = new FileRepository(database.jdbi());
        this.lists = new FileListRepository(database.jdbi());
        this.blobs = new Blobs(folder, maxUpload);
        this.fetcher = fetcher;
        this.ids = ids;
        this.clock = clock;
        blobs.clean(clock);
    }

    /**
     * Stores a stream to its end, or gives the file that already has these bytes. Fails with
     * {@link ErrorCode#TOO_LARGE}, and with {@link ErrorCode#INVALID_FILE} for an empty or broken stream; nothing is
     * left behind then.
     *
     * @param filename what its owner calls it; folders are cut off, empty or only dots becomes {@code upload}
     */
    public StoredFile accept(String projectId, String filename, Purpose purpose, InputStream in) {
        try (Blobs.Arrived arrived = receive(in)) {
            String name = plain(filename);
            StoredFile.Content content = content(arrived, name);
            blobs.keep(arrived);
            return rows.insert(new StoredFile(
                    ids.next(),
                    projectId,
                    name,
                    purpose,
                    content,
                    clock.instant().truncatedTo(ChronoUnit.MICROS)));
        }
    }

    private Blobs.Arrived receive(InputStream in) {
        Blobs.Arrived arrived = blobs.receive(in);
        if (arrived.bytes() == 0) {
            arrived.close();
            throw new OcelliException(ErrorCode.INVALID_FILE, "file", "The file is empty.");
        }
        return arrived;
    }

    private StoredFile.Content content(Blobs.Arrived arrived, String filename) {
        return new StoredFile.Content(
                sniffer.sniff(arrived.path(), filename), arrived.bytes(), arrived.md5(), arrived.sha256());
    }

    private static String plain(String filename) {
        String name = filename.replaceAll("^.*[/\\\\]", "")
                .replaceAll("\\p{Cntrl}", "")
                .strip();
        int most = 255;
        return name.matches("\\.*") ? "upload" : name.length() > most ? name.substring(name.length() - most) : name;
    }

    /** Reserves an id whose bytes come later through {@link #receive}; until then nobody can read it. */
    public Upload announce(String projectId, String filename, Purpose purpose) {
        var announced = new FileRepository.Announced(
                ids.next(), projectId, plain(filename), purpose, clock.instant().truncatedTo(ChronoUnit.MICROS));
        rows.announce(announced);
        return new Upload(announced.id(), announced.filename(), announced.createdAt());
    }

    /** An upload that is expected. */
    public record Upload(String id, String filename, Instant createdAt) {}

    /**
     * Gives an announced file its bytes; it is live at once. The same bytes sent again are the same file. Fails with
     * {@link ErrorCode#NOT_FOUND} for an id that was never announced, {@link ErrorCode#CONFLICT} for other bytes.
     */
    public StoredFile receive(String id, InputStream in) {
        Optional<FileRepository.Announced> announced = rows.findAnnounced(id);
        if (announced.isEmpty() && rows.findVisible(id).isEmpty()) {
            throw unknown(id);
        }
        try (Blobs.Arrived arrived = receive(in)) {
            announced.ifPresent(file -> complete(file, arrived));
            return rows.findVisible(id)
                    .filter(file -> file.sha256().equals(arrived.sha256()))
                    .orElseThrow(() -> new OcelliException(
                            ErrorCode.CONFLICT, "id", "File '" + id + "' has already arrived with other bytes."));
        }
    }

    private void complete(FileRepository.Announced file, Blobs.Arrived arrived) {
        StoredFile.Content content = content(arrived, file.filename());
        blobs.keep(arrived);
        rows.complete(new StoredFile(
                file.id(), file.projectId(), file.filename(), file.purpose(), content, file.createdAt()));
    }

    /** One file of this project; {@link ErrorCode#NOT_FOUND} for unknown, deleted and other projects' ids. */
    public StoredFile get(String projectId, String id) {
        return find(projectId, id).orElseThrow(() -> unknown(id));
    }

    private static OcelliException unknown(String id) {
        return new OcelliException(
                ErrorCode.NOT_FOUND, "file_id", "No file has the id '" + id + "'. Upload it with POST /v1/files.");
    }

    public Optional<StoredFile> find(String projectId, String id) {
        return rows.findVisible(projectId, id);
    }

    /** A file for work that was accepted with it, also when its owner has deleted it since. */
    public Optional<StoredFile> forWork(String id) {
        return rows.find(id);
    }

    /** A file of any project, for whoever holds a signed link to it; empty once it is deleted. */
    public Optional<StoredFile> findLinked(String id) {
        return rows.findVisible(id);
    }

    /** The file of this project with these bytes; MD5 in lower-case hex. */
    public Optional<StoredFile> findByMd5(String projectId, String md5) {
        return rows.findByMd5(projectId, md5);
    }

    /** Newest first. */
    public List<StoredFile> list(String projectId, int skip, int limit) {
        return rows.list(projectId, skip, limit);
    }

    public long count(String projectId) {
        return rows.count(projectId);
    }

    public List<StoredFile> list(String projectId, FileSearch search, int skip, int limit) {
        return lists.list(projectId, search, skip, limit);
    }

    public long count(String projectId, FileSearch search) {
        return lists.count(projectId, search);
    }

    /** Callers no longer see it. Fails with {@link ErrorCode#NOT_FOUND}. */
    public StoredFile delete(String projectId, String id) {
        StoredFile file = get(projectId, id);
        if (!rows.delete(projectId, id, clock.instant())) {
            throw unknown(id);
        }
        return file;
    }

    /** The file's bytes; never write there. */
    public Path path(StoredFile file) {
        return blobs.path(file.sha256());
    }

    /**
     * Fetches an http, https or data URL and stores what it gives; a link that this server signed itself gives its
     * file without a detour. Fails with {@link ErrorCode#URL_REFUSED} (param {@code url}) for addresses that are not
     * allowed, and {@link ErrorCode#FETCH_FAILED} when the other side does not deliver.
     */
    public StoredFile fetch(String projectId, String url) {
        return fetch(projectId, url, "");
    }

    /** The same under a name that its sender gave it; empty: as the other side calls it. */
    public StoredFile fetch(String projectId, String url, String filename) {
        Optional<String> own = fetcher.ownFile(url);
        if (own.isEmpty()) {
            return fetcher.fetch(
                    url, (name, in) -> accept(projectId, filename.isBlank() ? name : filename, Purpose.ASSISTANTS, in));
        }
        StoredFile file =
                findLinked(own.get()).orElseThrow(() -> UrlGate.refused("The file behind this link was deleted."));
        return file.projectId().equals(projectId) ? file : copy(projectId, file);
    }

    /** The holder of another project's link may use its bytes, as a file of their own. */
    private StoredFile copy(String projectId, StoredFile file) {
        try (InputStream in = java.nio.file.Files.newInputStream(path(file))) {
            return accept(projectId, file.filename(), Purpose.ASSISTANTS, in);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read file " + file.id(), e);
        }
    }
}
