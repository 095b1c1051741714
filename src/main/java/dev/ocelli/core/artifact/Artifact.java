package dev.ocelli.core.artifact;

import dev.ocelli.core.base.MediaType;

/**
 * Bytes made by a session or an execution; they never change.
 *
 * @param id prefix, underscore, six lower-case hex digits taken from the SHA-256 of content and filename, so that a run
 *     repeated gives the same ids; never another content under the same id within a namespace
 * @param sha256 of the content, lower-case hex
 */
public record Artifact(String id, ArtifactKind kind, MediaType type, String filename, long bytes, String sha256) {}
