package dev.ocelli.engine.chat;

import dev.ocelli.core.artifact.Namespace;

/** Makes links that open an artifact for some days without a key. */
@FunctionalInterface
public interface ArtifactLinks {
    String link(Namespace namespace, String id, String filename);
}
