package dev.ocelli.engine.evaluate;

import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.artifact.Namespace;
import dev.ocelli.core.artifact.NewArtifact;
import dev.ocelli.engine.agent.ArtifactStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.concurrent.atomic.AtomicInteger;

/** Artifacts of one run of a test, in a folder that goes with it. */
final class PassingArtifacts implements ArtifactStore, AutoCloseable {
    private final Path folder;
    private final AtomicInteger count = new AtomicInteger();

    PassingArtifacts() {
        try {
            folder = Files.createTempDirectory("ocelli-test-");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot make a folder for temporary files", e);
        }
    }

    @Override
    public Artifact keep(Namespace namespace, NewArtifact made) {
        try {
            String sha256 = sha256(made.content());
            String id = made.kind().prefix() + "_" + "%06x".formatted(count.getAndIncrement());
            Path place = folder.resolve(id);
            Files.copy(made.content(), place);
            return new Artifact(id, made.kind(), made.type(), made.filename(), Files.size(place), sha256);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot keep an artifact of a test", e);
        }
    }

    /** Of a file's content, lower-case hex. */
    static String sha256(Path file) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + file.getFileName(), e);
        }
    }

    @Override
    public Path content(Namespace namespace, Artifact artifact) {
        return folder.resolve(artifact.id());
    }

    @Override
    public void close() {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot delete the folder of a test", e);
        }
    }
}
