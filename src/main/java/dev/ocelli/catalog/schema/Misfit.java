package dev.ocelli.catalog.schema;

/**
 * One place where a value does not fit its schema.
 *
 * @param pointer JSON Pointer into the value; empty for the whole
 * @param message what is wrong there, in words
 */
public record Misfit(String pointer, String message) {}
