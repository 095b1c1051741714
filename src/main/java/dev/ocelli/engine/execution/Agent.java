package dev.ocelli.engine.execution;

import java.time.Instant;

/** A stored agent: one version of a named set of settings; it never changes. */
public record Agent(
        String id, String projectId, String name, String version, AgentSettings settings, Instant createdAt) {
    /** {@code name:version}, as requests call it. */
    public String fullName() {
        return name + ":" + version;
    }
}
