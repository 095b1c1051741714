package dev.ocelli.catalog.format;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URL;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/** The ffmpeg programs of the class path, unpacked once to a folder. */
final class FfmpegPrograms {
    /** Folder of stand-ins for libraries of sound cards and screens, which servers lack and we never use. */
    static final String EMPTY = "empty";

    private static final String FOLDER = "org/bytedeco/ffmpeg/linux-x86_64/";
    private static final List<String> UNUSED_LIBRARIES =
            List.of("libpulse.so.0", "libasound.so.2", "libxcb.so.1", "libxcb-shm.so.0");

    private final Path cache;
    private final ReentrantLock lock = new ReentrantLock();

    FfmpegPrograms(Path cache) {
        this.cache = cache;
    }

    boolean arePresent() {
        return location() != null
                && System.getProperty("os.name").equalsIgnoreCase("linux")
                && List.of("amd64", "x86_64").contains(System.getProperty("os.arch"));
    }

    private static @Nullable URL location() {
        return FfmpegPrograms.class.getResource("/" + FOLDER + "ffmpeg");
    }

    /** Where the programs lie; unpacks them when that was not done yet. */
    Path folder() {
        URL location = location();
        if (location == null || !arePresent()) {
            throw new OcelliException(
                    ErrorCode.UNSUPPORTED_OPERATION,
                    null,
                    "This needs ffmpeg, which does not come with Ocelli for " + System.getProperty("os.name") + " on "
                            + System.getProperty("os.arch") + ".");
        }
        lock.lock();
        try {
            return unpacked((JarURLConnection) location.openConnection());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot unpack ffmpeg below " + cache, e);
        } finally {
            lock.unlock();
        }
    }

    private Path unpacked(JarURLConnection connection) throws IOException {
        String jar = Path.of(connection.getJarFileURL().getPath()).getFileName().toString();
        Path target = cache.resolve(jar.replaceAll("\\.jar$", ""));
        if (Files.isDirectory(target)) {
            return target;
        }
        Files.createDirectories(cache);
        Path partial = Files.createTempDirectory(cache, "unpacking-");
        connection.setUseCaches(false);
        try (JarFile archive = connection.getJarFile()) {
            unpack(archive, partial);
        }
        Files.createDirectories(partial.resolve(EMPTY));
        for (String library : UNUSED_LIBRARIES) {
            Files.write(partial.resolve(EMPTY).resolve(library), EmptyLibrary.named(library));
        }
        publish(partial, target);
        return target;
    }

    private static void unpack(JarFile archive, Path folder) throws IOException {
        for (JarEntry entry : archive.stream().filter(FfmpegPrograms::isNeeded).toList()) {
            Path file = folder.resolve(Path.of(entry.getName()).getFileName().toString());
            try (InputStream in = archive.getInputStream(entry)) {
                Files.copy(in, file, StandardCopyOption.REPLACE_EXISTING);
            }
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
    }

    /** Everything but the bindings for calls from Java. */
    private static boolean isNeeded(JarEntry entry) {
        String name = entry.getName();
        return !entry.isDirectory() && name.startsWith(FOLDER) && !name.startsWith(FOLDER + "libjni");
    }

    /** A half-unpacked folder is never seen under its name; whoever is first wins. */
    private static void publish(Path partial, Path target) throws IOException {
        try {
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            if (!Files.isDirectory(target)) {
                throw e;
            }
        }
    }
}
