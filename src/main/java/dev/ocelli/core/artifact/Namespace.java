package dev.ocelli.core.artifact;

/** Whose artifacts: those of one chat session or one execution of a project. {@code id} is a UUID. */
public record Namespace(String projectId, Owner owner, String id) {
    public enum Owner {
        SESSION,
        EXECUTION
    }
}
