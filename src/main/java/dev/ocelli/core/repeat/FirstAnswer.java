package dev.ocelli.core.repeat;

/** What the first call with a key was told. */
public record FirstAnswer(int status, String contentType, String body) {}
