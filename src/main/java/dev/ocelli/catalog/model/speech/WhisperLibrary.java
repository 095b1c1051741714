package dev.ocelli.catalog.model.speech;

import dev.ocelli.core.base.ErrorCode;
import dev.ocelli.core.base.OcelliException;
import java.io.IOException;
import java.io.InputStream;
import java.lang.foreign.Arena;
import java.lang.foreign.SymbolLookup;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.Locale;

/**
 * The build of whisper.cpp for this platform that comes with the product, unpacked once and loaded into the process.
 *
 * <p>Library names resolve among files of one folder, so the variant that suits the processor is unpacked under the plain
 * name.
 */
final class WhisperLibrary {
    private static final String VERSION = "whisper-1.7.1";

    private WhisperLibrary() {}

    /** Whether a build for this platform came with the product. */
    static boolean isPresent() {
        return WhisperLibrary.class.getResource("/" + folder() + "/libwhisper.so.1") != null;
    }

    private static String folder() {
        boolean linux = System.getProperty("os.name").toLowerCase(Locale.ROOT).equals("linux");
        return switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> linux ? "debian-amd64" : "none";
            case "aarch64" -> linux ? "debian-arm64" : "none";
            default -> "none";
        };
    }

    /**
     * Loads the library for as long as {@code arena} lives.
     *
     * @param cache the folder below which it is unpacked when that was not done yet
     * @throws OcelliException {@code UNSUPPORTED_OPERATION} where there is no build for this platform or a system library
     *     that it needs is missing
     */
    static SymbolLookup load(Path cache, Arena arena) {
        if (!isPresent()) {
            throw new OcelliException(
                    ErrorCode.UNSUPPORTED_OPERATION,
                    null,
                    "Speech recognition does not come with Ocelli for " + System.getProperty("os.name") + " on "
                            + System.getProperty("os.arch")
                            + ". Plug in a server that transcribes: OCELLI_TRANSCRIPTION_URL.");
        }
        try {
            Path folder = unpacked(cache);
            SymbolLookup.libraryLookup(folder.resolve("libggml.so"), arena);
            return SymbolLookup.libraryLookup(folder.resolve("libwhisper.so.1"), arena);
        } catch (IOException e) {
            throw new OcelliException(ErrorCode.INTERNAL, null, "The speech library could not be unpacked.", e);
        } catch (IllegalArgumentException e) {
            throw new OcelliException(
                    ErrorCode.UNSUPPORTED_OPERATION,
                    null,
                    "The speech library could not be loaded; it needs libgomp (Debian and Ubuntu: apt install libgomp1).",
                    e);
        }
    }

    private static Path unpacked(Path cache) throws IOException {
        String variant = variant();
        Path target = cache.resolve(VERSION + "-" + folder() + (variant.contains("+") ? "-fast" : ""));
        if (Files.isDirectory(target)) {
            return target;
        }
        Files.createDirectories(cache);
        Path partial = Files.createTempDirectory(cache, "unpacking-");
        unpack(variant, partial.resolve("libggml.so"));
        unpack("libwhisper.so.1", partial.resolve("libwhisper.so.1"));
        publish(partial, target);
        return target;
    }

    /** The build of the calculating part for this processor. */
    private static String variant() throws IOException {
        Path processors = Path.of("/proc/cpuinfo");
        String flags = Files.isReadable(processors)
                ? " " + Files.readString(processors).replace('\n', ' ') + " "
                : " ";
        if (folder().endsWith("amd64")) {
            boolean wide = flags.contains(" avx2 ") && flags.contains(" fma ") && flags.contains(" f16c ");
            return wide ? "libggml+mf16c+mfma+mavx+mavx2.so" : "libggml.so";
        }
        return flags.contains(" fphp ") ? "libggml+fp16.so" : "libggml+crc.so";
    }

    private static void unpack(String name, Path target) throws IOException {
        try (InputStream in = WhisperLibrary.class.getResourceAsStream("/" + folder() + "/" + name)) {
            if (in == null) {
                throw new IOException("the speech library lacks " + name);
            }
            Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** A half-unpacked folder is never seen under its name; whoever is first wins. */
    private static void publish(Path partial, Path target) throws IOException {
        try {
            Files.move(partial, target, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            try (var files = Files.walk(partial)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.deleteIfExists(file);
                }
            }
            if (!Files.isDirectory(target)) {
                throw e;
            }
        }
    }
}
