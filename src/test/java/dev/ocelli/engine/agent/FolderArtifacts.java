package dev.ocelli.engine.agent;

import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.artifact.Namespace;
import dev.ocelli.core.artifact.NewArtifact;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Artifacts as files of one folder, for tests without a database. */
public final class FolderArtifacts implements ArtifactStore {
    private final Path folder;

    public FolderArtifacts(Path folder) {
        this.folder = folder;
    }

    @Override
    public Artifact keep(Namespace namespace, NewArtifact artifact) {
        try {
            byte[] bytes = Files.readAllBytes(artifact.content());
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String sha256 = HexFormat.of().formatHex(digest.digest(bytes));
            String id = artifact.kind().prefix() + "_" + sha256.substring(0, 6);
            var kept = new Artifact(id, artifact.kind(), artifact.type(), artifact.filename(), bytes.length, sha256);
            Files.write(content(namespace, kept), bytes);
            return kept;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public Path content(Namespace namespace, Artifact artifact) {
        return folder.resolve(artifact.id());
    }
}
