package dev.ocelli.core.artifact;

import dev.ocelli.core.base.MediaType;
import java.nio.file.Path;

/**
 * Bytes to be kept.
 *
 * @param filename a plain name that people may read, such as {@code invoice-redacted.pdf}; unique names are the maker's
 *     affair, a second file of the same name stands before the first
 * @param content a file that is copied
 */
public record NewArtifact(ArtifactKind kind, MediaType type, String filename, Path content) {
    public NewArtifact {
        if (!kind.takes(type)) {
            throw new IllegalArgumentException("clients do not read " + type + " as " + kind.prefix() + "_");
        }
    }

    /** Of the kind that fits the media type. */
    public NewArtifact(MediaType type, String filename, Path content) {
        this(ArtifactKind.of(type), type, filename, content);
    }
}
