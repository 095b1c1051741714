package dev.ocelli.core.identity;

/** Who calls: the project that owns everything the call makes or sees, and the key that was shown. */
public record Identity(String projectId, String keyId) {}
