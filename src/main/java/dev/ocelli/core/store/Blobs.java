package dev.ocelli.core.store;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;

/**
 * Bytes on disk under the name of their SHA-256: {@code ab/cd/abcd…}.
 *
 * <p>Bytes are written to {@code incoming/}, forced to disk and renamed, so that a name always means the whole content.
 */
public final class Blobs {
    private static final int BUFFER = 64 << 10;
    private static final Duration STALE = Duration.ofDays(1);

    private final Path folder;
    private final Path incoming;
    private final long mostBytes;

    /** @param mostBytes of one stream; folder is made when it is not there */
    public Blobs(Path folder, long mostBytes) {
        this.folder = folder;
        this.incoming = folder.resolve("incoming");
        this.mostBytes = mostBytes;
        try {
            Files.createDirectories(incoming);
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        } catch (IOException e) {
            throw new OcelliException(
                    ErrorCode.INVALID_REQUEST, "data", "The folder " + folder + " cannot be written.", e);
        }
    }

    /** Bytes that have arrived whole but have no name yet; closing drops them unless they were kept. */
    public record Arrived(Path path, long bytes, String md5, String sha256) implements AutoCloseable {
        @Override
        public void close() {
            try {
                Files.deleteIfExists(path);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /**
     * Writes a stream to its end and forces it to disk. Fails with {@link ErrorCode#TOO_LARGE} beyond the limit, with
     * {@link ErrorCode#INVALID_FILE} when the stream breaks, and keeps nothing then.
     */
    public Arrived receive(InputStream in) {
        try {
            Path path = Files.createTempFile(incoming, "", ".part");
            try {
                return receive(in, path, mostBytes);
            } catch (IOException | RuntimeException e) {
                Files.deleteIfExists(path);
                throw e;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write below " + folder, e);
        }
    }

    private static Arrived receive(InputStream in, Path path, long most) throws IOException {
        MessageDigest md5 = digest("MD5");
        MessageDigest sha256 = digest("SHA-256");
        long bytes = 0;
        try (var channel = FileChannel.open(path, StandardOpenOption.WRITE);
                OutputStream out = new DigestOutputStream(
                        new DigestOutputStream(Channels.newOutputStream(channel), md5), sha256)) {
            byte[] buffer = new byte[BUFFER];
            for (int read = read(in, buffer); read >= 0; read = read(in, buffer)) {
                bytes += read;
                if (bytes > most) {
                    throw tooLarge(most);
                }
                out.write(buffer, 0, read);
            }
            channel.force(true);
        }
        return new Arrived(path, bytes, hex(md5), hex(sha256));
    }

    /** Tells a broken stream, which is the sender's affair, from a full disk, which is ours. */
    private static int read(InputStream in, byte[] buffer) {
        try {
            return in.read(buffer);
        } catch (IOException e) {
            throw new OcelliException(
                    ErrorCode.INVALID_FILE, "file", "The file did not arrive whole; send it again.", e);
        }
    }

    /** The words for a stream that is over the limit. */
    public static OcelliException tooLarge(long most) {
        return new OcelliException(
                ErrorCode.TOO_LARGE,
                "file",
                "The file is larger than the " + (most >= 1 << 20 ? (most >> 20) + " MiB" : most + " bytes")
                        + " that this server takes (OCELLI_MAX_UPLOAD).");
    }

    /** Gives the bytes their name; a blob that is already there has the same content and stays. */
    public void keep(Arrived arrived) {
        Path target = path(arrived.sha256());
        try {
            if (Files.exists(target)) {
                return;
            }
            Files.createDirectories(target.getParent());
            Files.move(arrived.path(), target, StandardCopyOption.ATOMIC_MOVE);
            try (var parent = FileChannel.open(target.getParent())) {
                parent.force(true); // the new name itself must reach the disk before a row points to it
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep " + target, e);
        }
    }

    /** Where the content with this hash is, or would be. */
    public Path path(String sha256) {
        return folder.resolve(sha256.substring(0, 2))
                .resolve(sha256.substring(2, 4))
                .resolve(sha256);
    }

    /** Deletes what a crash left half received; other processes' fresh uploads are spared. */
    public void clean(InstantSource clock) {
        Instant oldest = clock.instant().minus(STALE);
        try (var parts = Files.list(incoming)) {
            for (Path part : parts.toList()) {
                if (Files.getLastModifiedTime(part).toInstant().isBefore(oldest)) {
                    Files.deleteIfExists(part);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot clean " + incoming, e);
        }
    }

    private static String hex(MessageDigest digest) {
        return HexFormat.of().formatHex(digest.digest());
    }

    private static MessageDigest digest(String algorithm) {
        try {
            return MessageDigest.getInstance(algorithm);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has " + algorithm, e);
        }
    }
}
