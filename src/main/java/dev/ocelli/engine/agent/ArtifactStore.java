package dev.ocelli.engine.agent;

import dev.ocelli.core.artifact.Artifact;
import dev.ocelli.core.artifact.Namespace;
import dev.ocelli.core.artifact.NewArtifact;
import java.nio.file.Path;

/** Where a run keeps what its tools make. Any thread. */
public interface ArtifactStore {
    Artifact keep(Namespace namespace, NewArtifact artifact);

    /** The bytes of an artifact of this namespace, as a file that is only read. */
    Path content(Namespace namespace, Artifact artifact);
}
