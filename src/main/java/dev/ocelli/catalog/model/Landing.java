package dev.ocelli.catalog.model;

import dev.ocelli.catalog.model.ModelPack.PackFile;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.HashSet;
import java.util.Set;

/**
 * Takes the files of one pack as they arrive: into a temporary file beside the target, checked while written, forced to
 * the disk, then renamed and checked again. {@link #close} removes what did not arrive whole.
 */
final class Landing implements Closeable {
    private final Path folder;
    private final Path temporary;
    private final ModelPack pack;
    private final PullListener listener;
    private final Set<String> landed = new HashSet<>();
    private long done;

    private Landing(Path folder, Path temporary, ModelPack pack, PullListener listener) {
        this.folder = folder;
        this.temporary = temporary;
        this.pack = pack;
        this.listener = listener;
    }

    static Landing open(Path folder, ModelPack pack, PullListener listener) throws IOException {
        Files.createDirectories(folder);
        return new Landing(folder, Files.createTempDirectory(folder, ".pull-"), pack, listener);
    }

    /** A folder for what a source needs on its way; removed at the end. */
    Path scratch() throws IOException {
        return Files.createTempDirectory(temporary, "scratch-");
    }

    boolean has(PackFile file) {
        return landed.contains(file.name());
    }

    /** Reads {@code file} from {@code in} to its end; fails when size or SHA-256 differ, leaving nothing. */
    void land(PackFile file, InputStream in) throws IOException {
        long before = done;
        Path part = temporary.resolve(file.name());
        MessageDigest digest = Sha256.digest();
        try (FileChannel out = FileChannel.open(
                part, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
                write(out, ByteBuffer.wrap(buffer, 0, read));
                done += read;
                if (done - before > file.bytes()) {
                    break;
                }
                listener.progress(pack, done, pack.bytes());
            }
            out.force(true);
        }
        if (done - before != file.bytes() || !Sha256.hex(digest).equals(file.sha256())) {
            done = before;
            throw new IOException(file.name() + " is not the file that the manifest names");
        }
        place(file, part);
    }

    private void place(PackFile file, Path part) throws IOException {
        Path target = folder.resolve(file.name());
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
            directory.force(true);
        }
        if (!Sha256.of(target).equals(file.sha256())) {
            Files.deleteIfExists(target);
            throw new IOException(file.name() + " was damaged while it was written");
        }
        landed.add(file.name());
    }

    private static void write(FileChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    /** Fails when a file of the pack neither landed nor was there before. */
    void requireComplete() throws IOException {
        for (PackFile file : pack.contents().files()) {
            Path path = folder.resolve(file.name());
            if (!has(file) && !(Files.isRegularFile(path) && Sha256.of(path).equals(file.sha256()))) {
                throw new IOException("it does not carry " + file.name());
            }
        }
    }

    @Override
    public void close() throws IOException {
        try (var all = Files.walk(temporary)) {
            for (Path path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(path);
            }
        }
    }
}
