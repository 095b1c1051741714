package dev.ocelli.core.store;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs {@code initdb} and {@code postgres} for this machine, unpacked once per version. */
record PostgresBinaries(Path folder) {
    private static final String VERSION = "18.6.0";

    /** The major version of the clusters that these programs read. */
    static final String MAJOR = "18";

    private static final int EXECUTE_BITS = 0111;

    Path program(String name) {
        return folder.resolve("bin").resolve(name);
    }

    /**
     * Unpacks below {@code cache} unless that was done before; a half-unpacked folder is never seen under its name.
     * Fails with {@link ErrorCode#UNSUPPORTED_OPERATION} where no build for this platform is on the class path.
     */
    static PostgresBinaries unpack(Path cache) {
        Path target = cache.resolve("postgres-" + VERSION);
        if (!Files.isDirectory(target)) {
            try (InputStream archive = archive()) {
                Files.createDirectories(cache);
                Path partial = Files.createTempDirectory(cache, "unpacking-");
                extract(archive, partial);
                Files.setPosixFilePermissions(partial, PosixFilePermissions.fromString("rwxr-xr-x"));
                publish(partial, target);
            } catch (IOException e) {
                throw new UncheckedIOException("cannot unpack PostgreSQL below " + cache, e);
            }
        }
        return new PostgresBinaries(target);
    }

    private static InputStream archive() {
        String name = "/postgres-" + platform() + ".txz";
        InputStream archive = PostgresBinaries.class.getResourceAsStream(name);
        if (archive == null) {
            throw new OcelliException(
                    ErrorCode.UNSUPPORTED_OPERATION,
                    "There is no embedded PostgreSQL for " + System.getProperty("os.name") + " on "
                            + System.getProperty("os.arch")
                            + ". Set OCELLI_DATABASE_URL to a PostgreSQL of your own, for example"
                            + " jdbc:postgresql://localhost/ocelli?user=…&password=…");
        }
        return archive;
    }

    private static String platform() {
        String system = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch").toLowerCase(Locale.ROOT);
        String architecture = switch (machine) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64", "arm64" -> "arm_64";
            default -> machine;
        };
        return (system.startsWith("mac") ? "darwin" : system) + "-" + architecture;
    }

    private static void extract(InputStream archive, Path folder) throws IOException {
        try (var tar = new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(archive)))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = folder.resolve(entry.getName()).normalize();
                if (!path.startsWith(folder)) {
                    throw new IOException("entry outside of the archive: " + entry.getName());
                }
                write(tar, entry, path);
            }
        }
    }

    private static void write(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
        } else if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else if (entry.isFile()) {
            Files.createDirectories(path.getParent());
            Files.copy(tar, path);
            boolean program = (entry.getMode() & EXECUTE_BITS) != 0;
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(program ? "rwxr-xr-x" : "rw-r--r--"));
        }
    }

    private static void publish(Path partial, Path target) throws IOException {
        try {
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            deleteTree(partial);
            if (!Files.isDirectory(target)) { // else another process was faster, and its copy is as good
                throw e;
            }
        }
    }

    static void deleteTree(Path folder) throws IOException {
        try (Stream<Path> tree = Files.walk(folder)) {
            for (Path path : tree.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
