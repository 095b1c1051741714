/**
 * Artifacts: bytes made by a chat session or an execution, under ids that mean the same bytes for ever.
 *
 * <p>Door: {@code Artifacts}. NewArtifact -> Artifact. May use: core.base, core.store, core.file.
 */
@NullMarked
package dev.ocelli.core.artifact;

import org.jspecify.annotations.NullMarked;
